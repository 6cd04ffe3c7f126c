"""Words for codes: kinds, roles, ways, institutions. Each is a sentence for gettext, so that nothing untranslated slips through."""

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from lavh.discovery.fields import to_code
from lavh.formats.kinds import Kind
from lavh.kernel import languages, relators
from lavh.kernel.interface import nearest
from lavh.kernel.text import sort_key

KINDS: Mapping[int, str] = {
    Kind.BOOK: _("Book"), Kind.EBOOK: _("E-book"), Kind.AUDIOBOOK: _("Audiobook"), Kind.PERIODICAL: _("Periodical"), Kind.ARTICLE: _("Article"),
    Kind.MANUSCRIPT: _("Manuscript"), Kind.MAP: _("Map"), Kind.SCORE: _("Music score"), Kind.RECORDING: _("Recording"), Kind.VIDEO: _("Video"),
    Kind.PHOTOGRAPH: _("Photograph"), Kind.IMAGE: _("Picture"), Kind.MUSEUM_OBJECT: _("Museum object"), Kind.ARCHIVE: _("Archival material"),
    Kind.THESIS: _("Thesis"), Kind.GOVERNMENT: _("Official publication"), Kind.DATASET: _("Data"), Kind.TACTILE: _("Braille and tactile"),
    Kind.KIT: _("Kit"), Kind.WEBSITE: _("Website"), Kind.SOFTWARE: _("Software"), Kind.OTHER: _("Other"),
}  # fmt: skip
KIND_ICONS: Mapping[int, str] = {
    Kind.BOOK: "book", Kind.EBOOK: "tablet", Kind.AUDIOBOOK: "headphones", Kind.PERIODICAL: "newspaper", Kind.ARTICLE: "file-text", Kind.MANUSCRIPT: "scroll",
    Kind.MAP: "map", Kind.SCORE: "music", Kind.RECORDING: "volume", Kind.VIDEO: "film", Kind.PHOTOGRAPH: "camera", Kind.IMAGE: "image",
    Kind.MUSEUM_OBJECT: "amphora", Kind.ARCHIVE: "archive", Kind.TACTILE: "braille",
    Kind.THESIS: "pen", Kind.GOVERNMENT: "building", Kind.DATASET: "gauge", Kind.KIT: "bag", Kind.WEBSITE: "globe", Kind.SOFTWARE: "keyboard",
}  # fmt: skip
KIND_NAMES: Mapping[int, str] = {  # many of them: what to browse
    Kind.BOOK: _("Books"), Kind.EBOOK: _("E-books"), Kind.AUDIOBOOK: _("Audiobooks"), Kind.PERIODICAL: _("Newspapers and journals"), Kind.ARTICLE: _("Articles"),
    Kind.MANUSCRIPT: _("Manuscripts"), Kind.MAP: _("Maps"), Kind.SCORE: _("Sheet music"), Kind.RECORDING: _("Recordings"), Kind.VIDEO: _("Films"),
    Kind.PHOTOGRAPH: _("Photographs"), Kind.IMAGE: _("Pictures"), Kind.MUSEUM_OBJECT: _("Museum objects"), Kind.ARCHIVE: _("Archives"),
    Kind.THESIS: _("Theses"), Kind.GOVERNMENT: _("Official publications"), Kind.TACTILE: _("Braille"),
}  # fmt: skip
WAYS: Mapping[int, str] = {
    1: _("Read online"), 2: _("Listen online"), 4: _("Look online"), 8: _("Borrow"), 16: _("See on site"), 32: _("Online with conditions"),
}  # fmt: skip
SECTORS: Mapping[str, str] = {
    "national-library": _("National library"), "public-library": _("Public library"), "university-library": _("University library"),
    "school-library": _("School library"), "special-library": _("Special library"), "library-for-the-blind": _("Library for the blind"),
    "museum": _("Museum"), "archive": _("Archive"),
}  # fmt: skip
SECTOR_ICONS: Mapping[str, str] = {"museum": "amphora", "archive": "archive", "library-for-the-blind": "braille"}
RIGHTS: Mapping[str, str] = {
    "public-domain": _("Public domain"), "cc0": _("Public domain (CC0)"), "cc-by": _("Free to use, name the author (CC BY)"),
    "cc-by-sa": _("Free to use and share alike (CC BY-SA)"), "cc-by-nc": _("Not for business (CC BY-NC)"), "cc-by-nd": _("Unchanged only (CC BY-ND)"),
    "in-copyright": _("In copyright"), "no-copyright-conditions": _("No copyright, with conditions"), "undetermined": _("Rights not settled"),
    "unknown": _("Rights not stated"),
}  # fmt: skip
FACETS: Mapping[str, str] = {
    "now": _("What you can do now"), "kind": _("Kind"), "institution": _("Institution"), "sector": _("Type of institution"), "region": _("Region"),
    "language": _("Language"), "script": _("Script"), "person": _("Person or body"), "about": _("About whom"), "subject": _("Subject"),
    "place": _("Place"), "period": _("Named period"), "genre": _("Genre"), "rights": _("Reuse"), "year": _("Year"),
}  # fmt: skip
AGENTS: Mapping[int, str] = {1: _("Person"), 2: _("Family"), 3: _("Organisation"), 4: _("Meeting or event")}
SUBJECTS: Mapping[int, str] = {1: _("Subject"), 2: _("Place"), 3: _("Named period"), 4: _("Genre")}
SUBJECT_ICONS: Mapping[int, str] = {1: "tag", 2: "place", 3: "clock", 4: "scroll"}
BESIDE: Mapping[int, str] = {1: _("Related subjects"), 2: _("Places"), 3: _("Named periods"), 4: _("Genres")}
LISTS: Mapping[str, str] = {
    "people": _("People"), "bodies": _("Organisations and events"), "titles": _("Titles"), "topics": _("Subjects"), "places": _("Places"),
    "periods": _("Named periods"), "genres": _("Genres"),
}  # fmt: skip
LIST_ICONS: Mapping[str, str] = {
    "people": "person", "bodies": "building", "titles": "book", "topics": "tag", "places": "place", "periods": "clock", "genres": "scroll",
}  # fmt: skip
SCHEMES: Mapping[str, str] = {
    "udc": _("Universal Decimal Classification"), "bbk": _("Library-Bibliographical Classification"), "ddc": _("Dewey Decimal Classification"),
    "lcc": _("Library of Congress Classification"), "nlm": _("Medical classification (NLM)"), "sudoc": _("Government documents (SuDoc)"),
}  # fmt: skip
AUTHORITIES: Mapping[str, str] = {  # scheme of an identifier → where its page is
    "viaf": "https://viaf.org/viaf/{}", "isni": "https://isni.org/isni/{}", "orcid": "https://orcid.org/{}", "lccn": "https://id.loc.gov/authorities/names/{}",
    "gnd": "https://d-nb.info/gnd/{}", "wikidata": "https://www.wikidata.org/wiki/{}", "ulan": "https://vocab.getty.edu/page/ulan/{}",
}  # fmt: skip
ORDERS: Mapping[str, str] = {"relevance": _("Best match"), "newest": _("Newest"), "oldest": _("Oldest")}


