"""Larkbeam as a visitor meets it: one person for each hat, a policy in force, its next version offered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.test import Client

from countersign.entrance.accounts import known_account
from countersign.entrance.clock import now
from countersign.kernel.actors import Hat
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from countersign.people.commands.enter import enter
from countersign.people.commands.grant import GIVEN, grant
from countersign.people.models import Account
from countersign.policies.enums import PolicyKind
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, begun, lead, leader
from tests.web.things import entered

BACKEND = "countersign.entrance.backend.Backend"
MEMBERS = {Hat.STAFF: "ola", Hat.TOP_MANAGEMENT: "priya", **{hat: hat.lower() for hat in sorted(GIVEN)}}
"""Who wears which hat, and no other; everybody is staff besides."""


@dataclass(frozen=True)
class World:
    """Ids of things that exist, by the names they have in addresses, and a draft that was never offered.

    ``theirs``: things of the same names that another organisation has.
    """

    here: Cast
    things: Mapping[str, UUID]
    topic: UUID
    theirs: Mapping[str, UUID]

    @property
    def policy(self) -> UUID:
        return self.things["policy_id"]

    @property
    def in_force(self) -> UUID:
        return self.things["in_force"]

    @property
    def offered(self) -> UUID:
        return self.things["offered"]


def build(here: Cast, beside: Cast) -> World:
    """Reached by commands. Tests ask for the fixture ``visited``, which does it once for all of them."""
    for hat in sorted(GIVEN):
        person = id_of(enter(name=f"Sam {hat}", email=f"{hat.lower()}@larkbeam.example", by=lead(here), at=AT))
        grant(person_id=person, hat=hat, by=leader(here), at=AT)
    found = entered(here, "priya")
    topic = begun(here, PolicyKind.TOPIC, "Remote work")
    theirs = entered(beside, "otto")
    issue_checkpoints(now())
    return World(here, found, topic, theirs)


def signed_in(address: str) -> Client:
    """A browser in which somebody is signed in; its answers come as they are, errors too."""
    client = Client(raise_request_exception=False)
    account = known_account(address, AT)
    assert isinstance(account, Account), f"nobody knows {address}"
    client.force_login(account, backend=BACKEND)
    return client


def browser_of(first: str) -> Client:
    return signed_in(f"{first}@larkbeam.example")


def stranger() -> Client:
    """Otto, who belongs to another organisation."""
    return signed_in("otto@stonecross.example")
