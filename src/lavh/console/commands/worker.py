"""`lavh worker [--indexer]`: jobs and schedules, and the index if it is told so."""

import argparse
import signal
import threading

from lavh.console import house, housekeeping
from lavh.kernel import clock


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "--indexer", action="store_true", help="keep the index up as well (one process of the whole site does)"
    )
    parser.add_argument("--only-indexer", action="store_true", help="keep the index up and do nothing else")


def run(options: argparse.Namespace) -> None:
    """Work until SIGTERM or Ctrl-C."""
    house.ready(quiet=True)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    threads = []
    if options.indexer or options.only_indexer:
        from lavh.discovery.indexer import keep_up

        threads.append(threading.Thread(target=keep_up, args=(stop,), name="indexer"))
    if not options.only_indexer:
        from lavh.jobs.worker import Worker

        housekeeping.arrange(now=clock.now())
        threads.append(threading.Thread(target=Worker(stop).run, name="worker"))
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        for thread in threads:
            thread.join(0.5)
            if not thread.is_alive():
                stop.set()  # one without the other is half a worker: whoever watches us starts both anew
