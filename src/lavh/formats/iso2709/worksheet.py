"""`Worksheet`: a description of a MARC-like record while its fields are being read. Built for speed: lists and plain values, no checks."""

from unicodedata import normalize

from lavh.formats.description import (
    Agent,
    Classification,
    Contribution,
    DigitalObject,
    Holding,
    Identifier,
    Name,
    Note,
    Period,
    Publication,
    Relation,
    Series,
    Subject,
    Title,
)
from lavh.formats.iso2709.record import Record
from lavh.formats.reading import Problem, Profile
from lavh.formats.scripts import script_of


class Worksheet:
    """Lists for what repeats in `Description`, plain values for what does not.

    `pair`: number that ties the field being read to its form in another script (0 = none); `other`: the field being read is that other form.
    """

    # As in `Description`
    local_id = ""
    kind = ""
    level = "single"
    titles: list[Title]
    contributions: list[Contribution]
    languages: list[str]
    original_languages: list[str]
    publications: list[Publication]
    edition = ""
    extent = ""
    medium = ""
    series: list[Series]
    identifiers: list[Identifier]
    classifications: list[Classification]
    subjects: list[Subject]
    notes: list[Note]
    links: list[DigitalObject]
    rights = ""
    rights_note = ""
    holdings: list[Holding]
    relations: list[Relation]
    responsibility = ""
    country = ""
    dimensions = ""
    scale = ""
    coordinates: tuple[float, float, float, float] | None = None
    digital = False
    updated = ""
    cataloguer = ""
    language_of_record = ""
    # What they are made from
    fixed = ""  # coded data of the whole: MARC 21 008, UNIMARC 100 $a
    carriers: list[str]  # 007s, media and carrier codes
    forms: list[str]  # 006s and other coded data of parts
    genres: list[str]  # plain words that may tell the kind: GMD, 336, genre terms
    issued: list[tuple[str, str]]  # (role, date as written)
    coverage: list[Period]
    statements: list[tuple[str, str]]  # (link, holdings in words)
    copies: list[tuple[str, dict[str, str]]]  # (tag, our field → text)
    language = ""  # of the content, the first one: language of the titles
    shelfmark = ""  # of all copies, where the source writes it once
    pair = 0
    other = False
    paired: dict[tuple[str, int], int]  # (list, pair) → index of the first form there

    def __init__(self, record: Record, profile: Profile) -> None:
        self.profile = profile
        self.leader = record.leader
        self.problems = record.problems
        self.titles, self.contributions, self.languages, self.original_languages, self.publications, self.series = (
            [],
            [],
            [],
            [],
            [],
            [],
        )
        self.identifiers, self.classifications, self.subjects, self.notes, self.links, self.holdings = (
            [],
            [],
            [],
            [],
            [],
            [],
        )
        self.relations, self.carriers, self.forms, self.genres, self.issued, self.coverage = [], [], [], [], [], []
        self.statements, self.copies = [], []
        self.paired = {}

    def problem(self, code: str, place: str, detail: str = "") -> None:
        """Report what is wrong with a field."""
        self.problems.append(Problem(code, place, detail[:200]))

    def title(
        self, text: str, role: str, language: str = "", *, rest: str = "", part: str = "", nonfiling: int = 0
    ) -> None:
        """Add a title, if there is one."""
        if text:
            script = "Latn" if text.isascii() else script_of(text)
            self.titles.append(
                Title(text, role, rest, part, language, script, nonfiling if nonfiling < len(text) else 0, self.pair)
            )

    def contribution(self, agent: Agent, roles: list[tuple[str, str]], *, lead: bool) -> None:
        """Add an agent with its (role, role as written) pairs; the form in another script joins the agent it is a form of."""
        if self.pair:
            key = ("contributions", self.pair)
            at = self.paired.setdefault(key, len(self.contributions))
            if at < len(self.contributions):
                self._other_form(at, agent)
                return
        for role, stated in roles:
            self.contributions.append(Contribution(agent, role, lead, stated))

    def _other_form(self, at: int, agent: Agent) -> None:
        """One agent with several roles is several contributions in a row: all get the form."""
        first = self.contributions[at].agent
        forms = (*first.forms, Name(agent.name, agent.script, self.language if self.other else ""), *agent.forms)
        merged = Agent(first.name, first.kind, first.dates, first.addition, first.script, forms, first.identifiers)
        while at < len(self.contributions) and self.contributions[at].agent == first:
            was = self.contributions[at]
            self.contributions[at] = Contribution(merged, was.role, was.lead, was.stated)
            at += 1

    def subject(self, subject: Subject) -> None:
        """Add a subject, or the form of one in another script."""
        if self.pair:
            key = ("subjects", self.pair)
            at = self.paired.setdefault(key, len(self.subjects))
            if at < len(self.subjects):
                was = self.subjects[at]
                text = " -- ".join([subject.term, *(term for _, term in subject.subdivisions)])
                forms = (*was.forms, Name(text, script_of(text)))
                self.subjects[at] = Subject(
                    was.term, was.kind, was.subdivisions, was.scheme, was.identifier, was.language, forms
                )
                return
        self.subjects.append(subject)


# What cataloguers write where there is no one language to name; no error.
NO_LANGUAGE = frozenset(("", "zxx", "und", "mul", "mis", "|||", "n/a", "xxx", "^^^", "###", "---", "   "))


def plain(text: str) -> str:
    """Lower case and compatible forms: for recognising words of a list."""
    return normalize("NFKC", text).casefold().strip(" .,:;[]()/")
