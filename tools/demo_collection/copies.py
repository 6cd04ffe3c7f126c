"""Copies of demo institutions: call numbers from the records, bar codes that say DEMO."""

import re
from dataclasses import dataclass, field

from pymarc import Field, Indicators, Leader, Record, Subfield
from tools.demo_collection.choosing import rank

ILL = re.compile(rb"[\x00-\x08]")


@dataclass
class Desk:
    """A demo institution that has copies. `branches`: where they stand, one after another by the record's rank."""

    name: str
    prefix: str
    branches: tuple[str, ...]
    count: int = field(default=0)

    def barcode(self) -> str:
        """The next bar code."""
        self.count += 1
        return f"{self.prefix}-{self.count:06}"


def made_field(tag: str, indicators: str, *parts: str) -> Field:
    """A data field; each part begins with its subfield code."""
    return Field(
        tag=tag,
        indicators=Indicators(indicators[0], indicators[1]),
        subfields=[Subfield(part[0], part[1:]) for part in parts if part[1:]],
    )


def read(raw: bytes) -> Record:
    """A record of the bulk sets, all of which are UTF-8."""
    return Record(data=ILL.sub(b"", raw), to_unicode=True, force_utf8=True, utf8_handling="replace")


def call_number(record: Record) -> str:
    """The shelf mark of the Library of Congress, else the Dewey number."""
    for tag in ("050", "090", "082"):
        for each in record.get_fields(tag):
            number = " ".join(part.value.strip() for part in each.subfields if part.code in "ab")
            if number:
                return number
    return ""


def with_copies(raw: bytes, desk: Desk, *, lends: bool = True) -> bytes:
    """The record with one to three copies at this desk: 952 where it lends, 852 where one reads on site."""
    record = read(raw)
    record.remove_fields("852", "952", "949", "955", "985", "991", "859", "906", "920", "925")
    record.leader = Leader(f"{str(record.leader)[:9]}a{str(record.leader)[10:]}")
    electronic = not record.get_fields("300") and record.get_fields("856")
    if not electronic:
        number = call_number(record)
        draw = rank(f"{desk.name}{record['001'].data}")
        for copy in range(1 + (draw % 7 == 0) + (draw % 3 == 0) if lends else 1):
            branch = desk.branches[(draw // 8 + copy) % len(desk.branches)]
            record.add_field(_copy(desk, branch, number, lends=lends, draw=draw + copy))
    return bytes(record.as_marc())


def _copy(desk: Desk, branch: str, number: str, *, lends: bool, draw: int) -> Field:
    if not lends:
        return made_field("852", "0 ", f"a{desk.name}", f"b{branch}", f"h{number}", f"p{desk.barcode()}")
    on_site = "1" if draw % 9 == 0 else "0"
    return made_field("952", "  ", f"a{desk.name}", f"b{branch}", f"o{number}", f"p{desk.barcode()}", f"7{on_site}")
