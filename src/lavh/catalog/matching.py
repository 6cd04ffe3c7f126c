"""Match keys: what makes two records the same edition, the same work, two names the same agent. Pure.

A key is a readable line of text, so that a join can be explained; it is stored as a 64-bit digest. Sharing an edition key makes two records one
work, and one edition if they agree (`agreement`). Titles and names are folded first: a Cyrillic record, a Latin one and a romanised one of the same
edition yield the same keys.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from lavh.catalog.authority_numbers import telling
from lavh.formats.description import Agent, Contribution, Description, Period, Publication, Title
from lavh.kernel.text.lines import keys as fold

# Kinds of which many alike are made; a manuscript, a photograph, an object or an archival unit stands for itself.
FORMS = {
    "book": "t", "thesis": "t", "government": "t", "article": "n", "ebook": "e", "audiobook": "a", "periodical": "p", "map": "m",
    "score": "s", "recording": "r", "video": "v", "tactile": "b", "software": "c", "kit": "k", "dataset": "d", "website": "w",
}  # fmt: skip
DIGITAL = {"t": "e", "p": "q", "m": "o"}  # what is read on a screen is another edition
NUMBERS = {"isbn", "oclc", "lccn", "doi", "ismn", "national", "bnb"}  # numbers given to one edition by one agency
SERIAL = "pq"
LINKING = "linking"  # an ISSN-L is shared by print and online
CYRILLIC = frozenset(
    ("az", "ba", "be", "bg", "kaa", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tk", "tt", "ug", "uk", "uz")
)  # written in it, now or once
HEAD = 4  # telling words of a title that go with a number
LONG = 12  # letters of a title that may tell an edition without its author
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
# Collective titles of RDA 6.2.2.10, folded: they name no work.
COLLECTIVE = frozenset(("works", "poems", "short stories", "plays", "novels", "essays", "correspondence", "speeches", "prose works", "poetical works", "selections", "laws",
    "laws etc", "treaties etc", "treaties", "songs", "drawings", "paintings", "letters", "sermons", "dialogues", "orations", "fables", "tales", "stories", "diaries"))  # fmt: skip
SELECTIONS = "selections"
STEM = 4  # letters that a name has in common in most languages
_SMALL = "of in and for on to with at by from de du des da do dos van von und mit zu et y e i la va v na s o iz po ili hamda uchun bilan"
SMALL = frozenset(_SMALL.split())
LABELS = re.compile(
    r"(?<![^\W\d_])(?:jild|kitob|qism|son|жилд|китоб|қисм|сон|т|том|ч|часть|вып|выпуск|кн|книга|v|vol|vols|volume|t|tome|tomo|bd|band|teil|pt|part|no|nr|n|book|bk|deel|cz|del|juz|dai|di|juan|ce)\b\.?"
)
ASIDE = re.compile(r"\([^()]*\)")
YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
TOKEN = re.compile(r"[^\s,;:()\[\]]+")
NUMBERED = re.compile(r"[^\s,;:()\[\]]*\d[^\s,;:()\[\]]*")
LONG_NUMBER = re.compile(r"\d{3,}")
DIGITS = re.compile(r"(?<![0-9])[0-9]{1,18}(?![0-9])")
EDITORS = {"edt", "com"}
AUTHORS = {"aut", "cre", "cmp", "art", "ctg", "pht", "com", "edt", ""}


def digest(key: str) -> int:
    """The stored form of a key: 64 bits, signed as databases want it."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def edition_keys(description: Description) -> list[str]:
    """Keys that propose one edition (`agreement` decides); [] for things of which there is only one. Who shares one is one work at least."""
    form = form_of(description)
    mains = [title for title in description.titles if title.role == "main" and title.text]
    if not form or not mains:
        return []
    keys: list[str] = []
    years = _years_told(description.dates)
    for title in mains:
        language = _language(description, title)
        text, subtitle = _apart(title)
        words = fold(text, language)
        if words:
            rest = fold(subtitle, language) if subtitle else ""
            part = _part(title.part)
            keys += _numbered(description, form, _heads(words, rest), part)
            for year in years:
                keys += _titled(description, title, (words, rest), f"{year}|{form}|{part}")
            if form in SERIAL:
                keys += _serial(description, title, f"{words} {rest}".rstrip(), f"{form}|{part}")
    return list(dict.fromkeys(keys))


