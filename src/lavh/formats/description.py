"""`Description`: the one hinge between every format we read and every format we write.

Vocabulary follows LRM (work, expression, manifestation, item, agent, nomen) and, where LRM is silent, MARC 21.
All types are frozen; all have defaults, so that a poor record is still a Description. They are stored as MessagePack arrays, compressed:
add fields at the end only, and never change the meaning of one.

Language codes are BCP 47 primary subtags ("uz", "ru", "kaa"; "" = unknown); scripts are ISO 15924 ("Latn", "Cyrl"; "" = unknown).
"""

import msgspec

from lavh.kernel.dictionaries import Dictionaries


class Frozen(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Base of all parts of a description: immutable, compact, compared by value."""


class Title(Frozen, frozen=True):
    """One title in one script.

    `role`: main · parallel · uniform · original · variant · cover · abbreviated · former · later · analytic.
    `pair` ties the forms of one title in several scripts together (MARC 880 $6, UNIMARC $6/$7): same role, same non-zero pair.
    """

    text: str
    role: str = "main"
    rest: str = ""  # other title information: "subtitle"
    part: str = ""  # number and name of part, as written: "3-jild, Sheʼrlar"
    language: str = ""
    script: str = ""
    nonfiling: int = 0  # characters to skip when sorting
    pair: int = 0


class Name(Frozen, frozen=True):
    """One form of an agent's name, in filing order as the source writes it ("Navoiy, Alisher")."""

    text: str
    script: str = ""
    language: str = ""


class Agent(Frozen, frozen=True):
    """A person, family, corporate body or meeting. `forms` are the same agent's names in other scripts or spellings."""

    name: str
    kind: str = "person"  # person · family · corporate · meeting
    dates: str = ""  # as written: "1441-1501"
    addition: str = ""  # numeration, titles, place: "II", "Sir", "Tashkent"
    script: str = ""
    forms: tuple[Name, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()  # (scheme, value): viaf, isni, lccn, wikidata, ulan, gnd, local


class Contribution(Frozen, frozen=True):
    """An agent and what it did. `role` is a MARC relator code ("aut", "trl", "ill", "cre" where the source does not say)."""

    agent: Agent
    role: str = "cre"
    lead: bool = False  # heads the description (MARC 1XX, UNIMARC 700)
    stated: str = ""  # role as written, where no code fits: "podgotovka teksta"


class Subject(Frozen, frozen=True):
    """What it is about, or what it is. `kind`: topic · place · period · person · corporate · work · genre · material."""

    term: str
    kind: str = "topic"
    subdivisions: tuple[tuple[str, str], ...] = ()  # (kind, term), in order
    scheme: str = ""  # lcsh · mesh · rameau · rvk · gnd · aat · local …
    identifier: str = ""
    language: str = ""
    forms: tuple[Name, ...] = ()


class Period(Frozen, frozen=True):
    """A date as the source writes it and as numbers. Years are astronomical (0 = 1 BCE); both ends included.

    `role`: published · created · original · copyright · covers (what the content is about) · printed · acquired.
    """

    written: str
    start: int | None = None
    end: int | None = None
    role: str = "published"


class Publication(Frozen, frozen=True):
    """Who published, where: as written; the forms in another script stand in a second Publication with the same `pair`."""

    place: str = ""
    publisher: str = ""
    role: str = "published"  # published · printed · distributed · produced
    script: str = ""
    pair: int = 0


class Series(Frozen, frozen=True):
    """A series statement."""

    title: str
    volume: str = ""
    issn: str = ""
    script: str = ""
    pair: int = 0


class Identifier(Frozen, frozen=True):
    """A standard or local number. `value` is normalised where it is valid, else as written with `valid` false.

    `scheme`: isbn (13 digits) · issn · ismn · lccn · oclc · doi · ark · uri · viaf · isni · bnb · national · report · music · sici ·
    strn · accession · local.
    """

    scheme: str
    value: str
    valid: bool = True
    note: str = ""  # qualifier: "v. 1", "pbk."


class Classification(Frozen, frozen=True):
    """A class number. `scheme`: lcc · ddc · udc · bbk · nlm · sudoc · local."""

    scheme: str
    number: str
    item: str = ""  # book number (cutter), where the source keeps it apart


class Note(Frozen, frozen=True):
    """`kind`: summary · contents · general · bibliography · biography · provenance · arrangement · access · use · language · cast ·
    credits · award · audience · accessibility · system · dissertation · binding · inscription · technique · related · finding-aid.
    """

    text: str
    kind: str = "general"
    language: str = ""
    inherited: bool = False  # said of a whole that this is a part of (archival components), not of itself


class DigitalObject(Frozen, frozen=True):
    """A link. `role`: full (the thing itself) · part · preview · contents · summary · cover · image · sound · video · finding-aid · related · record."""

    url: str
    role: str = "full"
    label: str = ""
    media_type: str = ""
    rights: str = ""  # URI: rightsstatements.org, creativecommons.org
    access: str = ""  # open · restricted · "" unknown
    credit: str = ""


class Copy(Frozen, frozen=True):
    """One item: something with a barcode that can be lent or read on site."""

    barcode: str = ""
    volume: str = ""
    status: str = ""  # as the source says it
    use: str = ""  # loan · reference · restricted · "" unknown
    note: str = ""


class Holding(Frozen, frozen=True):
    """What one institution has of this manifestation, and where it stands."""

    institution: str = ""  # code as the source writes it (852 $a, 995 $b …); "" = the source's own institution
    branch: str = ""  # sublocation code or name
    shelf: str = ""  # collection or shelving location
    call_number: str = ""
    summary: str = ""  # textual holdings: "1-jild (1991)–12-jild (2002)"
    note: str = ""
    copies: tuple[Copy, ...] = ()


class Relation(Frozen, frozen=True):
    """Another description this one points to.

    `role`: part-of · has-part · translation-of · has-translation · earlier · later · other-edition · other-form · supplement-to · supplement ·
    issued-with · review-of · reproduction-of · collection · exhibition · related.
    """

    role: str
    title: str = ""
    agent: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    local_id: str = ""  # of the same source
    note: str = ""


class Unit(Frozen, frozen=True):
    """Place of an archival component (EAD) or other part in its tree."""

    level: str = ""  # fonds · collection · series · subseries · file · item · otherlevel as written
    parent: str = ""  # local_id of the parent; "" = root
    order: int = 0  # among its siblings
    depth: int = 0
    children: int = 0
    reference: str = ""  # unitid as written
    root: str = ""  # local_id of the finding aid


class Description(Frozen, frozen=True):
    """Everything one source record says about one thing."""

    local_id: str = ""  # the source's own number: MARC 001, OAI identifier, accession number
    kind: str = ""  # a value of `lavh.formats.kinds.KINDS`
    level: str = "single"  # single · serial · part · collection · unit
    titles: tuple[Title, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    languages: tuple[str, ...] = ()  # of the content, main one first
    original_languages: tuple[str, ...] = ()  # translated from
    scripts: tuple[str, ...] = ()
    dates: tuple[Period, ...] = ()
    publications: tuple[Publication, ...] = ()
    edition: str = ""
    extent: str = ""
    medium: str = ""  # carrier or materials as written: "online resource", "oil on canvas"
    series: tuple[Series, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    classifications: tuple[Classification, ...] = ()
    subjects: tuple[Subject, ...] = ()
    notes: tuple[Note, ...] = ()
    links: tuple[DigitalObject, ...] = ()
    rights: str = ""  # URI of the rights of the described thing itself
    rights_note: str = ""
    holdings: tuple[Holding, ...] = ()
    relations: tuple[Relation, ...] = ()
    unit: Unit | None = None
    responsibility: str = ""  # statement of responsibility as written
    country: str = ""  # of publication, ISO 3166-1 alpha-2 lower case where known
    place_made: str = ""  # museum objects: where it was made
    dimensions: str = ""
    scale: str = ""
    coordinates: tuple[float, float, float, float] | None = None  # west, south, east, north in degrees
    digital: bool = False  # the manifestation itself is an electronic resource
    updated: str = ""  # when the source last changed it, as written (MARC 005, OAI datestamp)
    cataloguer: str = ""  # code of the agency that made the record (MARC 003/040 $a)
    language_of_record: str = ""  # language of cataloguing


ENCODER = msgspec.msgpack.Encoder()
DECODER = msgspec.msgpack.Decoder(Description)
SMALL = Dictionaries(__package__, "description", current=1)
LEAST_ARRAY = 0x90  # the first byte of a MessagePack array, and above all numbers of dictionaries


def packed(description: Description) -> bytes:
    """The description as MessagePack, arrays in field order: the same bytes for the same description."""
    return ENCODER.encode(description)


def pack(description: Description) -> bytes:
    """The stored form: `packed`, compressed."""
    return SMALL.put(ENCODER.encode(description))


def unpack(stored: bytes) -> Description:
    """The inverse of `pack`, and of `packed`, which older releases stored. Fewer fields than there are now are read with defaults."""
    return DECODER.decode(SMALL.get(stored) if stored[0] < LEAST_ARRAY else stored)
