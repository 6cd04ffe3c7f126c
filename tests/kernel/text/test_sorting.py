"""Lists in the order of each alphabet, compared byte by byte."""

import pytest

from lavh.kernel.text import alphabet, initial, sort_key


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("uz", ["Abdulla", "Suv", "Yosh", "Zar", "Oʻtkan", "Ötmoq", "Gʻafur", "Shahar", "Şom", "Chol", "Cholgʻu"]),
        ("uz-cyrl", ["Гул", "Китоб", "Уй", "Хат", "Щука", "Яшил", "Ўткан", "Қишлоқ", "Ғафур", "Ҳаёт"]),
        ("kaa", ["Adam", "Ádep", "Bala", "Gúl", "Ǵaz", "Xalıq", "Íqlas", "Izet", "Kitap", "Qala", "Nan", "Óner", "Ústi", "Zaman", "Shayır", "Cirk", "Chempion"]),
        ("kaa-cyrl", ["Адам", "Әдеп", "Бала", "Гүл", "Ғаз", "Китап", "Қала", "Нан", "Өнер", "Үсти", "Ўатан", "Халық", "Ҳаял"]),
        ("ru", ["Еж", "Ёж", "Ёлка", "Ель", "Жук", "Щука", "Яма"]),
        ("en", ["9 days", "10 days", "Élan", "Elands", "New York", "Newark", "Œuvre", "Zebra", "Ўзбек"]),
        ("ar", ["أحمد", "بغداد", "تاريخ", "كتاب", "مكتبة", "هند", "يوم"]),
    ],
)  # fmt: skip
def test_words_stand_in_the_order_of_the_alphabet(language: str, words: list[str]) -> None:
    assert sorted(sorted(words), key=lambda word: sort_key(word, language)) == words


def test_keys_are_ascii_and_end_where_the_letters_end() -> None:
    assert sort_key("Gʻafur Gʻulom", "uz").isascii()
    assert sort_key("Gʻafur Gʻulom", "uz") == sort_key("Ğafur Ğulom", "uz").split(" ")[0]
    assert sort_key("The sea", "en", nonfiling=4) == sort_key("sea", "en")


def test_marks_decide_between_the_same_letters_only() -> None:
    assert sorted(["résumé B", "resume", "résumé", "resume a"], key=lambda text: sort_key(text, "en")) == ["resume", "résumé", "resume a", "résumé B"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "heading"),
    [
        ("oʻtkan kunlar", "uz", "Oʻ"), ("Şahar", "uz", "Sh"), ("Щука", "ru", "Щ"), ("ёлка", "ru", "Е"), ("عرب", "ar", "ع"), ("الكتاب", "ar", "ا"), ("1984", "en", "#"),
        ("«…»", "en", "#"), ("", "en", "#"), ("Élan", "en", "E"), ("Ўзбек", "uz", "Ў"), ("한국", "en", "ㅎ"), ("ádep", "kaa", "Á"), ("Ҳаёт", "uz-cyrl", "Ҳ"),
    ],
)  # fmt: skip
def test_a_text_stands_under_a_letter(text: str, language: str, heading: str) -> None:
    assert initial(text, language) == heading


def test_alphabets_are_known() -> None:
    assert alphabet("uz")[-4:] == ("Oʻ", "Gʻ", "Sh", "Ch")
    assert alphabet("en") == alphabet("")
    assert alphabet("uz-cyrl")[-4:] == ("Ў", "Қ", "Ғ", "Ҳ")
