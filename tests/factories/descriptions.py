"""Descriptions with as little said as a test needs."""

from lavh.formats.description import (
    Agent,
    Contribution,
    Description,
    Identifier,
    Name,
    Period,
    Publication,
    Subject,
    Title,
)


def book(
    title: str = "Oʻtkan kunlar", author: str = "Qodiriy, Abdulla", year: int | None = 1994, **more: object
) -> Description:
    """A printed book. `isbn`, `pages`, `publisher`, `part`, `rest`, `language`, `script`, `subjects`, `local_id` say more."""
    isbn = more.pop("isbn", "")
    pages = more.pop("pages", 0)
    publisher = more.pop("publisher", "")
    script = str(more.pop("script", "Latn"))
    subjects = more.pop("subjects", ())
    return Description(
        local_id=str(more.pop("local_id", "1")),
        kind=str(more.pop("kind", "book")),
        titles=(Title(title, rest=str(more.pop("rest", "")), part=str(more.pop("part", "")), script=script),),
        contributions=(Contribution(Agent(author, script=script), "aut", lead=True),) if author else (),
        languages=(str(more.pop("language", "uz")),),
        dates=(Period(str(year), year, year),) if year else (),
        publications=(Publication("Toshkent", str(publisher)),) if publisher else (),
        extent=f"{pages} b." if pages else "",
        identifiers=(Identifier("isbn", str(isbn)),) if isbn else (),
        subjects=tuple(Subject(term, kind) for kind, term in subjects),  # type: ignore[attr-defined]
        **more,  # type: ignore[arg-type]
    )


def vernacular(
    romanised: str, native: str, script: str, author: str, native_author: str, **more: object
) -> Description:
    """A book catalogued in two scripts."""
    plain = book(romanised, author, **more)
    return Description(
        **{
            field: getattr(plain, field)
            for field in plain.__struct_fields__
            if field not in {"titles", "contributions"}
        },
        titles=(Title(romanised, script="Latn", pair=1), Title(native, script=script, pair=1)),
        contributions=(
            Contribution(Agent(author, script="Latn", forms=(Name(native_author, script),)), "aut", lead=True),
        ),
    )
