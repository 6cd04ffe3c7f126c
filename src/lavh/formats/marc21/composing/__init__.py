"""`Description` → MARC 21 bibliographic fields: the way back from `mapping`. With the punctuation of ISBD (leader/18 = i).

What MARC has no field for is left out; `CROSSWALK` says what goes where.
"""

from lavh.formats.description import Description
from lavh.formats.iso2709.record import Record
from lavh.formats.marc21.composing import agents, coded, imprint, numbers, others, stock, subjects, titles
from lavh.formats.marc21.composing.sheet import Sheet
from lavh.formats.written import About

__all__ = ["CROSSWALK", "compose"]

CROSSWALK = (
    *coded.CROSSWALK,
    *numbers.CROSSWALK,
    *titles.CROSSWALK,
    *agents.CROSSWALK,
    *imprint.CROSSWALK,
    *subjects.CROSSWALK,
    *others.CROSSWALK,
    *stock.CROSSWALK,
)


def compose(description: Description, about: About) -> Record:
    """The record, fields in the order of their tags, forms in other scripts (880) last."""
    sheet = Sheet(description)
    for part in (coded, numbers, titles, agents, imprint, subjects, others, stock):
        part.fields(sheet, description, about)
    tags, values = sheet.sorted()
    return Record(coded.leader(description), tags, values)
