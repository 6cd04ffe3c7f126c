"""`lavh explain --agent`, `--subject`: who is one with whom, and why."""

from collections.abc import Callable

from msgspec import structs

from lavh.catalog.actions import Incoming, take_in
from lavh.catalog.actions.headings import Register
from lavh.catalog.actions.joins import Ruled, settle
from lavh.catalog.models import Agent as Row
from lavh.catalog.models import Subject
from lavh.formats.authority import Authority, number
from lavh.formats.description import Agent, Contribution, Description
from lavh.kernel import clock
from lavh.network.actions import enrol
from tests.console.conftest import Said
from tests.factories.descriptions import book


def by(title: str, author: str) -> Description:
    agent = Agent(author, identifiers=(("viaf", "96994048"),))
    return structs.replace(book(title, ""), contributions=(Contribution(agent, "aut"),))


def test_headings_that_are_one_say_why(lavh: Callable[..., Said]) -> None:
    home = enrol(name="Demo library").pk
    one, two = by("Xamsa", "Navoiy, Alisher"), by("Hamsa", "Nevai")
    three = book("Lison ut-tayr", "Navoiy, Alisher", subjects=(("topic", "Paxta"),))
    batch = [Incoming(record, 1, home, str(record), said) for record, said in enumerate((one, two, three), 1)]
    take_in(batch, register=Register(), now=clock.now())
    settle([Ruled(9, 1, home, Authority(number("7"), Agent("Paxta", "topic"), (Agent("Cotton", "topic"),)))])
    first, second, third = Row.objects.order_by("pk")
    assert lavh("explain", first.pk, "--agent")[1] == (
        f"Heading {first.pk} is one with 2 others:\n"
        f"  {first.pk}  Navoiy, Alisher\n      shares the number VIAF 96994048\n      shares the name “alisher navoiy”\n      as records say: 1\n"
        f"  {second.pk}  Nevai\n      shares the number VIAF 96994048\n      as records say: 2\n"
        f"  {third.pk}  Navoiy, Alisher\n      shares the name “alisher navoiy”\n"
    )
    paxta = Subject.objects.get().pk
    assert lavh("explain", paxta, "--subject")[1] == (
        f"Heading {paxta} is one with 1 others:\n  {paxta}  Paxta\n      shares the subject “paxta”\n"
        "  authority record 9  Paxta\n      shares the subject “paxta”\n"
    )
    assert lavh("explain", 999, "--agent")[1] == "Heading 999 is one with no other.\n"
