"""A worker that the tests start, and kill: ``python -m tests.delivery.programs PORT``."""

from __future__ import annotations

import os
import sys

import django


def send_for_ever(port: int) -> None:
    """Send what is in line to a mail server at a port, on and on; the lease is short, for a test."""
    from datetime import timedelta

    from django.conf import settings

    from countersign.delivery.rounds import send as sending
    from countersign.entrance.clock import now
    from tests.delivery.post import Post

    sending.LEASE = timedelta(milliseconds=300)
    settings.MAILERS = {"default": Post(port).mailer}
    print("here", flush=True)  # noqa: T201
    while True:
        sending.send(now())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "countersign.settings")
    django.setup()
    send_for_ever(int(sys.argv[1]))
