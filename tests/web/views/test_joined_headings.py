"""Headings that are one with others: old addresses and old choices lead to the one that stands for them."""

import pytest
from django.test import Client

from lavh.catalog.models import Agent, Joined, Subject
from lavh.catalog.models.joining import SUBJECTS
from lavh.discovery.facets import filters

pytestmark = pytest.mark.usefixtures("collection")


@pytest.fixture
def joined(collection: None) -> tuple[int, int, int, int]:
    """An agent and a subject that others stand for: (agent, its leader, subject, its leader)."""
    first, topic = Agent.objects.earliest("pk"), Subject.objects.filter(kind=Subject.Kind.TOPIC).earliest("pk")
    second, other = (
        Agent.objects.create(kind=1, name="Second", key=1),
        Subject.objects.create(kind=1, term="Other", key=1),
    )
    Joined.objects.bulk_create(
        [Joined(node=node, leader=leader) for node, leader in (
            (first.pk, first.pk), (second.pk, first.pk), (topic.pk + SUBJECTS, topic.pk + SUBJECTS), (other.pk + SUBJECTS, topic.pk + SUBJECTS),
        )]
    )  # fmt: skip
    return second.pk, first.pk, other.pk, topic.pk


def test_pages_lead_on(client: Client, joined: tuple[int, int, int, int]) -> None:
    agent, leader, subject, topic = joined
    assert client.get(f"/en/person/{agent}").headers["Location"] == f"/en/person/{leader}"
    assert client.get(f"/en/subject/{subject}").headers["Location"] == f"/en/subject/{topic}"
    assert (client.get(f"/en/person/{leader}").status_code, client.get(f"/en/subject/{topic}").status_code) == (
        200,
        200,
    )


def test_choices_of_a_search_mean_what_stands_for_them(joined: tuple[int, int, int, int]) -> None:
    agent, leader, subject, topic = joined
    chosen = {"person": [str(agent), "999"], "subject": [str(subject)], "kind": ["book"]}
    assert dict(filters(chosen)) == {"agent": (leader, 999), "topic": (topic,), "kind": (1,)}
