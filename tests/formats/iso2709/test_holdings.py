"""Copies in all the tags that systems write them in, and by a profile in those of one source."""

import pytest

from lavh.formats.description import Copy, Holding
from lavh.formats.marcxml import MARCXML
from lavh.formats.reading import Profile
from tests.formats.reading import PLAIN, described


def holdings(fields: str, profile: Profile = PLAIN, title: str = "245") -> tuple[Holding, ...]:
    """Fields written as "852 $a A $b B", one a line."""
    xml = "".join(_field(line.strip()) for line in (f"{title} $a T", *fields.strip().splitlines()))
    form = 'format="UNIMARC"' if title == "200" else ""
    record = f'<record xmlns="http://www.loc.gov/MARC21/slim" {form}><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">1</controlfield>{xml}</record>'
    return described(MARCXML().read(record.encode(), profile)).holdings


def _field(line: str) -> str:
    tag, *subfields = (each.strip() for each in line.split("$"))
    inner = "".join(f'<subfield code="{each[0]}">{each[1:].strip()}</subfield>' for each in subfields)
    return f'<datafield tag="{tag.strip()}" ind1=" " ind2=" ">{inner}</datafield>'


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            "852 $a UzNL $b Main $c Stacks $h PL55 $i .N3 $p 0001 $t 2",
            Holding("UzNL", "Main", "Stacks", "PL55 .N3", copies=(Copy("0001", "2"),)),
        ),
        (
            "952 $a CPL $b MPL $c FIC $o 84(5Ў) $p 0002 $7 1",
            Holding("CPL", "MPL", "FIC", "84(5Ў)", copies=(Copy("0002", use="reference"),)),
        ),
        ("952 $a CPL $p 0003 $1 1", Holding("CPL", copies=(Copy("0003", status="lost"),))),
    ],
)
def test_marc21(fields: str, expected: Holding) -> None:
    assert holdings(fields) == (expected,)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            "995 $b BIB $c Hall $f 0005 $k 821 NAV $o 0",
            Holding("BIB", "Hall", call_number="821 NAV", copies=(Copy("0005", use="loan"),)),
        ),
        ("899 $a NLR $b Fund $j 63.3 $p 0006", Holding("NLR", "Fund", call_number="63.3", copies=(Copy("0006"),))),
    ],
)
def test_unimarc(fields: str, expected: Holding) -> None:
    assert holdings(fields, title="200") == (expected,)


def test_items_and_statements_join_the_holding_that_they_are_linked_to() -> None:
    assert holdings(
        """852 $8 1 $a UzNL $b Main $h PN1
        852 $8 2 $a UzNL $b Store $h PN2
        866 $8 2.1 $a 1-jild (1991)–12-jild (2002)
        876 $8 1.1 $p 0007 $j available
        876 $8 2.1 $p 0008"""
    ) == (
        Holding("UzNL", "Main", call_number="PN1", copies=(Copy("0007", status="available"),)),
        Holding("UzNL", "Store", call_number="PN2", summary="1-jild (1991)–12-jild (2002)", copies=(Copy("0008"),)),
    )


def test_copies_of_one_shelf_are_one_holding() -> None:
    assert holdings("952 $a A $c S $p 1\n952 $a A $c S $p 2\n952 $a A $c T $p 3") == (
        Holding("A", shelf="S", copies=(Copy("1"), Copy("2"))),
        Holding("A", shelf="T", copies=(Copy("3"),)),
    )


def test_tags_that_mean_different_things_elsewhere_are_read_if_the_profile_names_them() -> None:
    field = "949 $a QA9 $i 0004 $l SCI $v 3"
    assert holdings(field) == ()
    assert holdings(field, Profile(holdings=("949",))) == (
        Holding(branch="SCI", call_number="QA9", copies=(Copy("0004", "3"),)),
    )


def test_a_profile_says_where_one_source_writes_its_copies() -> None:
    profile = Profile(
        holdings=("945",),
        subfields={"945": {"barcode": "i", "branch": "l", "call_number": "a"}},
    )
    assert holdings("852 $a ignored $p 9\n945 $a 84.5 $i 0009 $l hall-2", profile) == (
        Holding(branch="hall-2", call_number="84.5", copies=(Copy("0009"),)),
    )
