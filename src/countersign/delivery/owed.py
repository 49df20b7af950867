"""What waits for somebody's name: worked out from the facts each time, never stored (floor plan, rule 2).

The same list stands on the first page, and in the one mail of the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.kernel.instants import day_in
from countersign.kernel.references import Ref
from countersign.kernel.words import Words, say
from countersign.people import queries as people
from countersign.policies import queries as policies

if TYPE_CHECKING:
    from countersign.people.models import Organisation


@dataclass(frozen=True)
class Owed:
    """One thing that waits for one person: since when, why, where to do it, and how long it takes.

    ``route`` is the name of an address and its values after the organisation's slug.
    """

    person: UUID
    item: Ref
    since: date
    title: Words
    why: Words
    label: Words
    route: tuple[str, ...]
    minutes: int


def owed_to(organisation: Organisation, person: UUID, at: datetime) -> list[Owed]:
    """Everything that waits for one person, the oldest first."""
    mine = (owed for owed in everything_owed(organisation, at) if owed.person == person)
    return sorted(mine, key=lambda owed: (owed.since, owed.item))


def everything_owed(organisation: Organisation, at: datetime) -> Iterator[Owed]:
    """Everything that waits for anybody in one organisation."""
    on = people.today(organisation.id, at)
    yield from countersignatures(organisation)
    yield from signatures(organisation, on)


def countersignatures(organisation: Organisation) -> Iterator[Owed]:
    """People on the register who have not put their own name to it."""
    for leader in people.register(organisation.id).filter(confirmed_at=None, leads_until=None):
        yield Owed(
            person=leader.person_id,
            item=leader.ref,
            since=day_in(organisation.time_zone, leader.entered_at),
            title=say("Countersign that you lead {organisation}", organisation=organisation.name),
            why=say("Only somebody on the register of top management can sign the policy."),
            label=say("Look at the entry"),
            route=("people:register",),
            minutes=1,
        )


def signatures(organisation: Organisation, on: date) -> Iterator[Owed]:
    """Versions that were offered to top management and that nobody has signed."""
    for version in policies.waiting_for_signature(organisation.id):
        for leader in people.leaders(organisation.id, on):
            yield Owed(
                person=leader.person_id,
                item=version.ref,
                since=day_in(organisation.time_zone, version.offered_at),
                title=say("Sign the {title}, version {label}", title=version.title, label=version.label),
                why=say("{name} asks for it. It is in force once a leader has signed.", name=str(version.offered_by)),
                label=say("Read and sign"),
                route=("policies:sign", version.policy_id.hex, version.id.hex),
                minutes=2,
            )
