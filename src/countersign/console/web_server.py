"""The web server: how many processes and threads answer, and what happens when one dies."""

from __future__ import annotations

import os
import signal

from granian.constants import Interfaces
from granian.server import MPServer

WEB_PROCESSES = 2
THREADS = 4
"""With more, those that compute keep the one that holds the database waiting for the interpreter."""

SECONDS_TO_STOP = 20
"""For what is being answered when the server is told to end."""


def web_server(application: str, address: str, port: int) -> MPServer:
    """A process that dies, as when memory runs out, is started again."""
    server = MPServer(
        application,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=WEB_PROCESSES,
        workers_kill_timeout=SECONDS_TO_STOP,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        log_enabled=False,
    )
    server.on_startup(hear_one_word)
    return server


def hear_one_word() -> None:
    """From here on, whoever is started ends when it is told to, and is told once.

    Ctrl+C reaches every process of a terminal, and then the server tells those that answer to end: told twice at once
    they would wait for themselves for ever, so they never hear the first. And until one of them listens for itself it
    has the server's ears, by which it would take the word for the server's and go on for ever: so it just ends.
    """
    told = [signal.SIGTERM]

    def begin_deaf() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, told)

    os.register_at_fork(
        before=lambda: signal.pthread_sigmask(signal.SIG_BLOCK, told),
        after_in_parent=lambda: signal.pthread_sigmask(signal.SIG_UNBLOCK, told),
        after_in_child=begin_deaf,
    )
