"""Words of a text with their places; hits marked; a snippet round them. Offsets count characters of the text as given."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from lavh.kernel.text import eastasian
from lavh.kernel.text.folding import alternatives, pieces, placed
from lavh.kernel.text.letters import WORD
from lavh.kernel.text.reading import Entry, Reading, reading_for
from lavh.kernel.text.repair import repaired
from lavh.kernel.text.stemming import stem_alternatives

_ELLIPSIS = "…"
_STEM = "\0"  # before a stem, which is no key
REMEMBERED = 1 << 15  # words of texts: the same ones come again and again


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
    if (not text.isascii() and eastasian.UNSPACED.search(text)) or repaired(text, way.national) != text:
        stems = frozenset(each[1:] for each in wanted if each[:1] == _STEM)
        return _hits(text, wanted, "", stems, language)
    found: list[tuple[int, int]] = []
    for word in WORD.finditer(text):
        for first, last, known in _known(word.group(), language, way):
            if not wanted.isdisjoint(known):
                start = word.start()
                found.append((start + first, start + last))
    return found


@lru_cache(maxsize=REMEMBERED)
def _known(raw: str, language: str, way: Reading) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """The pieces of a word with everything that each may be found by."""
    found = []
    for key, start, end in placed(raw, 0, way):
        word = raw[start:end]
        stems = (_STEM + stem for stem in _stems_of(word))
        found.append((start, end, tuple(dict.fromkeys((key, *_keys_of(word, language), *stems)))))
    return tuple(found)


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
    return bool(stems) and not stems.isdisjoint(_stems_of(word))


@lru_cache(maxsize=8192)
def _stems_of(word: str) -> tuple[str, ...]:
    return tuple(stem_alternatives(word))


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
