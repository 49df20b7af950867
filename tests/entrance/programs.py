"""Processes of their own that ask for a code (``tests.ledger.nursery``)."""

from __future__ import annotations

import signal

from django.test import Client

from tests.entrance.signing_in import ask


def ask_once(address: str) -> None:
    """Print the answer's status, then wait for the end."""
    print(ask(Client(), address, headers={"Host": "localhost"}).status_code, flush=True)  # noqa: T201
    signal.pause()
