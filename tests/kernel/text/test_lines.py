"""What an index keeps of a text in one pass is what the single functions say."""

import pytest

from lavh.kernel.text import analyse, exact, stems
from lavh.kernel.text.lines import Line, line, read, together


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oʻtkan kunlar: roman", "uz"),
        ("Ўткан кунлар", "uz"),
        ("Women's e-mail in the U.S.S.R.", "en"),
        ("Voina i mir", "ru"),
        ("Dostoyevsky, Fyodor", "name"),
        ("L'homme aujourd’hui", "fr"),
        ("المكتبة الوَطنيّــة ١٩٩٠", "ar"),
        ("中国の歴史 vol. 2", ""),
        ("' ' — …", ""),
        ("Zhukov, Georgi-Iosif, 1896-1974", "name"),
        ("O'Neill, J. R. R. T.", "name"),
        ("snake_case and e_mail-address", "en"),
        ("A o zbek dictionary", "en"),
        ("The 20th-century\x1f  History\t(1901)", "de"),
        ("", "uz"),
    ],
)
def test_one_pass_says_what_the_single_functions_say(text: str, language: str) -> None:
    found = line(text, language)
    analysed = analyse(text, language)
    assert (found.keys, found.extras) == (" ".join(analysed.tokens), tuple(analysed.extras))
    assert found.spelling() == exact(text, language)
    assert found.is_spelt_otherwise() == (found.spelling() != found.keys)
    assert set(" ".join(found.stems()).split()) | set(analysed.tokens) == {
        *stems(text, language),
        *analysed.tokens,
    }
    assert _told(found) == _told(read(text, language))


@pytest.mark.parametrize("language", ["en", "ru", "uz", "name", ""])
@pytest.mark.parametrize(
    "parts",
    [
        ["Oʻtkan kunlar", "", "tarixiy roman"],
        ["Voĭna i mir", "Tom 1", "roman v chetyrekh tomakh"],
        ["Women's e-mail", "", "in the U.S.S.R."],
        ["中国の歴史", "", "a history"],
        ["' '", "", "…"],
        ["History", "Vol. 2", "from O'Neill to Zhukov"],
    ],
)
def test_parts_make_a_whole(parts: list[str], language: str) -> None:
    whole, found = line(" ".join(filter(None, parts)), language), together(parts, language)
    assert (found.keys, sorted(found.extras), found.spelling()) == (whole.keys, sorted(whole.extras), whole.spelling())
    assert list(found.stems()) == list(whole.stems())


def _told(found: Line) -> tuple[object, ...]:
    return found.keys, found.extras, list(found.stems()), found.spelling(), found.is_spelt_otherwise()
