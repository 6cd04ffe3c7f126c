"""Small maps: where things are on the drawing."""

import pytest

from lavh.web.parts.chart import HEIGHT, WIDTH, Frame, Mark, degrees, frame, marks, outlines


def test_branches_that_would_cover_each_other_are_one_mark() -> None:
    tashkent, beside, samarkand = (41.31, 69.28), (41.30, 69.24), (39.65, 66.96)
    assert marks([tashkent, samarkand, beside]) == [Mark(413, 188, 2), Mark(344, 254, 1)]


def test_what_lies_outside_is_left_out() -> None:
    assert marks([(0.0, 0.0), (90.0, 180.0)]) == []


def test_the_outline_fits_its_drawing() -> None:
    numbers = outlines()["country"].replace("M", " ").replace("l", " ").replace("z", "")
    assert (WIDTH, HEIGHT) == (540, 372)
    assert len(numbers.split()) > 100


@pytest.mark.parametrize(
    ("coordinates", "drawn", "written"),
    [
        ((55.9, 37.1, 73.2, 45.6), Frame(471.8, 88.8, 34.6, 17.0), "55.9°E–73.2°E, 37.1°N–45.6°N"),
        ((69.0, 41.0, 69.0, 41.0), Frame(495.5, 95.5, 5, 5), "69°E, 41°N"),
        ((170.0, -20.0, -170.0, -10.0), Frame(700.0, 200.0, 40.0, 20.0), "170°E–170°W, 20°S–10°S"),
    ],
)
def test_frames_on_the_world(coordinates: tuple[float, float, float, float], drawn: Frame, written: str) -> None:
    found = frame(coordinates)
    assert Frame(*(round(each, 1) for each in found)) == drawn
    assert degrees(coordinates) == written
