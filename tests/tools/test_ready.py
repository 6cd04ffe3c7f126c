"""Setting a checkout up: what was done for exactly this is not done again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories.houses import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import ready


def test_a_step_is_fresh_only_for_exactly_what_it_was_done_for(tmp_path: Path) -> None:
    file, stamp = tmp_path / "lock", tmp_path / "stamp"
    file.write_text("one", encoding="utf-8")
    first = ready.digest([file])
    assert not ready.fresh(stamp, first)
    stamp.write_text(first, encoding="ascii")
    os.utime(file, (1, 1))
    assert ready.fresh(stamp, ready.digest([file]))
    file.write_text("two", encoding="utf-8")
    assert not ready.fresh(stamp, ready.digest([file]))


def test_a_system_with_an_old_node_uses_the_one_from_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "bin" / "node"
    old.parent.mkdir()
    old.write_text("#!/bin/sh\necho v18.19.0\n", encoding="utf-8")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{old.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(ready, "PYTHON", Path(sys.executable))
    node, npm = ready.node()
    assert node != str(old)
    assert (Path(node).exists(), npm.endswith("npm-cli.js")) == (True, True)


def test_a_system_with_a_new_node_uses_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new, npm = tmp_path / "bin" / "node", tmp_path / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    new.parent.mkdir()
    npm.parent.mkdir(parents=True)
    new.write_text("#!/bin/sh\necho v24.1.0\n", encoding="utf-8")
    npm.write_text("", encoding="utf-8")
    new.chmod(0o755)
    monkeypatch.setenv("PATH", f"{new.parent}{os.pathsep}{os.environ['PATH']}")
    assert ready.node() == (str(new), str(npm))


@pytest.mark.parametrize("command", ["demo", "test"])
def test_an_old_python_is_told_so_in_a_sentence(command: str, tmp_path: Path) -> None:
    for name in ("python3", "python3.11", "python3.12", "python3.13"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    path = f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin"
    done = subprocess.run(
        ["/bin/bash", ROOT / command], env={"PATH": path}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, "Lavh needs Python 3.11 or newer (python3).\n")
