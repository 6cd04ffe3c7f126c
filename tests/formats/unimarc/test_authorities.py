"""UNIMARC authority records: parallel forms in other scripts, see-from references."""

from lavh.formats.authority import Authority
from lavh.formats.description import Agent, Name
from lavh.formats.marcxml import MARCXML
from lavh.formats.reading import Problem, Reading
from tests.formats.reading import SAMPLES, readings


def test_names_bodies_places_and_topics_are_read() -> None:
    navoiy = Agent(
        "Навои, А.",
        dates="1441-1501",
        script="Cyrl",
        forms=(Name("Навои, Алишер", "Cyrl"),),
        identifiers=(("isni", "0000000121032683"), ("viaf", "96994048")),
    )
    others = (
        Agent("Мир Алишер", dates="1441-1501", script="Cyrl"),
        Agent("Фони", script="Cyrl"),
        Agent("Navoiy, Alisher", dates="1441-1501", script="Latn"),
    )
    library = Agent("Российская национальная библиотека", "corporate", script="Cyrl")
    place, topic = Agent("Toshkent", "place", script="Latn"), Agent("Хлопок", "topic", script="Cyrl")
    plants = (Agent("Хлопчатник", "topic", script="Cyrl"), Agent("Paxta", "topic", script="Latn"))
    assert readings(MARCXML(), SAMPLES / "unimarc" / "authorities.xml") == [
        Reading(None, authority=Authority("authority RU\\NLR\\AUTH\\770001", navoiy, others, "20200101000000.0")),
        Reading(None, authority=Authority("authority A2", library, (Agent("РНБ", "corporate", script="Cyrl"),))),
        Reading(None, authority=Authority("authority A3", place, (Agent("Shosh", "place", script="Latn"),))),
        Reading(None, authority=Authority("authority A4", topic, plants)),
        Reading(None, (Problem("authority-record", "leader/06", grave=True),)),
    ]
