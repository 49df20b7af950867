"""The web server: how many processes and threads answer, and what happens when one dies."""

from __future__ import annotations

from importlib import import_module

from django.urls import get_resolver
from granian.constants import Interfaces
from granian.server import MPServer

from countersign.console.framework import settle

WEB_PROCESSES = 2
THREADS = 8


def web_server(application: str, address: str, port: int) -> MPServer:
    """A process that dies, as when memory runs out, is started again."""
    load(application)
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


def load(application: str) -> None:
    """Load every page before the processes part, so that they share the memory it takes."""
    import_module(application.partition(":")[0])
    _ = get_resolver().url_patterns
    settle()
