"""A policy in force, and a crowd that owes it: everybody is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from tests.cast import cast
from tests.ledger.doing import enter_crowd
from tests.policies.worlds import in_force_from
from tests.web.world import signed_in

AT_ONCE = 1000


@dataclass(frozen=True)
class Guest:
    """Who owes, and the session in their browser."""

    person: UUID
    cookie: str


@dataclass(frozen=True)
class Crowd:
    organisation: UUID
    version: UUID
    guests: list[Guest]

    @property
    def page(self) -> str:
        return f"/o/larkbeam-ltd/acceptances/{self.version.hex}/"


def crowd(size: int) -> Crowd:
    """In the database that Django is pointed at."""
    here = cast("larkbeam-ltd")
    _, version = in_force_from(here)
    guests = []
    for first in range(0, size, AT_ONCE):
        for person in enter_crowd(here, min(AT_ONCE, size - first), first=first):
            cookies = signed_in(person.email or "").cookies
            guests.append(Guest(person.id, cookies[settings.SESSION_COOKIE_NAME].value))
    return Crowd(here.organisation, version, guests)