def _apart(title: Title) -> tuple[str, str]:
    """Title and subtitle, also where the source writes them as one."""
    if title.rest or ":" not in title.text:
        return title.text, title.rest
    text, _, rest = title.text.partition(":")
    return (text, rest) if text.strip() else (title.text, "")


def form_of(description: Description) -> str:
    """The letter of its kind, another one for what is electronic; "" for things that stand for themselves."""
    form = FORMS.get(description.kind, "")
    return DIGITAL.get(form, form) if description.digital else form


def telling_words(words: str) -> list[str]:
    """Folded words without those that cataloguers write or leave out as they like."""
    return [word for word in words.split() if word not in ARTICLES and word not in SMALL]


def _heads(words: str, rest: str) -> tuple[str, ...]:
    """The first telling words of the title, and of the title with its subtitle where it is short: wherever a cataloguer draws the line, one of them is shared."""
    main = telling_words(words)
    first = " ".join(sorted(main[:HEAD])) or words
    if len(main) >= HEAD or not rest:
        return (first,)
    return first, " ".join(sorted((main + telling_words(rest))[:HEAD]))


def _numbered(description: Description, form: str, heads: tuple[str, ...], part: str) -> Iterable[str]:
    """A standard number and the title's first words: numbers are re-used, mistyped and given to whole sets, but seldom under the same words."""
    for number in description.identifiers:
        if not number.valid:
            continue
        if number.scheme == "issn" and form in "pq":
            if number.note != LINKING:
                yield f"issn {number.value}|{form}"
        elif number.scheme in NUMBERS and (number.scheme != "isbn" or form not in "pq"):
            for head in heads:
                yield f"{number.scheme} {number.value}|{head}|{form}|{part}"


def _titled(description: Description, title: Title, folded: tuple[str, str], tail: str) -> Iterable[str]:
    """Title, author and year; a long title that no person heads also without its author, then with pages and publisher."""
    if tail[0] == "|":
        return
    words, rest = folded
    whole = f"{words} {rest}".rstrip()
    head = lead(description.contributions)
    personal = head is not None and _is_personal(head) and not _is_name_of(words, head)
    for surname in _surnames(description, title):
        yield f"title {whole}|{surname}|{tail}"
        if rest and personal:
            yield f"title {words}|{surname}|{tail}"
    if len(whole) > LONG and not personal:
        pages, publisher = (
            _pages(description.extent),
            _publisher(description.publications, _language(description, title)),
        )
        if pages and publisher:
            yield f"title {whole}|{pages} p.|{publisher}|{tail}"


def _serial(description: Description, title: Title, whole: str, tail: str) -> Iterable[str]:
    """A serial without a number: its title, whose it is, where, by whom and from when. What many are called ("Bulletin") tells nothing unless it is somebody's."""
    language = _language(description, title)
    start = next(
        (date.start for date in description.dates if date.role == "published" and date.start is not None), None
    )
    place = next((fold(each.place, language).split() for each in description.publications if each.place), [])
    publisher = _publisher(description.publications, language)
    head = lead(description.contributions)
    if start is not None and place and publisher and (len(whole) > LONG or head is not None):
        own = fold(head.agent.name, "name") if head is not None else ""
        yield f"serial {whole}|{own}|{place[0]}|{publisher}|from {start}|{tail}"


def _is_personal(head: Contribution) -> bool:
    """Whether a person wrote it. Bodies and editors make many things of one title."""
    return head.agent.kind == "person" and (head.lead or head.role not in EDITORS)


def _language(description: Description, title: Title) -> str:
    """The language a title is folded in: a romanised title is told from an English one by it."""
    return title.language or (description.languages[0] if description.languages else "")


