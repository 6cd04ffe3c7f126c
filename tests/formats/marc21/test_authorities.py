"""Authority records: names and subjects with all that they are called."""

from pathlib import Path

from lavh.formats.authority import Authority
from lavh.formats.description import Agent
from lavh.formats.marcxml import MARCXML
from lavh.formats.reading import Problem, Reading
from tests.formats.reading import SAMPLES, readings

REFUSED = (Problem("authority-record", "leader/06", grave=True),)
KBR = Path(__file__).parents[4] / "shared" / "data" / "marc" / "authority" / "kbr-authority.sample.xml"


def test_names_bodies_and_subjects_are_read_and_what_tells_nobody_is_refused() -> None:
    twain = Agent(
        "Twain, Mark",
        dates="1835-1910",
        script="Latn",
        identifiers=(("lccn", "n79021164"), ("viaf", "50566653"), ("isni", "0000000121326176"), ("gnd", "118624822")),
    )
    others = tuple(
        Agent(name, dates=dates, script=script)
        for name, dates, script in (
            ("Clemens, Samuel Langhorne", "1835-1910", "Latn"),
            ("Tven, Mark", "1835-1910", "Latn"),
            ("Twain, Mark", "", "Latn"),
            ("Твен, Марк", "1835-1910", "Cyrl"),
        )
    )
    library = Agent("Library of Congress", "corporate", script="Latn")
    refers = Agent("United States. Library of Congress", "corporate", script="Latn")
    cotton = Agent("Cotton", "topic", script="Latn", identifiers=(("lccn", "sh85033446"),))
    called = (Agent("Gossypium fibers", "topic", script="Latn"), Agent("Хлопок", "topic", script="Cyrl"))
    assert readings(MARCXML(), SAMPLES / "marc21" / "authorities.xml") == [
        Reading(None, authority=Authority("authority n79021164", twain, others, "20200101000000.0")),
        Reading(None, authority=Authority("authority n80126289", library, (refers,))),
        Reading(None, authority=Authority("authority sh85033446", cotton, called)),
        *[Reading(None, REFUSED)] * 3,
    ]


def test_a_real_authority_file_is_read() -> None:
    found = [reading.authority for reading in readings(MARCXML(), KBR)]
    assert [(each.heading.name, [one.name for one in each.variants]) for each in found if each] == [
        ("Bache, Léon", []),
        ("Dendooven, Firmin", []),
        ("Laureys, Lucas", []),
        ("De Schuytener, Guillaume François", ["Deschuytener, Guillaume François"]),
        ("van Brussel, A.R.", []),
        ("Fauconnier, Jacques", []),
        ("Hoebeke, Hilda", []),
        ("Corteel, Erik", []),
        ("de Corroy, Jacques", ["Bouckoms, Jacques"]),
        ("Beckers, Frans", []),
    ]
