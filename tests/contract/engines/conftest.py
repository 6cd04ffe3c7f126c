"""Every engine, one after another, over the same documents."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lavh.discovery.document import IndexDocument
from lavh.discovery.engine import Engine
from lavh.discovery.engines.memory import MemoryEngine
from lavh.discovery.engines.tantivy import TantivyEngine

ENGINES: dict[str, Callable[[Path], Engine]] = {
    "memory": lambda _: MemoryEngine(),
    "tantivy": lambda folder: TantivyEngine(folder / "index"),
}

DOCUMENTS = (
    IndexDocument(1, title=["otkan kunlar"], creator=["qodiriy abdulla"], words=["otkan kunlar", "qodiriy abdulla", "roman"], ident=["=otkan kunlar"], kind=[1], language=[7], year=[1926, 1994], newest=1994, oldest=1926),
    IndexDocument(2, title=["otkan kunlar hakida"], words=["otkan kunlar hakida", "tahlil"], ident=["=otkan kunlar hakida"], kind=[1], language=[7, 9], year=[1970], newest=1970, oldest=1970),
    IndexDocument(3, title=["kunlar otkan"], words=["kunlar otkan"], kind=[4], language=[9], year=[2001], newest=2001, oldest=2001, ident=["9789943008205"]),
    IndexDocument(4, title=["navoiy"], creator=["oybek"], words=["navoiy", "oybek"], kind=[1, 3], year=[1944], newest=1944, oldest=1944),
    IndexDocument(5, title=["navoiy"], words=["navoiy"], kind=[12], weight=1.05),
)  # fmt: skip


@pytest.fixture(params=sorted(ENGINES))
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    """A new engine."""
    return ENGINES[request.param](tmp_path)


@pytest.fixture
def engine(empty: Engine) -> Engine:
    """An engine with DOCUMENTS."""
    writer = empty.writer()
    writer.put_new(DOCUMENTS)
    writer.commit()
    writer.close()
    return empty
