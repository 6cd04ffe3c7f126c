"""PostgreSQL's own programs, run on our database."""

import os
import shutil
import subprocess

from django.conf import settings

from lavh.kernel.errors import Misconfigured

PASSED_ON = {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "host": "PGHOST"}


def run(program: str, *arguments: str) -> None:
    """Run pg_dump or pg_restore; Misconfigured with its own words if it cannot be done."""
    found = shutil.which(program)
    if found is None:
        raise Misconfigured("no-program", f"{program} is needed for PostgreSQL: install postgresql-client.")
    database = settings.DATABASES["default"]
    address = {
        **{PASSED_ON[name]: str(value) for name, value in database["OPTIONS"].items() if name in PASSED_ON},
        **({"PGHOST": database["HOST"]} if database["HOST"] else {}),
        "PGPORT": str(database["PORT"] or 5432), "PGUSER": database["USER"], "PGPASSWORD": database["PASSWORD"], "PATH": os.environ["PATH"],
    }  # fmt: skip
    done = subprocess.run(  # noqa: S603 (our own settings)
        [found, *arguments],
        env={key: value for key, value in address.items() if value},
        text=True,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise Misconfigured("program-failed", f"{program} failed: {' '.join(done.stderr.split())[-400:]}")
