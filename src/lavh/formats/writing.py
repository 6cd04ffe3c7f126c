"""All formats we write, by name. `written` says what a writer is."""

from collections.abc import Mapping

from lavh.formats.bibtex import BIBTEX
from lavh.formats.csl import CSL
from lavh.formats.edm.writer import EDM_WRITER
from lavh.formats.marcxml.writer import MARCXML_WRITER
from lavh.formats.mods.writer import MODS_WRITER
from lavh.formats.oai_dc.writer import OAI_DC_WRITER
from lavh.formats.ris import RIS
from lavh.formats.schema_org import SCHEMA_ORG
from lavh.formats.written import NOBODY, About, Writer, XMLWriter, document

__all__ = ["NOBODY", "WRITERS", "XML_WRITERS", "About", "Writer", "XMLWriter", "document"]

XML_WRITERS: Mapping[str, XMLWriter] = {
    each.name: each for each in (MARCXML_WRITER, OAI_DC_WRITER, MODS_WRITER, EDM_WRITER)
}
WRITERS: Mapping[str, Writer] = {**XML_WRITERS, **{each.name: each for each in (SCHEMA_ORG, RIS, BIBTEX, CSL)}}
