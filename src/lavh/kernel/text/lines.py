"""All that an index keeps of a text, in one pass. Subjects, names and places come again and again, so short texts are remembered whole."""

from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec

from lavh.kernel.text import eastasian
from lavh.kernel.text.folding import analyse, divided, joined
from lavh.kernel.text.letters import words
from lavh.kernel.text.reading import Memory, Reading, reading_for
from lavh.kernel.text.repair import repaired
from lavh.kernel.text.spelling import exact, spelt
from lavh.kernel.text.stemming import stemmed, stems

SHORT = 300  # characters of a text that is remembered
REMEMBERED = 1 << 16  # more than a batch of records has: match keys and documents are made from the same texts


class Words:
    """What words are, as they stand in texts read in one way, beside their keys: looked at when it is asked for. "": nothing but its keys."""

    __slots__ = ("spelt", "stems", "way")

    def __init__(self, way: Reading) -> None:
        self.way = way
        self.stems: Memory[str] = Memory(self._stems)
        self.spelt: Memory[str] = Memory(self._spelt)

    def keys(self, raw: str) -> str:
        """The keys of a word, joined by one space."""
        entry = self.way.remembered[raw]
        return entry if isinstance(entry, str) else " ".join(entry[0])

    def _stems(self, raw: str) -> str:
        keys = self.keys(raw)
        return " ".join([stem for stem in stemmed(raw, self.way) if stem != keys])

    def _spelt(self, raw: str) -> str:
        keys = self.keys(raw)
        if raw == keys and raw.isascii() and not self.way.is_romanised:
            return ""
        spelling = " ".join(spelt(raw, self.way))
        return "" if spelling == keys else spelling


class Line(msgspec.Struct, frozen=True, gc=False):
    """What is found in a text. Keys are joined by one space; stems and the words of the exact mode are taken from its words when they are asked for."""

    keys: str
    extras: tuple[str, ...] = ()
    raws: list[str] = []  # words as they stand there
    known: Words | None = None  # None: told by the text itself, whose script has no spaces
    own_stems: str = ""
    own_spelling: str = ""

    def stems(self) -> Iterable[str]:
        """Its stems that are not the keys of their words, each one or several joined by a space."""
        if self.known is None:
            return self.own_stems.split()
        return filter(None, map(self.known.stems.__getitem__, self.raws))

    def is_spelt_otherwise(self) -> bool:
        """Whether the exact mode knows any of its words by something else than its keys."""
        if self.known is None:
            return self.own_spelling != self.keys
        return any(map(self.known.spelt.__getitem__, self.raws))

    def spelling(self) -> str:
        """Its words for the exact mode, joined by one space."""
        known = self.known
        if known is None:
            return self.own_spelling
        return " ".join(filter(None, [known.spelt[raw] or known.keys(raw) for raw in self.raws]))


NOTHING = Line("")


def line(text: str, language: str = "") -> Line:
    """What is kept of a text in a language (as in `analyse`)."""
    if not text:
        return NOTHING
    return _remembered(text, language) if len(text) < SHORT else read(text, language)


def keys(text: str, language: str = "") -> str:
    """As `fold`, for those whose texts are indexed in the same breath: what is found is remembered for both."""
    return line(text, language).keys


def together(parts: list[str], language: str) -> Line:
    """What is kept of a text that consists of these parts, parted by spaces."""
    lines = [line(part, language) for part in parts if part]
    if len(lines) == 1:
        return lines[0]
    known = lines[0].known
    if known is None or any(each.known is not known for each in lines):  # it has to be seen as a whole
        return line(" ".join(filter(None, parts)), language)
    extras = tuple([extra for each in lines for extra in each.extras])
    return Line(" ".join([each.keys for each in lines]), extras, [raw for each in lines for raw in each.raws], known)


def read(text: str, language: str) -> Line:
    """The same, looked at anew: for texts that hardly come twice."""
    way = reading_for(language, text)
    mended = repaired(text, way.national)
    if not mended.isascii() and eastasian.UNSPACED.search(mended):
        found = analyse(text, language)
        return Line(
            " ".join(found.tokens),
            tuple(found.extras),
            [],
            None,
            " ".join(stems(text, language)),
            exact(text, language),
        )
    raws = words(mended)
    if not raws:
        return NOTHING
    more = joined(mended, way)
    try:
        return Line(" ".join(map(way.remembered.__getitem__, raws)), tuple(more), raws, _words(way))  # type: ignore[arg-type]
    except TypeError:  # a word with several keys, or further ones, or none
        tokens, extras = divided([way.remembered[raw] for raw in raws])
        return Line(" ".join(tokens), (*extras, *more), raws, _words(way))


_remembered = lru_cache(maxsize=REMEMBERED)(read)
_words = cache(Words)
