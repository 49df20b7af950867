"""A worker that the tests start, and kill (``tests.ledger.nursery``)."""

from __future__ import annotations


def send_for_ever(port: str) -> None:
    """Send what is in line to a mail server at a port, on and on; the lease is short, for a test."""
    from datetime import timedelta

    from django.conf import settings

    from countersign.delivery.rounds import send as sending
    from countersign.entrance.clock import now
    from tests.delivery.post import Post

    sending.LEASE = timedelta(milliseconds=300)
    settings.MAILERS = {"default": Post(int(port)).mailer}
    print("here", flush=True)  # noqa: T201
    while True:
        sending.send(now())
