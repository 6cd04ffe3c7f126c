"""Log lines an operator can read and a machine can parse. Search words and personal values never reach a log."""

import logging
import traceback
from types import TracebackType

import structlog
from structlog.typing import EventDict, WrappedLogger

# What a line may say beyond its event. Everything else that a library hangs on a record (requests, addresses with search words) is left out.
FACTS = (
    "source", "run", "way", "full", "file", "code", "state", "seen", "new", "changed", "unchanged", "deleted", "refused", "with_problems", "authorities",
    "task", "worker", "attempt", "outcome", "seconds", "status", "wait",
)  # fmt: skip
REQUESTS = "django.request"  # its errors may quote what a person wrote


def line_formatter() -> logging.Formatter:
    """Key=value lines with time, level and logger, also for foreign libraries' records; below an error the way to it."""
    return structlog.stdlib.ProcessorFormatter(
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, line],
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ExtraAdder(allow=FACTS),
            structlog.processors.TimeStamper(fmt="iso"),
        ],
    )


_LOGFMT = structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "logger", "event"], bool_as_flag=False)


def line(logger: WrappedLogger, method: str, event: EventDict) -> str:
    """The line of an event."""
    broken, quoting = event.pop("exc_info", None), event.get("logger") != REQUESTS
    said = _LOGFMT(logger, method, event)
    if not isinstance(broken, tuple) or broken[0] is None:
        return said
    return f"{said}\n{_way(*broken, quoting=quoting)}"


def _way(kind: type[BaseException], error: BaseException, trace: TracebackType | None, *, quoting: bool) -> str:
    """The traceback; without the error's own words where these may be a patron's."""
    if quoting:
        return "".join(traceback.format_exception(kind, error, trace)).rstrip()
    return f"{''.join(traceback.format_tb(trace))}{kind.__module__}.{kind.__qualname__}"
