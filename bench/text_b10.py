"""B10: how fast text is folded.

    python bench/text_b10.py

Words a second of CPU through `analyse`, the slowest of four kinds of text: catalogue records of all languages, Uzbek in both alphabets,
Russian. First seen (nothing remembered), then warm. `figure` is the slowest warm rate; the slowest first-seen rate is in `against`.
"""

import subprocess
import sys
import time
from collections.abc import Sequence

from text_samples import Result, lines, report, titles

from lavh.kernel.text import analyse

Texts = Sequence[tuple[str, str]]
BUDGET = 300_000


def main() -> None:
    """Measure each kind in a process of its own, so that nothing is remembered from another."""
    if len(sys.argv) > 1:
        first, warm = measure(kinds(sys.argv[1]))
        print(first, warm)
        return
    first_rates, warm_rates = [], []
    for kind in ("records", "uz-cyrl", "uz-latn", "ru"):
        run = subprocess.run([sys.executable, __file__, kind], check=True, capture_output=True, text=True)
        first, warm = map(float, run.stdout.split())
        print(f"{kind}: {first:,.0f} words/s first seen, {warm:,.0f} warm", file=sys.stderr)
        first_rates.append(first)
        warm_rates.append(warm)
    slowest = round(min(warm_rates))
    against = f"{min(first_rates):,.0f} words/s first seen; `analyse`, one core, slowest of four kinds of text"
    report(Result("B10", "script folding, words per CPU-second", slowest, BUDGET, slowest >= BUDGET, against))


def kinds(kind: str) -> Texts:
    """The texts of one kind and their languages."""
    if kind == "records":
        return [(title.text, title.language) for title in titles(most=40_000)]
    language = "ru" if kind == "ru" else "uz"
    name = {"uz-cyrl": "uz_cyr", "uz-latn": "uz_lat", "ru": "rus"}[kind]
    return [(line, language) for line in lines(f"uzbek/sentences-{name}.txt.xz")]


def measure(texts: Texts) -> tuple[float, float]:
    """(first seen, warm) in words a second; warm is the median of five."""
    words = sum(len(text.split()) for text, _ in texts)
    rates = []
    for _ in range(6):
        began = time.process_time()
        for text, language in texts:
            analyse(text, language)
        rates.append(words / (time.process_time() - began))
    return rates[0], sorted(rates[1:])[2]


if __name__ == "__main__":
    main()
