"""Q3: words that folding joins although they are different.

    python bench/text_q3.py

Over the Uzbek word lists: the share of words whose primary key is also another word's (words that differ in more than the writing of the same
letters). To standard error: what is joined, the same for English, German, French and pinyin title words, further keys and stems.
"""

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from text_samples import Result, lines, report, titles

from lavh.kernel.text import alternatives, analyse, fold, spans, stems
from lavh.kernel.text.letters import APOSTROPHES


def main() -> None:
    """Count and print."""
    cyrillic = {word.lower() for word in lines("uzbek/kuvatov-wordlist-cyrillic-unsorted.txt.xz") if word.isalpha()}
    latin = {one_apostrophe(row.split("\t")[0]) for row in lines("uzbek/uzwiki-word-freq-latin.tsv.xz")[1:]}
    latin = {word for word in latin if word}
    joined = total = 0
    for name, words in (("Uzbek Cyrillic list", cyrillic), ("Uzbek Wikipedia, Latin", latin)):
        groups = grouped(words, lambda word: fold(word, "uz"))
        joined += show(name, words, groups)
        total += len(words)
        _further(words, "uz", groups)
        _stems(words)
    _western()
    share = joined / total
    report(
        Result("Q3", "false joins by folding over the Uzbek word lists", round(share, 5), 0.005, share <= 0.005, f"{joined} of {total} words")
    )  # fmt: skip


def one_apostrophe(word: str) -> str:
    """The word in lower case with one kind of apostrophe: what is joined by that is meant to be."""
    return word.lower().translate(dict.fromkeys(map(ord, APOSTROPHES), "ʻ")).strip("ʻ")


def grouped(words: Iterable[str], key: Callable[[str], str]) -> Mapping[str, list[str]]:
    """Words by key."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words:
        groups[key(word)].append(word)
    return groups


def show(name: str, words: set[str], groups: Mapping[str, list[str]]) -> int:
    """How many words fold onto another; print some."""
    joined = sum(len(group) - 1 for group in groups.values())
    some = sorted(("/".join(sorted(group)) for group in groups.values() if len(group) > 1), key=hash)[:12]
    print(f"{name}: {joined} of {len(words)} joined ({joined / len(words):.3%}): {', '.join(some)}", file=sys.stderr)
    return joined


def _further(words: set[str], language: str, groups: Mapping[str, list[str]]) -> None:
    """Words that the further keys of a record, or of a typed word, take to another word."""
    indexed = sum(any(extra in groups for extra in analyse(word, language).extras) for word in words)
    typed = sum(any(key in groups for key in alternatives(word) if key != fold(word, language)) for word in words)
    print(
        f"  further keys that are another word's: {indexed / len(words):.3%} when indexed, {typed / len(words):.3%} when typed; "
        f"further keys a word: {sum(len(analyse(word, language).extras) for word in words) / len(words):.3f}",
        file=sys.stderr,
    )


def _stems(words: set[str]) -> None:
    groups = grouped(words, lambda word: " ".join(stems(word, "uz")))
    sizes = sorted(groups.items(), key=lambda item: -len(item[1]))[:5]
    largest = ", ".join(f"{stem} {len(group)}" for stem, group in sizes)
    print(
        f"  stems: {len(groups)} of {len(words)} words; largest: {largest}; bosh {len(groups.get('bosh', []))}",
        file=sys.stderr,
    )


def _western() -> None:
    """Title words of languages that folding for Uzbek must not hurt. Joined = the same key, although not the same letters without marks."""
    vocabulary: dict[str, set[str]] = defaultdict(set)
    for title in titles():
        if title.language in {"en", "de", "fr", "zh"} and title.text.isprintable():
            vocabulary[title.language].update(
                title.text[start:end].lower() for _, start, end in spans(title.text, title.language)
            )
    for language, found in sorted(vocabulary.items()):
        words = {word for word in map(one_apostrophe, found) if word.isalpha() and max(word) < "\u0250"}
        for known in (language, ""):
            groups = grouped(words, lambda word, known=known: fold(word, known))  # type: ignore[misc]
            joined = sum(len({unmarked(word) for word in group}) - 1 for group in groups.values())
            print(
                f"{language} titles read as {known or 'unknown'}: {joined} of {len(words)} joined ({joined / len(words):.3%})",
                file=sys.stderr,
            )
        _further(words, language, groups)


def unmarked(word: str) -> str:
    """The letters of a word without their marks."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(letter)
    )


if __name__ == "__main__":
    main()