def work_keys(description: Description) -> list[str]:
    """The keys of the work: title and author in each spelling; a uniform title alone where nobody heads the description."""
    form = FORMS.get(description.kind)
    if form is None:
        return []
    family = form if form in "mprsvn" else "t"
    head = lead(description.contributions)
    keys: list[str] = []
    for title in description.titles:
        if title.role not in {"main", "uniform", "original"} or not title.text:
            continue
        surnames = _surnames(description, title)
        tails = _sections(description, title) if family == "p" else (family,)
        for words in _title_words(description, title, head):
            if surnames and words:
                keys += [f"work {words}|{surname}|{tail}" for surname in surnames for tail in tails]
            elif title.role == "uniform" and words and not any(each.lead for each in description.contributions):
                keys += [f"work {words}|{tail}" for tail in tails]
    if family == "p":
        keys += [
            f"issn {number.value}|work"
            for number in description.identifiers
            if number.scheme == "issn" and number.valid
        ]
    return list(dict.fromkeys(keys))


def _sections(description: Description, title: Title) -> tuple[str, ...]:
    """What tells a serial from others of its title and author: its section; without one the place that it is about, which an ISSN makes needless."""
    if title.part:
        return (f"p+{_part(ASIDE.sub(' ', title.part))}",)
    if title.role != "main":
        return ("p",)
    named = [(subject.kind, subject.term) for subject in description.subjects]
    divided = [each for subject in description.subjects for each in subject.subdivisions]
    place = next((found for kind, term in (*named, *divided) if kind == "place" and (found := fold(term))), "")
    if not place:
        return ("p",)
    own = f"p+{place}"
    return ("p", own) if any(number.scheme == "issn" for number in description.identifiers) else (own,)


def _title_words(description: Description, title: Title, head: Contribution | None) -> Iterable[str]:
    """A title as its work is known by: of bodies and editors the subtitle belongs to it, and short ones tell nothing.

    A uniform title is in the language of the original or of the catalogue, not in that of the record.
    """
    language = _language(description, title)
    words = fold(title.text, language)
    if title.role != "main":
        return _uniform_words(description, title, words)
    if head is None or (_is_personal(head) and not _is_name_of(words, head)):
        return (words,)
    words = f"{words} {fold(title.rest, language)}".rstrip() if title.rest else words
    return (words,) if head.agent.kind == "person" or words.count(" ") > 1 else ()


def _uniform_words(description: Description, title: Title, words: str) -> Iterable[str]:
    """A uniform title with its part. "Poems", "Works" and selections of whatever name no work."""
    part = fold(title.part) if title.part else ""
    if words in COLLECTIVE or SELECTIONS in part:
        return ()
    readings = (words, *(fold(title.text, other) for other in ("", *description.original_languages[:1])))
    return dict.fromkeys(f"{each} {part}".rstrip() for each in readings)


def _is_name_of(words: str, head: Contribution) -> bool:
    """The title is but the author's name, perhaps in another language: what is meant stands in the subtitle."""
    if words.count(" ") >= STEM - 1:
        return False
    named = {word[:STEM] for word in fold(head.agent.name, "name").split()}
    return all(word[:STEM] in named for word in words.split())


YE = re.compile(r"(?:^|(?<=[aeiou]))ye(?!$)")  # Burieva is Buriyeva, Evgenij is Yevgenij: romanisations of one name


def name_words(name: str) -> str:
    """A person's name in any order of words and any romanisation."""
    words = fold(name, "name").split()
    return " ".join(sorted([YE.sub("e", word) if "ye" in word else word for word in words]))


def agent_key(agent: Agent, name: str = "") -> str:
    """One agent: its name in any order of words and any script of its language, with its years where the source gives them."""
    words = name_words(name or agent.name) if agent.kind == "person" else fold(name or agent.name, "name")
    return f"{agent.kind[0]} {words}|{_years(agent.dates)}|{fold(agent.addition) if agent.kind != 'person' else ''}"


def subject_key(kind: int, term: str) -> str:
    """One subject heading of one kind."""
    return f"{kind} {fold(term)}"


