"""All that an index keeps of a text, in one pass. Subjects, names and places come again and again, so short texts are remembered whole."""

from functools import cache, lru_cache, partial

import msgspec

from lavh.kernel.text import eastasian
from lavh.kernel.text.folding import analyse, joined
from lavh.kernel.text.letters import WORD
from lavh.kernel.text.reading import Memory, Reading, reading_for
from lavh.kernel.text.repair import repaired
from lavh.kernel.text.spelling import exact, spelt
from lavh.kernel.text.stemming import stemmed, stems

SHORT = 120  # characters of a text that is remembered
REMEMBERED = 1 << 15

Word = tuple[str, str, str, tuple[str, ...]]  # keys, stems and words of the exact mode, joined by spaces; further keys


class Line(msgspec.Struct, frozen=True, gc=False):
    """What `analyse`, `stems` and `exact` find. Keys and words of the exact mode are joined by one space."""

    keys: str
    extras: tuple[str, ...]
    stems: tuple[str, ...]
    spelt: str


NOTHING = Line("", (), (), "")


def line(text: str, language: str = "") -> Line:
    """What is kept of a text in a language (as in `analyse`)."""
    if not text:
        return NOTHING
    return _remembered(text, language) if len(text) < SHORT else read(text, language)


def read(text: str, language: str) -> Line:
    """The same, looked at anew."""
    way = reading_for(language, text)
    mended = repaired(text, way.national)
    if not mended.isascii() and eastasian.UNSPACED.search(mended):
        analysed = analyse(text, language)
        return Line(
            " ".join(analysed.tokens), tuple(analysed.extras), tuple(stems(text, language)), exact(text, language)
        )
    words = list(map(_words(way).__getitem__, WORD.findall(mended)))
    if not words:
        return NOTHING
    keys, stem, spelling, more = zip(*words, strict=True)
    extras = [extra for each in more if each for extra in each] if any(more) else []
    extras += joined(mended, way)
    return Line(_joined(keys), tuple(extras), tuple(" ".join(stem).split()), _joined(spelling))


_remembered = lru_cache(maxsize=REMEMBERED)(read)


def _joined(parts: tuple[str, ...]) -> str:
    return " ".join(parts if all(parts) else filter(None, parts))


@cache
def _words(way: Reading) -> Memory[Word]:
    return Memory(partial(_word, way=way))


def _word(raw: str, way: Reading) -> Word:
    entry = way.remembered[raw]
    keys, extras = (entry, ()) if isinstance(entry, str) else (" ".join(entry[0]), entry[1])
    return keys, " ".join(stemmed(raw, way)), " ".join(spelt(raw, way)), extras
