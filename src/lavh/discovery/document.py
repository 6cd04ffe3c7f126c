"""`IndexDocument`: one work as the index sees it. Text is folded already; numbers are catalogue numbers or codes (see `fields`)."""

import msgspec


class IndexDocument(msgspec.Struct, omit_defaults=True, gc=False, repr_omit_defaults=True):
    """Field names are those of `discovery.fields`; encoded as JSON it is what engines are given."""

    id: int
    title: list[str] = []
    creator: list[str] = []
    words: list[str] = []  # all but those of the title
    exact: str = ""
    subject: str = ""
    series: str = ""
    publisher: str = ""
    ident: list[str] = []
    kind: list[int] = []
    institution: list[int] = []
    sector: list[int] = []  # type of institution
    region: list[int] = []
    language: list[int] = []
    script: list[int] = []
    agent: list[int] = []
    about: list[int] = []
    topic: list[int] = []
    place: list[int] = []
    period: list[int] = []
    genre: list[int] = []
    rights: list[int] = []
    way: list[int] = []
    year: list[int] = []
    newest: int = 0  # latest year, for sorting
    oldest: int = 9999
    weight: float = 1.0


ENCODER = msgspec.json.Encoder()


def encode(document: IndexDocument) -> str:
    """The document as JSON, for engines that take it so."""
    return ENCODER.encode(document).decode()
