"""What a manifest says of its publication, as a `Description` for the catalogue."""

import re

from msgspec.structs import replace

from lavh.formats import dating, languages, naming, numbering, rights
from lavh.formats.description import Agent, Description, Identifier, Name, Publication
from lavh.formats.draft import Draft
from lavh.formats.rwpm.manifest import Contributor, Manifest, Metadata

# Metadata field → MARC relator code of those whose role is not told otherwise.
ROLES = (
    ("author", "aut"),
    ("translator", "trl"),
    ("editor", "edt"),
    ("illustrator", "ill"),
    ("narrator", "nrt"),
    ("contributor", "ctb"),
)
_URN = re.compile(r"^urn:(isbn|issn):?\s*", re.IGNORECASE)
_DAY = re.compile(
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$"
)
_TAGS = re.compile(r"<[^>]*>")


def describe(manifest: Manifest, kind: str, extent: str = "") -> Description:
    """The description of a publication. `kind`: a code of `formats.kinds`; `extent` as a library writes it ("2 h 14 min")."""
    about = manifest.metadata
    draft = Draft(kind=kind, digital=True, extent=[extent] if extent else [])
    tongue = about.language[0] if about.language else ""
    _title(draft, about, tongue)
    for field, role in ROLES:
        for each in getattr(about, field):
            _made_by(draft, each, role)
    draft.languages = [languages.language(each) for each in about.language]
    draft.scripts = [languages.script(each) for each in about.language]
    for publisher in about.publisher:
        draft.publications.append(Publication(publisher=_first(publisher.name)))
    if about.published:
        draft.dates.append(dating.period(about.published))
    if about.identifier:
        draft.identifiers.append(_number(about.identifier))
    for subject in about.subject:
        draft.subject(_first(subject.name), language=tongue)
    draft.note(" ".join(_TAGS.sub(" ", about.description or "").split()), "summary", tongue)
    if about.accessibility and about.accessibility.summary:
        draft.note(about.accessibility.summary, "accessibility", tongue)
    if about.rights:
        draft.rights = rights.address(about.rights)
        draft.rights_note = [] if draft.rights else [about.rights]
    return draft.done()


def exact(manifest: Manifest) -> Manifest:
    """The same as the norm has it: a date of publication is a whole day there. What is less is told by the description alone."""
    about = manifest.metadata
    if not about.published or _DAY.match(about.published):
        return manifest
    return replace(manifest, metadata=replace(about, published=None))


def _title(draft: Draft, about: Metadata, tongue: str) -> None:
    forms = about.title if isinstance(about.title, dict) else {tongue: about.title}
    ordered = sorted(forms.items(), key=lambda form: form[0] != tongue)
    for place, (language, words) in enumerate(ordered):
        draft.title(words, language=language, rest=(about.subtitle or "") if not place else "")


def _made_by(draft: Draft, who: Contributor, role: str) -> None:
    """The name as it sorts, if that is told; so catalogues write it."""
    forms = list(who.name.items()) if isinstance(who.name, dict) else [("", who.name)]
    name, dates = naming.split_dates(who.sort_as or forms[0][1])
    others = tuple(Name(words, languages.script(tongue), languages.language(tongue)) for tongue, words in forms[1:])
    identifiers = (("uri", who.identifier),) if who.identifier else ()
    agent = Agent(name=name, dates=dates, forms=others, identifiers=identifiers)
    for written in who.role or (role,):
        code, stated = naming.role(written, role)
        draft.made_by(agent, code, stated)


def _first(name: str | dict[str, str]) -> str:
    return name if isinstance(name, str) else next(iter(name.values()), "")


def _number(written: str) -> Identifier:
    found = _URN.match(written)
    return numbering.identifier(written[found.end() :], found[1].lower()) if found else numbering.identifier(written)
