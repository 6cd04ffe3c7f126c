"""Match keys: what makes two records the same edition, the same work, two names the same agent. Pure.

A key is a readable line of text, so that a join can be explained; it is stored as a 64-bit digest. Sharing ONE edition key means being one
edition, so every key carries enough to be sure by itself. Titles and names are folded first: a Cyrillic record, a Latin one and a
romanised one of the same edition yield the same keys.
"""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from lavh.formats.description import Agent, Contribution, Description, Period, Publication, Title
from lavh.kernel.text import fold

# Kinds of which many alike are made; a manuscript, a photograph, an object or an archival unit stands for itself.
FORMS = {
    "book": "t", "thesis": "t", "government": "t", "article": "n", "ebook": "e", "audiobook": "a", "periodical": "p", "map": "m",
    "score": "s", "recording": "r", "video": "v", "tactile": "b", "software": "c", "kit": "k", "dataset": "d", "website": "w",
}  # fmt: skip
NUMBERS = {"oclc", "lccn", "doi", "ismn", "national", "bnb"}  # numbers given to one edition by one agency
ARTICLES = {
    "the",
    "a",
    "an",
    "der",
    "die",
    "das",
    "ein",
    "eine",
    "le",
    "la",
    "les",
    "un",
    "une",
    "il",
    "lo",
    "el",
    "los",
    "las",
    "al",
}
AUTHORS = {"aut", "cre", "cmp", "art", "ctg", "pht", "com", "edt", ""}


def digest(key: str) -> int:
    """The stored form of a key: 64 bits, signed as databases want it."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def edition_keys(description: Description) -> list[str]:
    """The keys of the edition (manifestation); [] for things of which there is only one."""
    form = FORMS.get(description.kind)
    mains = [title for title in description.titles if title.role == "main" and title.text]
    if form is None or not mains:
        return []
    if description.digital and form == "t":
        form = "e"
    keys: list[str] = []
    tail = _tail(description)
    for title in mains:
        words = fold(title.text, _language(description, title))
        if words:
            part = _part(title.part)
            keys += _numbered(description, form, words, part)
            rest = fold(title.rest, _language(description, title)) if title.rest else ""
            keys += _titled(
                (words, f"{words} {rest}".rstrip()), f"{form}|{part}", _surname(description, title.script), tail
            )
    return list(dict.fromkeys(keys))


def _numbered(description: Description, form: str, words: str, part: str) -> Iterable[str]:
    """A standard number and the title's first word: numbers are re-used and mistyped, but seldom for the same word."""
    head = next((word for word in words.split() if word not in ARTICLES), words)
    for number in description.identifiers:
        if not number.valid:
            continue
        if number.scheme == "isbn" and form != "p":
            yield f"isbn {number.value}|{head}|{form}|{part}"
        elif number.scheme == "issn" and form == "p":
            yield f"issn {number.value}|{form}"
        elif number.scheme in NUMBERS:
            yield f"{number.scheme} {number.value}|{head}|{form}|{part}"


def _titled(titles: tuple[str, str], form: str, surname: str, tail: tuple[str, str, str]) -> Iterable[str]:
    """Title, author, year and either pages or publisher; without the author both of them."""
    year, pages, publisher = tail
    if not year:
        return
    for text in set(titles):
        if surname:
            if pages:
                yield f"title {text}|{surname}|{year}|{pages} p.|{form}"
            if publisher:
                yield f"title {text}|{surname}|{year}|{publisher}|{form}"
        if pages and publisher and len(text) > 12:
            yield f"title {text}|{year}|{pages} p.|{publisher}|{form}"


def _language(description: Description, title: Title) -> str:
    """The language a title is folded in: a romanised title is told from an English one by it."""
    return title.language or (description.languages[0] if description.languages else "")


