"""`lavh COMMAND …`. Commands are looked up by name, so that `lavh --help` starts quickly."""

import argparse
import atexit
import gc
import os
import sys
from importlib import import_module
from typing import NoReturn

from django.apps import apps
from django.db import DatabaseError, connections

from lavh import __version__
from lavh.kernel.errors import LavhError

COMMANDS = {
    "serve": "run the site: web, indexer, worker and scheduler together, or one part alone",
    "demo": "set up the shipped collection and run the site on it",
    "import": "take in files, folders and archives of records",
    "source": "make OAI-PMH and SRU sources known, and say how often each is harvested",
    "harvest": "fetch what is new from an OAI-PMH or SRU source",
    "reread": "read the records that are kept again, after an upgrade or with another profile",
    "publish": "take in e-books, audiobooks, talking books, documents, to be read and heard here",
    "unpublish": "take publications down",
    "staff-link": "make a link that lets a librarian publish by hand",
    "network": "make regions, institutions, branches and hours known from a file",
    "index": "bring the search index up to the catalogue, or build it anew",
    "worker": "run jobs and schedules (a part of serve, alone)",
    "doctor": "say what is missing or misconfigured, and how to mend it",
    "backup": "copy everything that cannot be rebuilt into one archive",
    "restore": "put a backup back",
    "explain": "why two records were joined, or what a work is made of",
    "separate": "undo the joins of a record, or take that back",
    "migrate": "bring the database up to this release (other commands do it themselves)",
}

LASTING = {"serve", "demo", "worker"}  # commands that run for long, whose story is told by the log
IN_BULK = {"import", "index", "harvest", "reread"}  # commands that remember much while they run


def program() -> NoReturn:
    """The command as a process of its own."""
    status = main()
    if apps.ready and IN_BULK.intersection(sys.argv[1:2]):
        os._exit(_leave(status))  # what was remembered need not be taken apart piece by piece: the system takes it back
    sys.exit(status)


def _leave(status: int) -> int:
    """All that Python does at its end but taking memory back. Returns the exit status."""
    connections.close_all()
    atexit._run_exitfuncs()  # noqa: SLF001 (there is no other way to have them run)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        return 141
    return status


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit status. Errors of ours are one sentence, not a traceback."""
    arguments = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    try:
        options = _parser(next((each for each in arguments if not each.startswith("-")), "")).parse_args(arguments)
        return int(options.run(options) or 0)
    except LavhError as error:
        from lavh.console.sentences import sentence

        print(f"lavh: {sentence(error)}", file=sys.stderr)
        return 2
    except DatabaseError as error:
        print(
            f"lavh: The database cannot be used: {' '.join(str(error).split())}. lavh doctor says more.",
            file=sys.stderr,
        )
        return 2
    except KeyboardInterrupt:
        print("\nlavh: interrupted. What was done is kept; run the same command again to go on.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 141


def _parser(chosen: str) -> argparse.ArgumentParser:
    """All commands by name; only the chosen one is imported, once Django is ready for it."""
    parser = argparse.ArgumentParser(
        prog="lavh", description="One search over every library, museum and archive of a country."
    )
    parser.add_argument("--version", action="version", version=f"lavh {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
        if name == chosen:
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lavh.config.settings")
            if name not in LASTING:
                os.environ.setdefault("LAVH_LOG_LEVEL", "ERROR")  # the rest is said in sentences
            import django

            _look_for_garbage_seldom()
            django.setup()
            module = import_module(f"lavh.console.commands.{name.replace('import', 'import_').replace('-', '_')}")
            gc.freeze()  # modules stay
            module.arguments(command)
            command.set_defaults(run=module.run)
    return parser


def _look_for_garbage_seldom() -> None:
    """What is made of records has no cycles, and looking for them among all that is remembered takes a fifth of an import."""
    gc.set_threshold(100_000, 20, 20)
