"""Small whole collections: institutions, sources, raw records, catalogue and index, as an import leaves them."""

from collections.abc import Mapping
from datetime import UTC, datetime

from django.core.management.color import no_style
from django.db import connection

from lavh.catalog import rows
from lavh.catalog.actions import Incoming, take_in
from lavh.catalog.actions.headings import Register
from lavh.discovery import filing, indexer
from lavh.discovery.engines import engine
from lavh.formats.description import Description
from lavh.harvest import vault
from lavh.harvest.actions import source_for
from lavh.harvest.models import RawRecord
from lavh.network.actions import enrol
from lavh.network.models import Institution
from lavh.outbox.actions import advance
from lavh.outbox.models import Event

NOW = datetime(2026, 1, 1, tzinfo=UTC)
RAW = b"00026nam a2200000   4500\x1e\x1d"


def fill(
    records: Mapping[int, Description | None],
    *,
    institution: str = "Demo library",
    kind: str = Institution.Kind.PUBLIC,
    now: datetime = NOW,
    known: bool = False,
    raw: bytes = RAW,
) -> None:
    """Take records in as one institution's; None deletes. The index follows."""
    home = enrol(name=institution, kind=kind)
    source = source_for(institution=home)
    incoming = []
    for number, description in records.items():
        local_id = description.local_id if description else str(number)
        if not known:
            columns = ("id", "source", "local_id", "format", "digest", "content", "problems", "grave", "deleted", "run")
            rows.insert(
                RawRecord,
                columns,
                [(number, source.pk, local_id, "marc21", number, vault.put(raw), None, False, False, 0)],
            )
        incoming.append(Incoming(number, source.pk, home.pk, local_id, description, known))
    _number_behind()
    take_in(incoming, register=Register(), now=now)
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        indexer.rebuild()  # in the transaction of a test no event is settled, and none is drained
        filing.rebuild()
        advance(indexer.reader(engine()), Event.objects.latest("id"))
    else:
        indexer.catch_up()


def _number_behind() -> None:
    """Numbers that the house gives come behind those given here: SQLite sees to that by itself, PostgreSQL has to be told."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [RawRecord]):
            cursor.execute(statement)