def work_keys(description: Description) -> list[str]:
    """The keys of the work: title and author in each spelling; a uniform title alone where nobody heads the description."""
    form = FORMS.get(description.kind)
    if form is None:
        return []
    family = form if form in "mprsvn" else "t"
    keys: list[str] = []
    for title in description.titles:
        if title.role not in {"main", "uniform", "original"} or not title.text:
            continue
        words = fold(title.text, _language(description, title))
        surname = _surname(description, title.script)
        if surname and words:
            keys.append(f"work {words}|{surname}|{family}")
        elif title.role == "uniform" and words and not any(each.lead for each in description.contributions):
            keys.append(f"work {words} {fold(title.part)}".rstrip() + f"|{family}")
    if family == "p":
        keys += [
            f"issn {number.value}|work"
            for number in description.identifiers
            if number.scheme == "issn" and number.valid
        ]
    return list(dict.fromkeys(keys))


def agent_key(agent: Agent, name: str = "") -> str:
    """One agent: its name in any order of words and any script of its language, with its years where the source gives them."""
    words = fold(name or agent.name, "name").split()
    if agent.kind == "person":
        words.sort()
    return f"{agent.kind[0]} {' '.join(words)}|{_years(agent.dates)}|{fold(agent.addition) if agent.kind != 'person' else ''}"


def subject_key(kind: int, term: str) -> str:
    """One subject heading of one kind."""
    return f"{kind} {fold(term)}"


@lru_cache(maxsize=100_000)
def agent_digest(agent: Agent) -> int:
    """The stored form of an agent's key."""
    return digest(agent_key(agent))


@lru_cache(maxsize=100_000)
def subject_digest(kind: int, term: str) -> int:
    """The stored form of a subject's key."""
    return digest(subject_key(kind, term))


def _surname(description: Description, script: str) -> str:
    """The folded entry element of the first author, in the title's own script where the record gives it."""
    author = lead(description.contributions)
    if author is None:
        return ""
    agent = author.agent
    name = agent.name
    if script and script != agent.script:
        name = next((form.text for form in agent.forms if form.script == script), name)
    if agent.kind == "person":
        return fold(name.split(",", 1)[0], "name") if "," in name else " ".join(fold(name, "name").split()[-1:])
    return " ".join(fold(name).split()[:5])


def lead(contributions: tuple[Contribution, ...]) -> Contribution | None:
    """Who heads the description; else the first who may be called its author."""
    for each in contributions:
        if each.lead:
            return each
    return next((each for each in contributions if each.role in AUTHORS), None)


def _tail(description: Description) -> tuple[str, str, str]:
    """(year, pages, publisher) as far as known: the last numbers of the title page and of the collation."""
    return _year(description.dates), _pages(description.extent), _publisher(description.publications)


def _year(dates: tuple[Period, ...]) -> str:
    for date in dates:
        if date.role == "published" and date.start is not None and (date.end is None or date.end - date.start <= 1):
            return str(date.start)
    return ""


def _pages(extent: str) -> str:
    """The largest number of the collation: "xii, 340 p., [8] l." → "340"."""
    largest, number = 0, 0
    for character in extent + " ":
        if "0" <= character <= "9":
            number = number * 10 + ord(character) - 48
        else:
            largest, number = max(largest, number), 0
    return str(largest) if largest > 3 else ""


def _publisher(publications: tuple[Publication, ...]) -> str:
    """The publisher's first telling word."""
    for publication in publications:
        if publication.publisher:
            for word in fold(publication.publisher).split():
                if len(word) > 2 and word not in ARTICLES:
                    return word
    return ""


def _part(part: str) -> str:
    """The number of a part, however it is called: "3-jild", "T. 3", "v. 3" → "3"; else its name, folded."""
    digits = "".join(character if character.isdecimal() else " " for character in part).split()
    return ".".join(digits) or fold(part)


def _years(dates: str) -> str:
    digits = "".join(character if character.isdecimal() else " " for character in dates).split()
    return "-".join(number for number in digits if len(number) >= 3)
