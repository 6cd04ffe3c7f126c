"""Words between tags, by the language that holds where they stand."""

from markupsafe import Markup

from lavh.web.parts.turned import turned


def test_words_are_turned_and_markup_is_not() -> None:
    body = Markup('<p id="choʻl" class="a">Oʻtkan <em>kunlar</em> &amp; yoʻl<br>uy</p>')
    assert turned(body, "uz", "uz-cyrl") == Markup('<p id="choʻl" class="a">Ўткан <em>кунлар</em> &amp; йўл<br>уй</p>')


def test_a_piece_in_another_language_stays() -> None:
    body = Markup('<p>kitob <i lang="en">book <b>of</b></i> kitob <code>kitob</code> <q lang="uz-Latn">kitob</q></p>')
    assert turned(body, "uz", "uz-cyrl") == Markup(
        '<p>китоб <i lang="en">book <b>of</b></i> китоб <code>kitob</code> <q lang="uz-Latn">китоб</q></p>'
    )


def test_a_book_in_another_language_with_a_piece_of_uzbek() -> None:
    assert turned(Markup('<p>book <i lang="uz">kitob</i></p>'), "en", "uz-cyrl") == Markup(
        '<p>book <i lang="uz">китоб</i></p>'
    )
