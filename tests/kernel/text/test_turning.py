"""Letters of one alphabet in another: the same words that the reader's script is tested with."""

import json
from pathlib import Path

import pytest

from lavh.kernel.text.turning import turned, turner

SAMPLES = json.loads((Path(__file__).parents[2] / "samples" / "turning.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["text"][:20])
def test_words_in_another_alphabet(sample: dict[str, str]) -> None:
    assert turned(sample["text"], sample["language"], sample["alphabet"]) == sample["turned"]


def test_other_languages_are_left_alone() -> None:
    assert (turner("ru", "Latn"), turner("", "Cyrl")) == (None, None)


def test_there_and_back() -> None:
    text = "Ўткан кунлар, Абдулла Қодирий, ЎЗБЕКИСТОН, ёшлик, эълон, поэма, ғоя, Исҳоқ"
    assert turned(turned(text, "uz", "Latn"), "uz", "Cyrl") == text
