"""The web server: how many processes and threads answer, and what happens when one dies."""

from __future__ import annotations

from granian.constants import Interfaces
from granian.server import MPServer

WEB_PROCESSES = 2
THREADS = 8


def web_server(application: str, address: str, port: int) -> MPServer:
    """A process that dies, as when memory runs out, is started again."""
    return MPServer(
        application,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=WEB_PROCESSES,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        log_enabled=False,
    )
