"""All that an index keeps of a text, in one pass. Subjects, names and places come again and again, so short texts are remembered whole."""

from functools import cache, lru_cache

import msgspec

from lavh.kernel.text import eastasian
from lavh.kernel.text.folding import analyse, joined
from lavh.kernel.text.letters import words
from lavh.kernel.text.reading import Memory, Reading, reading_for
from lavh.kernel.text.repair import repaired
from lavh.kernel.text.spelling import exact, spelt
from lavh.kernel.text.stemming import stemmed, stems

SHORT = 120  # characters of a text that is remembered
REMEMBERED = 1 << 15


class Line(msgspec.Struct, frozen=True, gc=False):
    """What `analyse`, `stems` and `exact` find. Keys, stems and words of the exact mode are joined by one space."""

    keys: str
    extras: tuple[str, ...]
    stems: str
    spelt: str


NOTHING = Line("", (), "", "")


class Words:
    """What was found for words as they stand in texts read in one way. `odd`: those with further keys, and those that have none."""

    __slots__ = ("keys", "odd", "spelt", "stems", "way")

    def __init__(self, way: Reading) -> None:
        self.way = way
        self.keys: Memory[str] = Memory(self._read)
        self.stems: dict[str, str] = {}
        self.spelt: dict[str, str] = {}
        self.odd: dict[str, tuple[str, ...]] = {}

    def _read(self, raw: str) -> str:
        if not self.keys:  # it was full
            for memory in (self.stems, self.spelt, self.odd):
                memory.clear()
        keys, self.stems[raw], spelling, extras = self.look(raw)
        self.spelt[raw] = spelling
        if extras or not (keys and spelling and self.stems[raw]):
            self.odd[raw] = extras
        return keys

    def look(self, raw: str) -> tuple[str, str, str, tuple[str, ...]]:
        """Keys, stems and words of the exact mode, each joined by spaces; further keys."""
        entry = self.way.remembered[raw]
        keys, extras = (entry, ()) if isinstance(entry, str) else (" ".join(entry[0]), entry[1])
        return keys, " ".join(stemmed(raw, self.way)), " ".join(spelt(raw, self.way)), extras


def line(text: str, language: str = "") -> Line:
    """What is kept of a text in a language (as in `analyse`)."""
    if not text:
        return NOTHING
    return _remembered(text, language) if len(text) < SHORT else read(text, language)


def read(text: str, language: str) -> Line:
    """The same, looked at anew: for texts that hardly come twice."""
    way = reading_for(language, text)
    mended = repaired(text, way.national)
    if not mended.isascii() and eastasian.UNSPACED.search(mended):
        analysed = analyse(text, language)
        return Line(
            " ".join(analysed.tokens), tuple(analysed.extras), " ".join(stems(text, language)), exact(text, language)
        )
    raws = words(mended)
    return _line(raws, mended, _words(way)) if raws else NOTHING


def _line(raws: list[str], mended: str, known: Words) -> Line:
    more = joined(mended, known.way)
    try:
        keys = " ".join(map(known.keys.__getitem__, raws))
        stem, spelling = " ".join(map(known.stems.__getitem__, raws)), " ".join(map(known.spelt.__getitem__, raws))
    except KeyError:  # the memory was full in the middle of the text
        found = [known.look(raw) for raw in raws]
        keys, stem, spelling = (" ".join(" ".join(column).split()) for column in list(zip(*found, strict=True))[:3])
        return Line(keys, tuple([extra for each in found for extra in each[3] if extra] + more), stem, spelling)
    if not known.odd.keys().isdisjoint(raws):
        keys, stem, spelling = (" ".join(each.split()) for each in (keys, stem, spelling))
        more = [extra for raw in raws for extra in known.odd.get(raw, ()) if extra] + more
    return Line(keys, tuple(more), stem, spelling)


_remembered = lru_cache(maxsize=REMEMBERED)(read)
_words = cache(Words)
