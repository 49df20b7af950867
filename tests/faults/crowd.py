"""A policy in force, and a crowd that owes it: everybody is signed in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from countersign.acknowledgements.models import Acceptance
from countersign.acknowledgements.queries import tallied
from countersign.acknowledgements.rounds.tally import tally
from countersign.entrance.clock import now
from countersign.ledger.models import Leaf
from countersign.ledger.queries import logs_with_pending
from countersign.ledger.rounds.sequence import sequence
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


def all_once(found: Crowd) -> None:
    """What was confirmed is there once, row by row and leaf by leaf, and the counts say so."""
    while logs_with_pending():
        sequence(now())
    while tally(now()):
        pass
    names = Acceptance.objects.filter(organisation_id=found.organisation, version_id=found.version)
    leaves = Leaf.objects.filter(organisation_id=found.organisation, kind="policy.accepted")
    assert Counter(names.values_list("person_id", flat=True)) == {guest.person: 1 for guest in found.guests}
    assert Counter(leaves.values_list("of", flat=True)) == Counter(names.values_list("id", flat=True))
    assert tallied(found.organisation, found.version) == len(found.guests)