def kind(number: int) -> str:
    """A kind of thing."""
    return gettext(KINDS.get(number, KINDS[Kind.OTHER]))


def kinds(number: int) -> str:
    """Things of a kind."""
    return gettext(KIND_NAMES[number]) if number in KIND_NAMES else kind(number)


def kind_code(number: int) -> str:
    """The code of a kind in addresses."""
    return Kind(number).code


def kind_icon(number: int) -> str:
    """The icon of a kind."""
    return KIND_ICONS.get(number, "book")


def way(bit: int) -> str:
    """A way to reach a thing."""
    return gettext(WAYS[bit])


def sector(code: str) -> str:
    """A type of institution."""
    return gettext(SECTORS[code]) if code in SECTORS else ""


def sector_icon(code: str) -> str:
    """Its icon."""
    return SECTOR_ICONS.get(code, "building")


def rights(code: str) -> str:
    """What may be done with a thing."""
    return gettext(RIGHTS[code]) if code in RIGHTS else ""


def kind_icon_of(code: str) -> str:
    """The icon of a kind by its public code."""
    return kind_icon(Kind.of(code))


def language(code: str) -> str:
    """A language, as it stands alone."""
    return _language(code, get_language() or "uz")


@lru_cache(maxsize=2048)
def _language(code: str, here: str) -> str:
    return capital(languages.name(code, here))


def language_code(number: int) -> str:
    """The code of a language of the index."""
    return to_code(number)


def script(code: str) -> str:
    """A script, as it stands alone."""
    return capital(languages.script_name(code, get_language() or "uz"))


def role(code: str) -> str:
    """What somebody did for a thing, as it stands alone; "" where nobody said."""
    return capital(relators.name(code, get_language() or "uz"))


def agent_kind(number: int) -> str:
    """A kind of agent."""
    return gettext(AGENTS.get(number, AGENTS[1]))


def subject_kind(number: int) -> str:
    """A kind of subject."""
    return gettext(SUBJECTS.get(number, SUBJECTS[1]))


def subject_icon(number: int) -> str:
    """Its icon."""
    return SUBJECT_ICONS.get(number, SUBJECT_ICONS[1])


def beside(number: int) -> str:
    """Subjects of a kind that stand beside another."""
    return gettext(BESIDE.get(number, BESIDE[1]))


def listed(name: str) -> str:
    """An alphabetical list."""
    return gettext(LISTS[name])


def list_icon(name: str) -> str:
    """Its icon."""
    return LIST_ICONS[name]


def scheme(name: str) -> str:
    """A classification."""
    return gettext(SCHEMES[name])


def authority(scheme: str, value: str) -> str:
    """Where a name is told about elsewhere; "" where we do not know."""
    pattern = AUTHORITIES.get(scheme, "")
    return pattern.format(quote(value.replace(" ", ""))) if pattern else ""


def facet(name: str) -> str:
    """What a facet is called."""
    return gettext(FACETS[name])


def order(code: str) -> str:
    """An order of results."""
    return gettext(ORDERS[code])


def capital(text: str) -> str:
    """A name that stands alone begins with a capital letter."""
    return text[:1].upper() + text[1:]


def filed(name: str) -> str:
    """Where a name stands in the alphabet of the reader's language."""
    return sort_key(name, get_language() or "uz")


def named(names: Mapping[str, str]) -> str:
    """A name in the reader's language, or the nearest there is."""
    return nearest(names, get_language() or "uz")
