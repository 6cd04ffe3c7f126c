"""Hits are marked in the text as it stands, whatever script the words were typed in."""

from hypothesis import given
from hypothesis import strategies as st

from lavh.kernel.text import alternatives, framed, mark, snippet, sought, spans, stem_alternatives
from tests.kernel.text.test_properties import LANGUAGES, TEXTS


def test_spans_point_into_the_original() -> None:
    text = "Ŭzbekiston: «тарих» va 'xalq'"
    found = spans(text)
    assert [(key, text[start:end]) for key, start, end in found] == [
        ("uzbekiston", "Ŭzbekiston"),
        ("tarix", "тарих"),
        ("va", "va"),
        ("xalq", "xalq"),
    ]


def test_a_word_is_a_hit_in_every_script() -> None:
    text = "Ўзбекистон, Oʻzbekiston, Ŭzbekiston, Özbekiston"
    marked = mark(text, set(alternatives("Oʻzbekiston")))
    assert [piece for piece, hit in marked if hit] == ["Ўзбекистон", "Oʻzbekiston", "Ŭzbekiston", "Özbekiston"]
    assert "".join(piece for piece, _ in marked) == text


def test_a_word_being_typed_marks_by_its_beginning() -> None:
    assert mark("Тарихий манбалар", set(), prefix="tar") == [("Тарихий", True), (" манбалар", False)]


def test_a_word_is_a_hit_by_its_stem() -> None:
    assert mark("Eski kitoblar", set(), stems=set(stem_alternatives("китоби"))) == [
        ("Eski ", False),
        ("kitoblar", True),
    ]


def test_pairs_of_east_asian_letters_are_marked_as_one() -> None:
    assert mark("서울 도서관 정책", {"도서", "서관"}) == [("서울 ", False), ("도서관", True), (" 정책", False)]


def test_elided_words_are_marked_alone() -> None:
    assert mark("l'homme", {"homme"}) == [("l'", False), ("homme", True)]


def test_a_snippet_is_cut_between_words_round_the_hits() -> None:
    text = "birinchi " * 40 + "тарих ва адабиёт " + "ikkinchi " * 40
    marked = snippet(text, {"tarix", "adabiyot"}, width=60)
    assert [piece for piece, hit in marked if hit] == ["тарих", "адабиёт"]
    assert marked[0] == ("…", False)
    assert marked[-1] == ("…", False)
    assert len("".join(piece for piece, _ in marked)) <= 62


@given(st.lists(TEXTS, max_size=4), TEXTS, LANGUAGES)
def test_many_texts_are_framed_as_each_is_marked(texts: list[str], typed: str, language: str) -> None:
    words = {*typed.split(), *(word for text in texts[:1] for word in text.split()[:1])}
    keys = {key for word in words for key in alternatives(word)}
    stems = frozenset(stem for word in words for stem in stem_alternatives(word))
    alone = [
        "".join(
            f"\ufdd0{piece}\ufdd1" if hit else piece for piece, hit in mark(text, keys, stems=stems, language=language)
        )
        for text in texts
    ]
    assert framed(texts, sought(keys, stems), language, "\ufdd0", "\ufdd1") == alone
