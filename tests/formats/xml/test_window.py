"""A stream of XML is seen as UTF-8, whatever it comes in."""

import io

import pytest

from lavh.formats.xml.window import Window, encoding_of

TEXT = '<?xml version="1.0" encoding="{}"?><a>Oʻtkan кунлар</a>'


def everything(content: bytes, encoding: str = "") -> str:
    window = Window(io.BytesIO(content), encoding)
    while window.more():
        pass
    return window.data.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_any_form_is_recognised(encoding: str) -> None:
    text = TEXT.format(encoding.removesuffix("-sig"))
    assert everything(text.encode(encoding)) == text


def test_declared_character_sets_are_followed() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?><a>кунлар</a>'
    assert everything(text.encode("cp1251")) == text


def test_a_profile_goes_before_the_declaration() -> None:
    text = '<?xml version="1.0" encoding="utf-8"?><a>кунлар</a>'
    assert everything(text.encode("cp866"), "cp866") == text


def test_a_declaration_of_utf16_in_a_readable_stream_is_not_believed() -> None:
    assert encoding_of(b'<?xml version="1.0" encoding="UTF-16"?><a/>') == ("utf-8", 0)


def test_an_unknown_character_set_is_not_believed() -> None:
    assert encoding_of(b'<?xml version="1.0" encoding="klingon"?><a/>') == ("utf-8", 0)


def test_bytes_that_are_no_utf8_pass_as_they_are() -> None:
    window = Window(io.BytesIO(b"<a>\xff</a>"))
    assert window.data == b"<a>\xff</a>"


def test_positions_behind_a_mark_are_found_across_chunks() -> None:
    window = Window(io.BytesIO(b"x" * 200_000 + b"-->tail"))
    assert window.behind(b"-->", 0, 1 << 20) == 200_003
    assert window.behind(b"???", 0, 1 << 20) == 0
