"""A small collection in several scripts, in the engine that the test settings choose."""

import pytest

from tests.api.conftest import empty
from tests.factories.collections import fill
from tests.factories.descriptions import book, vernacular

__all__ = ["empty"]


@pytest.fixture
def library(empty: None) -> None:
    """Works 1–8: in Uzbek in both alphabets, in Russian with its romanisation, in English and Japanese."""
    fill({
        1: book("Oʻtkan kunlar", "Qodiriy, Abdulla", 1926, local_id="1", subjects=(("topic", "Oʻzbek romani"),)),
        2: book("Меҳробдан чаён", "Қодирий, Абдулла", 1929, script="Cyrl", local_id="2", subjects=(("topic", "Ўзбек романи"),)),
        3: book("Toshkent tarixi", "Azizov, Akmal", 1983, local_id="3", subjects=(("place", "Toshkent"), ("topic", "Tarix"))),
        4: vernacular("Minuvshie dni", "Минувшие дни", "Cyrl", "Kadyri, Abdulla", "Кадыри, Абдулла", year=1958, language="ru", local_id="4"),
        5: book("A history of Tashkent", "Stronski, Paul", 2010, language="en", local_id="5", subjects=(("place", "Tashkent"), ("topic", "History"))),
        6: vernacular("Tōkyō no rekishi", "東京の歴史", "Jpan", "Yamada, Tarō", "山田太郎", year=1999, language="ja", local_id="6"),
        7: book("Toshkent tarixi", "Azizov, Akmal", 1990, kind="map", local_id="7"),
        8: book("Bahor", "Zulfiya", 1950, local_id="8", rest="tanlangan asarlar"),
    })  # fmt: skip
