"""What holds for any text at all."""

from hypothesis import example, given
from hypothesis import strategies as st

from lavh.kernel.text import (
    alternatives,
    analyse,
    direction,
    exact,
    fold,
    folds,
    framed,
    initial,
    loose,
    mark,
    script_of,
    snippet,
    sort_key,
    sought,
    spans,
    stem_alternatives,
    stems,
)
from lavh.kernel.text.lines import read

LANGUAGES = st.sampled_from(
    ["", "name", "uz", "kaa", "ru", "kk", "en", "fr", "de", "ar", "he", "ko", "zh", "sr", "tk", "uz-Cyrl", "xx"]
)
LETTERS = "abcehghijoqsxyzAO'ʻ‘’ʼ`´ʹʺşçŏõöğḡñŭĭëėḣİıſßﬁœ\u0361\ufe20\ufe21\u0306\u0301абвеёжийоўцщъыьюяғқҳәЎابتةيىؤءـلاשםת\u05b8\"גם도서관 圖書図々らラｶﾞ\u200f\u200c\u2060_-.1٢²กาไ€"
TEXTS = st.text() | st.text(alphabet=LETTERS)


@given(TEXTS, LANGUAGES)
def test_nothing_raises(text: str, language: str) -> None:
    analyse(text, language)
    exact(text, language)
    stems(text, language)
    loose(text)
    script_of(text)
    direction(text)
    initial(text, language)
    folds(text)
    alternatives(text)
    stem_alternatives(text)
    snippet(text, {"a"}, 10)


@given(TEXTS, LANGUAGES)
def test_folding_a_key_changes_nothing(text: str, language: str) -> None:
    tokens = analyse(text, language).tokens
    assert [fold(token) for token in tokens] == tokens


@given(TEXTS | st.text(st.characters(max_codepoint=127)), LANGUAGES)
def test_an_index_keeps_what_analysis_finds(text: str, language: str) -> None:
    found, analysed = read(text, language), analyse(text, language)
    assert (found.keys, found.extras) == (" ".join(analysed.tokens), tuple(analysed.extras))
    assert found.spelling() == exact(text, language)


@given(TEXTS, LANGUAGES)
def test_tokens_have_no_spaces_and_spans_carry_the_same(text: str, language: str) -> None:
    tokens = analyse(text, language).tokens
    assert [key for key, _, _ in spans(text, language)] == tokens
    assert all(token and not any(map(str.isspace, token)) for token in tokens)
    assert all(extra and not any(map(str.isspace, extra)) for extra in analyse(text, language).extras)


@given(TEXTS, LANGUAGES)
def test_spans_lie_in_the_text(text: str, language: str) -> None:
    assert all(0 <= start < end <= len(text) for _, start, end in spans(text, language))


@given(TEXTS)
def test_marking_keeps_the_text(text: str) -> None:
    keys = set(fold(text).split()[:3])
    assert "".join(piece for piece, _ in mark(text, keys, prefix="o")) == text


@given(TEXTS)
@example("\u0643\u062a\u0627\u0628\ue000")
def test_the_first_alternative_is_the_key(text: str) -> None:
    key = fold(text).split()
    if len(key) == 1:
        assert alternatives(text)[0] == key[0]


@given(st.lists(TEXTS, max_size=6), LANGUAGES)
def test_sort_keys_are_ascii_and_stable(texts: list[str], language: str) -> None:
    keys = [sort_key(text, language) for text in texts]
    assert all(key.isascii() for key in keys)
    assert keys == [sort_key(text, language) for text in texts]


@given(st.lists(TEXTS, max_size=4), TEXTS, LANGUAGES)
def test_many_texts_are_framed_as_each_is_marked(texts: list[str], typed: str, language: str) -> None:
    words = {*typed.split(), *(word for text in texts[:1] for word in text.split()[:1])}
    keys = {key for word in words for key in alternatives(word)}
    stems_ = frozenset(stem for word in words for stem in stem_alternatives(word))
    alone = ["".join(f"\ufdd0{piece}\ufdd1" if hit else piece for piece, hit in mark(text, keys, stems=stems_, language=language)) for text in texts]  # fmt: skip
    assert framed(texts, sought(keys, stems_), language, "\ufdd0", "\ufdd1") == alone
