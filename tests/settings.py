"""Settings for tests: everything in a folder of its own; PostgreSQL where LAVH_TEST_DATABASE_URL says so."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("LAVH_HOME", tempfile.mkdtemp(prefix="lavh-tests-"))
if worker := os.environ.get("PYTEST_XDIST_WORKER"):  # each of several processes in a home of its own
    os.environ["LAVH_HOME"] = str(Path(os.environ["LAVH_HOME"]) / worker)
os.environ.setdefault("LAVH_ENGINE", "memory")
if url := os.environ.get("LAVH_TEST_DATABASE_URL"):
    os.environ["LAVH_DATABASE_URL"] = url

from lavh.config.settings import *  # noqa: F403

(Path(os.environ["LAVH_HOME"]) / "static").mkdir(parents=True, exist_ok=True)  # whitenoise warns of a missing one
