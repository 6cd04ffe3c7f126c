"""Commands run in this process."""

from collections.abc import Callable

import pytest

from lavh.console.main import main

Said = tuple[int, str, str]  # status, output, errors


@pytest.fixture
def lavh(db: None, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """`lavh("import", …)`: status, what it printed, what it said on standard error."""

    def run(*words: object) -> Said:
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return status, out, err

    return run