@lru_cache(maxsize=100_000)
def agent_digest(agent: Agent) -> int:
    """The stored form of an agent's key. One with numbers is told from another of the same name: whether they are one is seen later (`joining`)."""
    numbers = telling(agent.identifiers) if agent.identifiers else ()
    return digest(f"{agent_key(agent)} {numbers}" if numbers else agent_key(agent))


@lru_cache(maxsize=100_000)
def subject_digest(kind: int, term: str) -> int:
    """The stored form of a subject's key."""
    return digest(subject_key(kind, term))


def _surnames(description: Description, title: Title) -> tuple[str, ...]:
    """The folded entry element of the first author, in the title's own script where the record gives it.

    As a name, and as a word of a language whose romanisation only its own readers can tell (zh, gh, kh).
    """
    author = lead(description.contributions)
    if author is None:
        return ()
    agent = author.agent
    name = agent.name
    if title.script and title.script != agent.script:
        name = next((form.text for form in agent.forms if form.script == title.script), name)
    person = agent.kind == "person"
    inverted = person and "," in name
    if inverted:
        name = name.split(",", 1)[0]
    folded = fold(name, "name" if person else "").split()
    language = _language(description, title)
    found = [folded, beside(name, title.text, language)] if person and language in CYRILLIC else [folded]
    entries = [_entry(words, person=person, inverted=inverted) for words in found if words]
    return tuple(dict.fromkeys(entries)) if len(entries) > 1 else tuple(entries)


def _entry(words: list[str], *, person: bool, inverted: bool) -> str:
    """Under what a name stands in a catalogue."""
    if not person:
        return " ".join(words[:5])
    return " ".join(words) if inverted else words[-1]


def beside(text: str, title: str, language: str) -> list[str]:
    """The folded words of a name as they stand in a record with this title: "Burieva" beside "Ŭzbekistonda" is romanised too."""
    return fold(f"{text} {title}", language).split()[: len(fold(text, language).split())]


def lead(contributions: tuple[Contribution, ...]) -> Contribution | None:
    """Who heads the description; else the first who may be called its author."""
    for each in contributions:
        if each.lead:
            return each
    return next((each for each in contributions if each.role in AUTHORS), None)


def _years_told(dates: tuple[Period, ...]) -> tuple[str, ...]:
    """The year of publication as it is coded, and as it is written where that is another one: one of them is a slip. ("",) if there is none."""
    for date in dates:
        if date.role == "published" and date.start is not None and (date.end is None or date.end - date.start <= 1):
            coded = str(date.start)
            if coded in date.written or date.end != date.start:
                return (coded,)
            written = set(YEAR.findall(date.written))
            return (coded, *written) if len(written) == 1 else (coded,)
    return ("",)


def _pages(extent: str) -> str:
    """The largest number of the collation: "xii, 340 p., [8] l." → "340"."""
    largest = max(map(int, DIGITS.findall(extent)), default=0)
    return str(largest) if largest > 3 else ""


def _publisher(publications: tuple[Publication, ...], language: str) -> str:
    """The publisher's first telling word."""
    for publication in publications:
        if publication.publisher:
            for word in fold(publication.publisher, language).split():
                if len(word) > 2 and word not in ARTICLES:
                    return word
    return ""


def _part(part: str) -> str:
    """The number of a part, however it is called: "3-jild", "T. 3", "v. 3" → "3", "44072-A7-TM" as it is; else its name, folded."""
    if not part:
        return ""
    numbers = [token for token in TOKEN.findall(part.lower()) if any(map(str.isdecimal, token))]
    return ".".join(LABELS.sub("", token).strip("-.") for token in numbers) or fold(part)


def part_words(part: str, language: str) -> str:
    """The name of a part without its number and what that is called, folded: "3-jild, Sheʼrlar" → "sherlar"."""
    return fold(LABELS.sub(" ", NUMBERED.sub(" ", part.lower())), language) if part else ""


def _years(dates: str) -> str:
    return "-".join(LONG_NUMBER.findall(dates)) if dates else ""
