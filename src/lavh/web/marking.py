"""The words that were looked for, marked wherever they stand in a text: in any script, in any of their spellings."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from lavh.discovery.compose import WORDS
from lavh.discovery.parse import parse
from lavh.kernel.text import alternatives, fold, framed, hits, mark, sought, stem_alternatives

MARK = Markup("<mark>{}</mark>")
OPEN, CLOSE = "\ufdd0", "\ufdd1"  # stand round a hit until the text is escaped: no characters, so no text has them


class Marker:
    """Marks the words of one query. Without words it leaves texts as they are."""

    def __init__(self, typed: str) -> None:
        self.wanted = frozenset().union(*map(_sought, _words(typed)))

    def each(self, texts: Sequence[str], language: str = "") -> list[str]:
        """The texts of one language as `self(text, language)` gives them, looked at and escaped as one."""
        joined = "\n".join(texts)
        if not texts or joined.count("\n") >= len(texts) or OPEN in joined or CLOSE in joined:
            return [str(self(text, language)) for text in texts]
        if self.wanted:
            joined = "\n".join(framed(texts, self.wanted, language, OPEN, CLOSE))
        return str(escape(joined)).replace(OPEN, "<mark>").replace(CLOSE, "</mark>").split("\n")

    def __call__(self, text: str, language: str = "") -> Markup:
        """The text, escaped, hits in `<mark>`."""
        found = hits(text, self.wanted, language) if self.wanted else ()
        if not found:
            return escape(text)
        marked: list[str] = []
        place = 0
        for start, end in found:
            marked += (escape(text[place:start]), "<mark>", escape(text[start:end]), "</mark>")
            place = end
        marked.append(escape(text[place:]))
        return Markup("".join(marked))  # noqa: S704 (escaped piece by piece)


class Starting:
    """Marks words of which the last is still being typed: what begins like it is marked whole."""

    def __init__(self, typed: str) -> None:
        *whole, self.prefix = fold(typed).split() or [""]
        self.keys = {key for word in whole for key in alternatives(word)}

    def __call__(self, text: str, language: str = "") -> Markup:
        """The text, escaped, hits in `<mark>`."""
        if not self.keys and not self.prefix:
            return escape(text)
        pieces = mark(text, self.keys, prefix=self.prefix, language=language)
        return Markup().join(MARK.format(piece) if hit else escape(piece) for piece, hit in pieces)


@lru_cache(maxsize=WORDS)
def _sought(word: str) -> frozenset[str]:
    return sought(frozenset(alternatives(word)), frozenset(stem_alternatives(word)))


def _words(typed: str) -> Iterator[str]:
    for group in parse(typed).groups:
        for piece in group:
            if piece.field in {"", "title", "author", "subject"}:
                yield from piece.text.split() if len(fold(piece.text).split()) > 1 else (piece.text,)
