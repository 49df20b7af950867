"""The web server: how many processes and threads answer, and what happens when one dies."""

from __future__ import annotations

import os
import signal

from granian.constants import Interfaces
from granian.server import MPServer

WEB_PROCESSES = 2
THREADS = 4
"""With more, those that compute keep the one that holds the database waiting for the interpreter."""


def web_server(application: str, address: str, port: int) -> MPServer:
    """A process that dies, as when memory runs out, is started again."""
    server = MPServer(
        application,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=WEB_PROCESSES,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        log_enabled=False,
    )
    server.on_startup(hear_one_word)
    return server


def hear_one_word() -> None:
    """Ctrl+C reaches every process of a terminal, and then the server tells those that answer to end.

    Told twice at once they would wait for themselves for ever, so from here on none that is started hears the first.
    """
    os.register_at_fork(after_in_child=lambda: signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT]))
