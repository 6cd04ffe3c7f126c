"""What is the same at the end of every record: the profile's own places, and the frozen description."""

from collections.abc import Container

from lavh.formats.description import Description, Period, Title
from lavh.formats.iso2709.holdings import copies
from lavh.formats.iso2709.record import Record, subfield
from lavh.formats.iso2709.worksheet import Worksheet


def described(sheet: Worksheet, dates: tuple[Period, ...]) -> Description:
    """The worksheet as a description. Positional, in the order of the type: it is made for every record."""
    return Description(
        sheet.local_id,
        sheet.kind,
        sheet.level,
        tuple(sheet.titles),
        tuple(sheet.contributions),
        tuple(sheet.languages),
        tuple(sheet.original_languages),
        _scripts(sheet.titles),
        dates,
        tuple(sheet.publications),
        sheet.edition,
        sheet.extent,
        sheet.medium,
        tuple(sheet.series),
        tuple(sheet.identifiers),
        tuple(sheet.classifications),
        tuple(sheet.subjects),
        tuple(sheet.notes),
        tuple(sheet.links),
        sheet.rights or sheet.profile.rights,
        sheet.rights_note,
        tuple(sheet.holdings),
        tuple(sheet.relations),
        None,
        sheet.responsibility,
        sheet.country,
        "",
        sheet.dimensions,
        sheet.scale,
        sheet.coordinates,
        sheet.digital,
        sheet.updated,
        sheet.cataloguer,
        sheet.language_of_record,
    )


def _scripts(titles: list[Title]) -> tuple[str, ...]:
    """The scripts of the main titles, that of the piece itself before its romanisation."""
    if len(titles) == 1:
        return (titles[0].script,) if titles[0].script else ()
    scripts = dict.fromkeys(title.script for title in titles if title.role == "main" and title.script)
    return tuple(sorted(scripts, key="Latn".__eq__))


def by_profile(sheet: Worksheet, record: Record, known: Container[str]) -> None:
    """What this source writes in places of its own: the record's number, copies in local tags."""
    profile = sheet.profile
    if profile.local_id and profile.local_id != "001":
        tag, _, code = profile.local_id.replace(" ", "").partition("$")
        value = record.first(tag)
        own = subfield(value, code) if code else value
        sheet.local_id = own.strip() or sheet.local_id
    if profile.holdings:
        sheet.copies = [each for each in sheet.copies if each[0] in profile.holdings]
        for tag in profile.holdings:
            if tag not in known:
                for value in record.all(tag):
                    copies(tag, sheet, value.split("\x1f"))
