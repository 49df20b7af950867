"""``countersign serve``: bring the database up to date, then start the web server and the worker."""

from __future__ import annotations

import argparse
import subprocess
import sys

from django.core.management import call_command
from granian.constants import Interfaces
from granian.server import MPServer

from countersign.settings import DEPLOYMENT

SECONDS_TO_STOP = 10
WEB_PROCESSES = 2
THREADS = 8


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-worker", action="store_true", help="the worker runs elsewhere (countersign worker)")


def run(chosen: argparse.Namespace) -> int:
    call_command("migrate", interactive=False, verbosity=0)
    worker = None if chosen.no_worker else subprocess.Popen([sys.executable, "-m", "countersign", "worker"])
    print(f"Countersign is at {DEPLOYMENT.public_url} (Ctrl+C stops it)", flush=True)
    try:
        web_server().serve()
    finally:
        if worker:
            stop(worker)
    return 0


def web_server() -> MPServer:
    return MPServer(
        "countersign.wsgi:application",
        address=DEPLOYMENT.address,
        port=DEPLOYMENT.port,
        interface=Interfaces.WSGI,
        workers=WEB_PROCESSES,
        blocking_threads=THREADS,
        log_enabled=False,
    )


def stop(worker: subprocess.Popen[bytes]) -> None:
    """Let the worker finish what it is at; end it when it does not."""
    worker.terminate()
    try:
        worker.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
