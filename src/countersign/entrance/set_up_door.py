"""The door of the first minute. It closes with the first organisation (decision 35)."""

from __future__ import annotations

from django.conf import settings
from django.utils.crypto import constant_time_compare

from countersign.delivery.sealing import fingerprint
from countersign.people.queries import any_organisation

LETTERS = 20


def is_open() -> bool:
    return not any_organisation()


def needs_token() -> bool:
    """In trial mode only this machine can reach the door anyway."""
    return not settings.COUNTERSIGN_TRIAL


def token() -> str:
    """Printed at the start. It follows from the web secret, so every process knows it and nobody else does."""
    return fingerprint("set-up door", "token")[:LETTERS]


def fits(typed: str) -> bool:
    return not needs_token() or constant_time_compare(token(), typed.strip())
