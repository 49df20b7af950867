"""Topic policies that somebody below top management signs, reached by commands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.people.commands.leave import leave
from countersign.policies.commands.delegate import delegate
from countersign.policies.commands.end_delegation import end_delegation
from countersign.policies.enums import PolicyKind
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, after, begun, lead, leader, offered

UNTIL = date(2026, 7, 6)
AS = "Engineering Lead, by delegation of Priya Raman (CEO and founder), until 6 July 2026"


def topic(here: Cast, title: str = "Remote Working Policy") -> UUID:
    return begun(here, PolicyKind.TOPIC, title)


def mei(here: Cast) -> Actor:
    """Leads engineering, and nothing else."""
    return here.actor("mei")


def delegated(here: Cast, *policies: UUID, to: str = "mei", by: Actor | None = None, **how: Any) -> UUID:
    """Priya has Mei sign these topic policies, or all of them."""
    asked = {"policy_ids": list(policies) or None, "until": UNTIL, "at": AT, **how}
    return id_of(delegate(person_id=here.person(to).id, by=by or leader(here), **asked))


def waiting(here: Cast, **how: Any) -> tuple[UUID, UUID, UUID]:
    """Delegation, topic policy, and the version of it that waits for a name."""
    policy = topic(here)
    given = delegated(here)
    return given, policy, offered(here, policy, **how)


def gone(here: Cast, first: str, on: date) -> None:
    leave(person_id=here.person(first).id, left_on=on, by=lead(here), at=AT)


def ended(here: Cast, delegation: UUID, *, by: Actor | None = None, at: datetime | None = None, **how: Any) -> None:
    because = how.get("because", "The team has a new head.")
    end_delegation(delegation_id=delegation, because=because, by=by or leader(here), at=at or after(1))
