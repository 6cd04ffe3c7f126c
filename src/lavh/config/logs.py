"""Log lines an operator can read and a machine can parse. Search words and personal values never reach a log."""

import logging

import structlog

# What a line may say beyond its event. Everything else that a library hangs on a record (requests, addresses with search words) is left out.
FACTS = (
    "source", "run", "way", "full", "file", "code", "state", "seen", "new", "changed", "unchanged", "deleted", "refused", "with_problems",
    "task", "worker", "attempt", "outcome", "seconds", "status", "wait",
)  # fmt: skip


def line_formatter() -> logging.Formatter:
    """Key=value lines with time, level and logger, also for foreign libraries' records."""
    return structlog.stdlib.ProcessorFormatter(
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.LogfmtRenderer(
                key_order=["timestamp", "level", "logger", "event"], bool_as_flag=False
            ),
        ],
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ExtraAdder(allow=FACTS),
            structlog.processors.TimeStamper(fmt="iso"),
        ],
    )
