"""What the package says of the book, as a Description for the catalogue."""

from lavh.formats import dating, languages, naming, numbering, rights
from lavh.formats.description import Agent, Description, Name, Note, Publication, Series, Title
from lavh.formats.draft import Draft
from lavh.formats.epub.metadata import identifier, ordered, roles, spoken_by
from lavh.formats.epub.package import Package, Statement
from lavh.formats.scripts import script_of

_TITLE_ROLES = {"short": "abbreviated", "edition": "variant", "expanded": "variant", "collection": "variant"}
# Corporate bodies that sign as creators say so in their names only; without a word for it an agent is a person.
_SCHEMES = {"isbn": "isbn", "doi": "doi", "issn": "issn", "uuid": "uri", "uri": "uri", "url": "uri", "calibre": "local"}


def describe(package: Package, fallback: str, fixed: bool, spoken: bool) -> Description:
    """The description. `fallback`: the title of a book that has none."""
    draft = Draft(kind="ebook", digital=True)
    draft.medium = ["EPUB 2" if package.version.startswith("2") else "EPUB 3"]
    _titles(draft, package, fallback)
    _agents(draft, package)
    draft.languages = [languages.language(each.value) for each in package.said("language")]
    draft.scripts = [languages.script(each.value) for each in package.said("language")]
    draft.scripts = [*filter(None, draft.scripts)] or [script_of(each.text) for each in draft.titles[:1]]
    _dates(draft, package)
    _identifiers(draft, package)
    for each in package.said("subject"):
        draft.subject(
            each.value, scheme=each.told("authority").lower(), identifier=each.told("term"), language=each.language
        )
    _notes(draft, package)
    draft.rights_note = [each.value for each in package.said("rights", "dcterms:rights") if each.value]
    draft.rights = next(filter(None, map(rights.address, _licences(package))), "")
    if spoken:
        draft.medium.append("read aloud (media overlays)")
    if fixed:
        draft.medium.append("fixed layout")
    draft.updated = package.first("dcterms:modified")
    return draft.done()


def _titles(draft: Draft, package: Package, fallback: str) -> None:
    said = ordered(package.said("title"))
    main = next((each for each in said if each.told("title-type") == "main"), said[0] if said else None)
    subtitle = next((each for each in said if each.told("title-type") == "subtitle" and each is not main), None)
    if main is None:
        draft.title(fallback)
        return
    language = main.language or package.first("language")
    pair = 1 if main.refined.get("alternate-script") else 0
    script = languages.script(language) or script_of(main.value)
    rest = subtitle.value if subtitle else ""
    draft.titles.append(
        Title(main.value, "main", rest, language=languages.language(language), script=script, pair=pair)
    )
    for value, _, tongue in main.refined.get("alternate-script", ()):
        shown = languages.script(tongue) or script_of(value)
        draft.titles.append(Title(value, "main", language=languages.language(tongue), script=shown, pair=pair))
    for each in said:
        if each is not main and each is not subtitle:
            draft.title(each.value, _TITLE_ROLES.get(each.told("title-type"), "variant"), each.language)
    for each in package.said("dcterms:alternative"):
        draft.title(each.value, "variant", each.language)


def _agents(draft: Draft, package: Package) -> None:
    for each in ordered(package.said("creator", "contributor")):
        for role in roles(each):
            draft.made_by(_agent(each), role)
    for name in spoken_by(package):
        draft.made_by(Agent(name=name), "nrt")
    for each in package.said("publisher"):
        if each.value:
            draft.publications.append(Publication(publisher=each.value, script=script_of(each.value)))


def _agent(statement: Statement) -> Agent:
    """The name as it is filed, where the book says how; the name as it is shown is another form of it."""
    filed = statement.told("file-as")
    name, dates = naming.split_dates(filed if "," in filed else statement.value)
    others = [(statement.value, statement.language)] if name != statement.value and not dates else []
    others += [(value, language) for value, _, language in statement.refined.get("alternate-script", ()) if value]
    forms = tuple(Name(value, script_of(value), languages.language(language)) for value, language in others)
    return Agent(name=name, dates=dates, forms=forms)


def _dates(draft: Draft, package: Package) -> None:
    for each in package.said("date"):
        role = {
            "": "published",
            "publication": "published",
            "creation": "created",
            "original-publication": "original",
        }.get(each.attributes.get("event", ""))
        if role and each.value:
            draft.dates.append(dating.period(each.value, role))
    for name, role in (
        ("dcterms:issued", "published"),
        ("dcterms:created", "created"),
        ("dcterms:dateCopyrighted", "copyright"),
    ):
        draft.dates += [dating.period(each.value, role) for each in package.said(name) if each.value]


def _identifiers(draft: Draft, package: Package) -> None:
    for each in package.said("identifier"):
        if each.value:
            scheme = _SCHEMES.get(each.attributes.get("scheme", "").lower(), "")
            draft.identifiers.append(numbering.identifier(each.value, scheme if scheme != "uri" else ""))
    for each in package.said("source", "dcterms:source"):
        if each.value.lower().startswith(("urn:isbn", "isbn", "urn:issn", "https://doi", "doi:")):
            found = numbering.identifier(each.value)
            draft.note(each.value, "related") if not found.valid else draft.notes.append(
                Note(f"{found.scheme.upper()} {found.value}", "related")
            )
    draft.local_id = identifier(package) or next((each.value for each in draft.identifiers), "")


def _notes(draft: Draft, package: Package) -> None:
    for each in package.said("description"):
        draft.note(each.value, "summary", each.language)
    for each in package.said("schema:accessibilitySummary"):
        draft.note(each.value, "accessibility", each.language)
    for each in package.said("belongs-to-collection"):
        draft.series.append(Series(each.value, each.told("group-position"), script=script_of(each.value)))
    if package.first("calibre:series") and not draft.series:
        draft.series.append(Series(package.first("calibre:series"), package.first("calibre:series_index")))
    for each in package.said("source", "dcterms:source"):
        if each.value.startswith("http"):
            draft.note(each.value, "related")


def _licences(package: Package) -> list[str]:
    said = package.said(
        "rights",
        "dcterms:rights",
        "dcterms:license",
        "link:cc:license",
        "link:dcterms:rights",
        "cc:license",
        "link:license",
    )
    return [each.value for each in said if each.value]
