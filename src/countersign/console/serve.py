"""``countersign serve``: bring the database up to date, then start the web server and the worker."""

from __future__ import annotations

import argparse

from django.conf import settings
from django.db import connections

from countersign.console.kept_worker import WORKER, KeptWorker
from countersign.console.loading import load, settle
from countersign.console.migrate import brought_up_to_date
from countersign.console.way_out import sends_mail
from countersign.console.web_server import web_server
from countersign.entrance import clock, set_up_door
from countersign.entrance.watching import expect_worker

APPLICATION = "countersign.wsgi:application"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-worker", action="store_true", help="the worker runs elsewhere (countersign worker)")


def run(chosen: argparse.Namespace) -> int:
    sends_mail()
    with brought_up_to_date():
        load(APPLICATION.partition(":")[0], WORKER)
        server = web_server(APPLICATION, settings.DEPLOYMENT.address, settings.DEPLOYMENT.port)
    expect_worker(clock.now())
    greet()
    connections.close_all()  # what is open is carried into the other processes, and there it holds none of its locks
    settle()
    worker = None if chosen.no_worker else KeptWorker()
    try:
        server.serve()
    finally:
        if worker:
            worker.stop()
    return 0


def greet() -> None:
    """Where we are, and what whoever started us must know now."""
    print(f"Countersign is at {settings.DEPLOYMENT.public_url} (Ctrl+C stops it)", flush=True)
    if settings.DEPLOYMENT.mailbox:
        print(f"Trial mode: mails are not sent, they are at {settings.DEPLOYMENT.public_url}/mailbox/", flush=True)
    if set_up_door.is_open() and set_up_door.needs_token():
        print(f"To set up the first organisation you need this token: {set_up_door.token()}", flush=True)
