"""Whole titles and names as tokens."""

from lavh.discovery import digests

LONG = "otkan kunlar hakida katta kitob"
OTHER = "otkan kunlar hakida katta kitob tahlili"


def test_a_short_title_stays_as_it_is_and_long_ones_are_told_apart() -> None:
    assert digests.title("kunlar") == digests.beginning("kunlar") == "=kunlar"
    assert digests.title(LONG) != digests.title(OTHER)
    assert digests.title(LONG).startswith(digests.beginning(LONG))
    assert len(digests.title(OTHER)) == len(digests.title(LONG)) == 1 + digests.BEGINNING + digests.DIGEST


def test_a_name_is_one_token_in_any_order_of_its_words() -> None:
    assert digests.creator("qodiriy abdulla") == digests.creator("abdulla qodiriy")
    assert digests.creator("qodiriy abdulla") != digests.creator("qodiriy abdullo")
