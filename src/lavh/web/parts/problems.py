"""What was wrong with a record, in a sentence that its cataloguer understands."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

SENTENCES: Mapping[str, str] = {
    "authority-record": _("This is an authority record: it describes a name or subject, not a thing that can be found."),
    "bad-008": _("Field 008 does not have its forty characters in their places. What could be read of it was read."),
    "bad-100": _("Subfield a of field 100 does not have its characters in their places. What could be read of it was read."),
    "bad-character": _("A character cannot stand in a record of this format."),
    "bad-coordinates": _("The coordinates are no place on the globe."),
    "bad-date": _("The date cannot be understood. It is shown as written but cannot be searched as a year."),
    "bad-directory": _("The directory at the head of the record does not fit its fields. They were found by their separators instead."),
    "bad-encoding": _("Some characters are not in the character set that the record names."),
    "bad-entity": _("An XML entity is not known."),
    "bad-field": _("A field is not built as the format wants it."),
    "bad-isbn": _("The ISBN is not valid: its check digit does not fit. It is kept as written."),
    "bad-issn": _("The ISSN is not valid: its check digit does not fit. It is kept as written."),
    "bad-language": _("The language code is not one that we know."),
    "bad-length": _("The length in the leader is wrong. The record was cut at its end mark instead."),
    "bad-link": _("The link is not an address that a browser can open."),
    "bad-subfield": _("A subfield has no code."),
    "broken-json": _("This is not well-formed JSON."),
    "broken-xml": _("This is not well-formed XML."),
    "double-encoding": _("The text was encoded twice; it was put right."),
    "needs-mapping": _("This source needs a mapping file that says which column means what."),
    "no-directory": _("The record has no directory of its fields."),
    "no-title": _("The record has no title."),
    "no-unit": _("There is no archival unit in this piece of the finding aid."),
    "not-a-manifest": _("This is not the manifest of a publication."),
    "not-a-record": _("This is not a record."),
    "not-an-object": _("This line is not a JSON object."),
    "stray-bytes": _("There were bytes between two records that belong to neither."),
    "too-large": _("The record is larger than any record may be."),
    "truncated": _("The record breaks off before its end."),
    "unbalanced-quote": _("A quotation mark is opened and never closed."),
    "unknown-encoding": _("The character set could not be told."),
    "unknown-language": _("The language code is not one that we know."),
    "unreadable": _("The record could not be read at all. It is kept as it came."),
    "wrong-columns": _("The line has more or fewer columns than the first line of the file."),
    "xml-entities": _("The XML declares entities of its own. Such files are refused, because they can be used for attacks."),
    "xml-too-large": _("The XML is nested too deeply or too large."),
}  # fmt: skip
OTHER = _("Something in the record is not as the format wants it.")
RUNS: Mapping[str, str] = {
    "interrupted": _("The run was interrupted. It goes on where it stopped when it is started again."),
    "broke-off": _("The run broke off because of a fault of the program. What had come by then is safe."),
    "unknown-format": _("A file is of no format that is known here."),
    "already-running": _("Another run of this source was still going on."),
    "empty-file": _("The file is empty."),
    "html-page": _("The file is a web page and not a file of records."),
    "no-such-file": _("The file is not there any more."),
    "broken-archive": _("The archive is damaged and cannot be unpacked."),
    "xml-entities": _("The XML declares entities of its own. Such files are refused, because they can be used for attacks."),
    "needs-mapping": _("This source needs a mapping file that says which column means what."),
    "unreachable": _("The server did not answer."),
    "broken-page": _("The server sent a page that is damaged."),
    "not-oai": _("What answered is no OAI-PMH server."),
    "oai-error": _("The server answered with an error of OAI-PMH."),
    "sru-diagnostic": _("The server answered with an error of SRU."),
    "no-format": _("The server does not offer the format that was asked for."),
    "no-such-version": _("The server does not speak the version that was asked for."),
    "list-cut-off": _("The server's list broke off before its end. Nothing was taken for deleted."),
    "list-restarted": _("The server began its list anew. The next run starts from the beginning."),
    "goes-round": _("The server sent the same page again and again."),
    "token-expires": _("The server forgot where the list was. The next run starts from the beginning."),
    "too-much": _("The server sent more than one answer may hold."),
    "too-often": _("The server asked us to come back later."),
    "nearly-all-gone": _("Nearly all records would have been deleted. Nothing was; please look at the source."),
    "not-a-server": _("This source is of files: there is no server to ask."),
    "bad-address": _("The address of the server is not one that can be opened."),
    "insecure-redirect": _("The server sends us on to an address that is not safe."),
    "private-address": _("The address of the server lies inside a private network."),
}  # fmt: skip
STOPPED = _("The run stopped early. What had come by then is safe.")


def sentence(code: str) -> str:
    """What a code means."""
    return gettext(SENTENCES.get(code, OTHER))


def run_sentence(code: str) -> str:
    """Why a run ended badly."""
    return gettext(RUNS.get(code, STOPPED))
