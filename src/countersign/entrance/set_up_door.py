"""The door of the first minute. It closes with the first organisation that is no example (decisions 24 and 35)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from countersign.delivery.sealing import fingerprint
from countersign.ledger.queries import is_example
from countersign.people.queries import organisations

LETTERS = 20

AT_WORK, SECONDS = "set-up-door", 60

KEPT_AS = "set-up-address"


def is_open() -> bool:
    return all(is_example(one) for one in organisations())


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """In all processes: of forms sent at the same moment one begins an organisation, and the others find it."""
    while not cache.add(AT_WORK, True, SECONDS):
        sleep(0.05)
    try:
        yield
    finally:
        cache.delete(AT_WORK)


def needs_token() -> bool:
    """In trial mode only this machine can reach the door anyway."""
    return not settings.COUNTERSIGN_TRIAL


def token() -> str:
    """Printed at the start. It follows from the web secret, so every process knows it and nobody else does."""
    return fingerprint("set-up door", "token")[:LETTERS]


def fits(typed: str) -> bool:
    return not needs_token() or constant_time_compare(token(), typed.strip())


def keep_address(request: HttpRequest, typed: str) -> None:
    """For the sign-in that follows, in this browser alone."""
    request.session[KEPT_AS] = typed


def address_typed(request: HttpRequest) -> str:
    """What this browser typed in the first step. It says nothing about who is known here."""
    return str(request.session.get(KEPT_AS, ""))
