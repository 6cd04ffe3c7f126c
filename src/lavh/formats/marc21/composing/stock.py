"""Holdings and copies: 852, 866, 876, tied by $8."""

from lavh.formats.description import Description
from lavh.formats.marc21.composing.sheet import Sheet
from lavh.formats.written import About

CROSSWALK = (
    ("852", "holdings", "$a institution, $b branch, $c shelf, $h call number, $z note"),
    ("866", "holdings.summary", "joined by $8"),
    ("876", "holdings.copies", "joined by $8; $p barcode, $j status, $h use, $3 volume, $z note"),
)


def fields(sheet: Sheet, description: Description, about: About) -> None:
    """All of them."""
    del about
    for number, held in enumerate(description.holdings, 1):
        link = str(number) if held.summary or held.copies else ""
        places = [("8", link), ("a", held.institution), ("b", held.branch), ("c", held.shelf), ("h", held.call_number)]
        sheet.add("852", "8 ", [*places, ("z", held.note)])
        if held.summary:
            sheet.add("866", " 0", [("8", f"{number}.1"), ("a", held.summary)])
        for copy in held.copies:
            facts = [("p", copy.barcode), ("j", copy.status), ("h", copy.use), ("3", copy.volume), ("z", copy.note)]
            if any(text for _, text in facts):
                sheet.add("876", "  ", [("8", f"{number}.1"), *facts])
