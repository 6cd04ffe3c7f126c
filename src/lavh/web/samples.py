"""Things to show components with, on the patterns page: long and short, in several scripts, of several kinds. Not in any catalogue."""

from collections.abc import Mapping
from typing import Any

from lavh.catalog.card import By, Card, Form, Ways
from lavh.formats.kinds import Kind
from lavh.web import periods
from lavh.web.asked import Asked
from lavh.web.narrowing import Group, Value
from lavh.web.periods import Histogram, Stretch

CARDS = (
    (1, Card(Form("Oʻtkan kunlar", "Latn", "uz"), forms=(Form("Ўткан кунлар", "Cyrl", "uz"),), by=(By(1, "Qodiriy, Abdulla", "aut"),), start=1926, end=2024, kinds=(Kind.BOOK,), institutions=(1, 2, 3), editions=14, ways=Ways.READ | Ways.BORROW)),
    (14, Card(Form("Минувшие дни", "Cyrl", "ru"), by=(By(1, "Кадыри, Абдулла", "aut"),), start=1958, kinds=(Kind.BOOK,), ways=Ways.BORROW)),
    (27, Card(Form("بابر نامه", "Arab", "chg"), forms=(Form("Boburnoma", "Latn", "uz"),), by=(By(2, "بابر", "aut"),), dated="X asr", kinds=(Kind.MANUSCRIPT,), ways=Ways.ON_SITE)),
    (40, Card(Form("Karta Turkestanskago general-gubernatorstva, sostavlena po noviejshim sviedieniiam, s pokazaniem zheliznykh dorog, pochtovykh i karavannykh putei", "Latn", "ru"), start=1885, kinds=(Kind.MAP,), ways=Ways.LOOK)),
    (53, Card(Form("Shashmaqom", "Latn", "uz"), by=(By(3, "Rajabiy, Yunus", "aut"), By(4, "Akbarov, Ilyos", "aut"), By(5, "Fitrat", "aut"), By(6, "Uspenskiy, V. A.", "aut")), start=1966, end=1975, kinds=(Kind.SCORE, Kind.RECORDING), ways=Ways.LISTEN)),
    (66, Card(Form("朝鮮民族史", "Hani", "ko"), start=1940, kinds=(Kind.PERIODICAL,), ways=Ways.LIMITED)),
)  # fmt: skip
ASKED = Asked("navoiy", (("kind", ("book",)),), 1930, 1969)
KINDS = Group(
    "kind",
    [
        Value("book", "Kitoblar", 1234, chosen=True),
        Value("map", "Xaritalar", 12, chosen=False),
        Value("score", "Notalar", 1, chosen=False),
    ],
)
YEARS = Histogram(10, periods.bars([Stretch(first, first + 9, count) for first, count in zip(range(1900, 2030, 10), (3, 0, 4, 9, 14, 11, 25, 40, 38, 52, 61, 30, 8), strict=True)], ASKED.first, ASKED.last))  # fmt: skip
SAMPLES: Mapping[str, Any] = {
    "cards": CARDS,
    "kinds": [kind for kind in Kind if kind],
    "asked": ASKED,
    "facet": KINDS,
    "years": YEARS,
}
