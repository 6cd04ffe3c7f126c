"""All that an index keeps of a text, in one pass. Subjects, names and places come again and again, so short texts are remembered whole."""

from collections.abc import Sequence
from functools import cache

import msgspec

from lavh.kernel.text import eastasian, latin
from lavh.kernel.text.folding import analyse, divided, joined
from lavh.kernel.text.letters import plainly, words
from lavh.kernel.text.reading import Memory, Reading, reading_for
from lavh.kernel.text.repair import repaired
from lavh.kernel.text.spelling import exact, spelt
from lavh.kernel.text.stemming import plain_stemmer, stemmed, stems

SHORT = 300  # characters of a text that is remembered
REMEMBERED = (
    1 << 15
)  # texts, and as many of before: more than a batch of records has, whose keys and documents are made of the same


class Words:
    """What words are, as they stand in texts read in one way, beside their keys: looked at when it is asked for. "": nothing but its keys."""

    __slots__ = ("more", "plain_stem", "spelt", "stems", "way")

    def __init__(self, way: Reading) -> None:
        self.way = way
        self.plain_stem = plain_stemmer(way)
        self.more: Memory[tuple[str, ...]] | None = Memory(latin.further) if way.has_more else None
        self.stems: Memory[str] = Memory(self._stems)
        self.spelt: Memory[str] = Memory(self._spelt)

    def keys(self, raw: str) -> str:
        """The keys of a word, joined by one space."""
        if self.way.is_plain and raw.isascii() and raw.isalnum():
            return raw.lower()
        entry = self.way.remembered[raw]
        return entry if isinstance(entry, str) else " ".join(entry[0])

    def _stems(self, raw: str) -> str:
        if self.plain_stem is not None and raw.isascii() and raw.isalnum():
            word = raw.lower()
            stem = self.plain_stem(word)
            return "" if stem == word else stem
        keys = self.keys(raw)
        return " ".join([stem for stem in stemmed(raw, self.way) if stem != keys])

    def _spelt(self, raw: str) -> str:
        keys = self.keys(raw)
        if raw == keys and raw.isascii() and not self.way.is_romanised:
            return ""
        spelling = " ".join(spelt(raw, self.way))
        return "" if spelling == keys else spelling


class Line(msgspec.Struct, gc=False):
    """What is found in a text. Keys are joined by one space; stems and the words of the exact mode are taken from its words when they are asked for."""

    keys: str
    extras: tuple[str, ...] = ()
    known: Words | None = None  # None: told by the text itself, whose script has no spaces
    raws: list[str] | None = None  # words as they stand there; None: as their keys
    own_stems: tuple[str, ...] | None = None  # once they were asked for
    own_spelling: str | None = None  # None: told by its words

    def words(self) -> list[str]:
        """Its words as they stand there."""
        return self.keys.split() if self.raws is None else self.raws

    def stems(self) -> Sequence[str]:
        """Its stems that are not the keys of their words, each one or several joined by a space."""
        found = self.own_stems
        if found is None:
            known = self.known
            raws = self.keys.split() if self.raws is None else self.raws
            found = () if known is None else tuple(filter(None, map(known.stems.__getitem__, raws)))
            self.own_stems = found
        return found

    def is_spelt_otherwise(self) -> bool:
        """Whether the exact mode knows any of its words by something else than its keys."""
        if self.raws is None or self.known is None:
            return self.own_spelling is not None and self.own_spelling != self.keys
        return any(map(self.known.spelt.__getitem__, self.raws))

    def spelling(self) -> str:
        """Its words for the exact mode, joined by one space."""
        known = self.known
        if self.raws is None or known is None:
            return self.keys if self.own_spelling is None else self.own_spelling
        return " ".join(filter(None, [known.spelt[raw] or known.keys(raw) for raw in self.raws]))


NOTHING = Line("")


def line(text: str, language: str = "") -> Line:
    """What is kept of a text in a language (as in `analyse`)."""
    return _LINES[text, language]


def keys(text: str, language: str = "") -> str:
    """As `fold`, for those whose texts are indexed in the same breath: what takes longer to find than to look up is remembered for both."""
    if _PLAIN[language] is not None and text.isascii() and (plain := plainly(text)) is not None:
        return plain
    return _LINES[text, language].keys


def together(parts: list[str], language: str) -> Line:
    """What is kept of a text that consists of these parts, parted by spaces."""
    lines = [line(part, language) for part in parts if part]
    if len(lines) == 1:
        return lines[0]
    known = lines[0].known
    if known is None or any(each.known is not known for each in lines):  # it has to be seen as a whole
        return line(" ".join(filter(None, parts)), language)
    extras = tuple([extra for each in lines for extra in each.extras])
    plain = all(each.raws is None for each in lines)
    raws = None if plain else [raw for each in lines for raw in each.words()]
    return Line(" ".join([each.keys for each in lines]), extras, known, raws)


def read(text: str, language: str) -> Line:
    """The same, looked at anew: for texts that hardly come twice."""
    known = _PLAIN[language]
    if known is not None and text.isascii() and (plain := plainly(text)):
        if known.more is None and "-" not in text and text.count(".") < 3:
            return Line(plain, (), known)
        return _plain(text, plain, known)
    way = reading_for(language, text)
    mended = repaired(text, way.national)
    if not mended.isascii() and eastasian.UNSPACED.search(mended):
        found = analyse(text, language)
        own = " ".join(found.tokens)
        return Line(own, tuple(found.extras), None, None, tuple(stems(text, language)), exact(text, language))
    raws = words(mended)
    if not raws:
        return NOTHING
    more = joined(mended, way)
    try:
        return Line(" ".join(map(way.remembered.__getitem__, raws)), tuple(more), _words(way), raws)  # type: ignore[arg-type]
    except TypeError:  # a word with several keys, or further ones, or none
        tokens, extras = divided([way.remembered[raw] for raw in raws])
        return Line(" ".join(tokens), (*extras, *more), _words(way), raws)


def _plain(text: str, keys: str, known: Words) -> Line:
    """What is kept of a text whose words are their own keys: names, compounds and initials may have further ones."""
    more = known.more
    if more is not None and any(map(more.__getitem__, words := keys.split())):
        extras = [key for word in words for key in more[word]]
        return Line(keys, (*extras, *joined(text, known.way)), known)
    if "-" in text or text.count(".") > 2:
        return Line(keys, tuple(joined(text, known.way)), known)
    return Line(keys, (), known)


class _Lines(dict[tuple[str, str], Line]):
    """(text, language) → what is kept of it. When there are too many, those that were not asked for since the last time are forgotten."""

    def __init__(self) -> None:
        super().__init__()
        self.before: dict[tuple[str, str], Line] = {}

    def __missing__(self, asked: tuple[str, str]) -> Line:
        text, language = asked
        if len(text) >= SHORT:
            return read(text, language)
        if len(self) >= REMEMBERED:
            self.before = dict(self)
            self.clear()
        self[asked] = found = self.before.get(asked) or read(text, language)
        return found


class _Plain(dict[str, "Words | None"]):
    """Language → what its words are, if words of ASCII letters and digits are their own keys whatever text they stand in."""

    def __missing__(self, language: str) -> "Words | None":
        way = reading_for(language, "")
        self[language] = found = _words(way) if way.is_plain and way.romanised is None else None
        return found


_LINES = _Lines()
_PLAIN = _Plain()
_words = cache(Words)
