"""What an index keeps of a text in one pass is what the single functions say."""

import pytest

from lavh.kernel.text import analyse, exact, stems
from lavh.kernel.text.lines import Line, line, read


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
        ("", "uz"),
    ],
)
def test_one_pass_says_what_the_single_functions_say(text: str, language: str) -> None:
    analysed = analyse(text, language)
    whole = Line(
        " ".join(analysed.tokens), tuple(analysed.extras), " ".join(stems(text, language)), exact(text, language)
    )
    assert line(text, language) == read(text, language) == whole
