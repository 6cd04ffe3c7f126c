"""Words of a text with their places; hits marked; a snippet round them. Offsets count characters of the text as given."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from lavh.kernel.text import eastasian
from lavh.kernel.text.folding import alternatives, pieces, placed
from lavh.kernel.text.initials import opened, openings, unlike, worth_a_look
from lavh.kernel.text.letters import ASCII_WORD, WORD
from lavh.kernel.text.reading import Entry, Memory, Reading, reading_for
from lavh.kernel.text.repair import repaired
from lavh.kernel.text.stemming import stem_alternatives

_ELLIPSIS = "…"
_STEM = "\0"  # before a stem, which is no key


def spans(text: str, language: str = "") -> list[tuple[str, int, int]]:
    """(primary key, start, end) of every key, in order; the keys are those of `analyse(text, language).tokens`. East Asian keys overlap."""
    return [(piece.key, piece.start, piece.end) for piece in pieces(text, language)]


def mark(
    text: str, keys: AbstractSet[str], *, prefix: str = "", stems: AbstractSet[str] = frozenset(), language: str = ""
) -> list[tuple[str, bool]]:
    """The text in pieces, hits true; together they are the text.

    A word is a hit if one of its keys, in any reading, is in `keys`; with `stems`, if one of its stems is in them; with `prefix` (the key of a
    word still being typed), if one of its keys begins so.
    """
    marked: list[tuple[str, bool]] = []
    place = 0
    for start, end in _hits(text, keys, prefix, stems, language):
        if start > place:
            marked.append((text[place:start], False))
        marked.append((text[start:end], True))
        place = end
    if place < len(text):
        marked.append((text[place:], False))
    return marked


def sought(keys: AbstractSet[str], stems: AbstractSet[str] = frozenset()) -> frozenset[str]:
    """What `hits` looks for, made once for many texts."""
    return frozenset(keys).union(_STEM + stem for stem in stems)


def hits(text: str, wanted: AbstractSet[str], language: str = "") -> list[tuple[int, int]]:
    """The places of hits, as `mark` marks them without a prefix; made for many short texts."""
    way = reading_for(language, text)
    if _is_uncertain(text, way):
        stems = frozenset(each[1:] for each in wanted if each[:1] == _STEM)
        return _hits(text, wanted, "", stems, language)
    return _known(language, way).places(text, wanted)


def framed(texts: Sequence[str], wanted: AbstractSet[str], language: str, before: str, after: str) -> list[str]:
    """The texts with `before` and `after`, which stand in none of them, round each of the `hits`. Texts that are read alike are looked at as one."""
    whole = reading_for(language, "")
    ways = [(reading_for(language, text) if whole.romanised else whole, text.isascii()) for text in texts]
    different = dict.fromkeys(ways)
    if len(different) == 1:
        return _framed(list(texts), wanted, (language, ways[0][0]), before, after)
    found = [""] * len(texts)
    for read in different:
        places = [place for place, each in enumerate(ways) if each == read]
        way, _ = read
        for place, text in zip(
            places, _framed([texts[each] for each in places], wanted, (language, way), before, after), strict=True
        ):
            found[place] = text
    return found


def _framed(
    texts: list[str], wanted: AbstractSet[str], read: tuple[str, Reading], before: str, after: str
) -> list[str]:
    """The same of texts that are read in one way: words that are hits are put in their frames wherever they stand, if they stand in no longer word."""
    language, way = read
    joined = "\n".join(texts)
    if joined.count("\n") >= len(texts) or _is_uncertain(joined, way):
        return [_framed_alone(text, hits(text, wanted, language), before, after) for text in texts]
    found = _known(language, way).places(joined, wanted)
    return _framed_alone(joined, found, before, after).split("\n") if found else texts


def _framed_alone(text: str, places: Iterable[tuple[int, int]], before: str, after: str) -> str:
    made: list[str] = []
    done = 0
    for start, end in places:
        made += (text[done:start], before, text[start:end], after)
        done = end
    return "".join((*made, text[done:]))


def _is_uncertain(text: str, way: Reading) -> bool:
    """Whether words are not simply what stands between spaces and marks."""
    return bool(not text.isascii() and eastasian.UNSPACED.search(text)) or repaired(text, way.national) != text


class Known:
    """Words as they stand in texts of a language: the pieces of each, with their keys; the stems of pieces, which are looked at only where no key is sought."""

    def __init__(self, language: str, way: Reading) -> None:
        self.language = language
        self.way = way
        self.pieces_of: Memory[list[tuple[int, int, tuple[str, ...]]]] = Memory(self._pieces)
        self.stems_of: Memory[list[str]] = Memory(lambda word: [_STEM + stem for stem in stem_alternatives(word)])

    def places(self, text: str, wanted: AbstractSet[str]) -> list[tuple[int, int]]:
        """Where what is sought stands in a text."""
        return [
            (start + first, start + last)
            for raw, start in self._worth_a_look(text, frozenset(wanted))
            for first, last, keys in self.pieces_of[raw]
            if not (wanted.isdisjoint(keys) and wanted.isdisjoint(self.stems_of[raw[first:last]]))
        ]

    def _worth_a_look(self, text: str, wanted: frozenset[str]) -> Iterable[tuple[str, int]]:
        """Its words in their order that may be what is sought, with their places."""
        plain = _plain(wanted)
        if text.isascii() and self.way.is_plain and "" not in (beginnings := openings(plain)):
            return opened(text.lower(), beginnings)  # a capital says nothing about such a word
        words = (ASCII_WORD if text.isascii() else WORD).finditer(text)
        return worth_a_look([(word.group(), word.start()) for word in words], unlike(plain))

    def _pieces(self, raw: str) -> list[tuple[int, int, tuple[str, ...]]]:
        return [
            (start, end, tuple(dict.fromkeys((key, *_keys_of(raw[start:end], self.language)))))
            for key, start, end in placed(raw, 0, self.way)
        ]


_known = cache(Known)


@lru_cache(maxsize=512)
def _plain(wanted: frozenset[str]) -> frozenset[str]:
    """What is sought, keys and stems alike."""
    return frozenset([each.removeprefix(_STEM) for each in wanted])


def snippet(
    text: str,
    keys: AbstractSet[str],
    width: int = 200,
    *,
    prefix: str = "",
    stems: AbstractSet[str] = frozenset(),
    language: str = "",
) -> list[tuple[str, bool]]:
    """At most about `width` characters of a text round the most hits, marked; cut between words, with an ellipsis where cut."""
    if len(text) <= width:
        return mark(text, keys, prefix=prefix, stems=stems, language=language)
    hits = _hits(text, keys, prefix, stems, language)
    first = _densest(hits, width)
    start = _word_start(text, max(first - width // 5, 0))
    end = _word_end(text, start + width)
    marked = mark(text[start:end].strip(), keys, prefix=prefix, stems=stems, language=language)
    if start > 0:
        marked.insert(0, (_ELLIPSIS, False))
    if end < len(text):
        marked.append((_ELLIPSIS, False))
    return marked


def _hits(
    text: str, keys: AbstractSet[str], prefix: str, stems: AbstractSet[str], language: str
) -> list[tuple[int, int]]:
    """The places of hits, those that touch or overlap joined where letters are paired."""
    found: list[tuple[int, int]] = []
    for key, start, end in pieces(text, language):
        if key in keys or _is_hit(text[start:end], keys, prefix, stems, language):
            if found and start < found[-1][1]:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
    return found


def _is_hit(word: str, keys: AbstractSet[str], prefix: str, stems: AbstractSet[str], language: str) -> bool:
    known = _keys_of(word, language)
    if not keys.isdisjoint(known):
        return True
    if prefix and any(key.startswith(prefix) for key in known):
        return True
    return bool(stems) and not stems.isdisjoint(stem_alternatives(word))


@lru_cache(maxsize=8192)
def _keys_of(word: str, language: str) -> tuple[str, ...]:
    return (*alternatives(word), *_flat(reading_for(language, word).read(word))) if language else alternatives(word)


def _flat(entry: Entry) -> Iterable[str]:
    return (entry,) if isinstance(entry, str) else (*entry[0], *entry[1])


def _densest(hits: Sequence[tuple[int, int]], width: int) -> int:
    """Where the stretch of this width with the most hits begins."""
    best, most = 0, 0
    for number, (start, _) in enumerate(hits):
        inside = sum(1 for _, end in hits[number : number + 20] if end <= start + width * 4 // 5)
        if inside > most:
            best, most = start, inside
    return best


def _word_start(text: str, place: int) -> int:
    space = text.find(" ", place, place + 20) if place else -1
    return space + 1 if space >= 0 else place


def _word_end(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", place - 20, place)
    return space if space > 0 else place
