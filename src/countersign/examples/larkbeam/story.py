"""The whole story in order of time, after the set-up with which it begins."""

from __future__ import annotations

from uuid import UUID

from countersign.examples.calendar import Calendar
from countersign.examples.larkbeam import (
    acceptances,
    asks,
    beginning,
    direction,
    improvements,
    knowledge,
    matrix,
    messages,
    nights,
    objectives,
    places,
    policy,
    processes,
    resources,
    review,
    risks,
    roles,
    topics,
    year,
)
from countersign.examples.larkbeam.cast import NAME, PRIYA, PURPOSE, TOM, ZONE
from countersign.examples.stage import AUTH, VIA, in_order
from countersign.kernel.actors import Actor, ActorKind
from countersign.people.commands.set_up import FirstLeader, Founder, set_up
from countersign.people.enums import Basis

ROOMS = (
    beginning,
    policy,
    places,
    topics,
    roles,
    matrix,
    acceptances,
    messages,
    asks,
    resources,
    objectives,
    review,
    risks,
    processes,
    direction,
    improvements,
    knowledge,
    year,
    nights,
)
ACTS = in_order(act for told in ROOMS for act in told.ACTS)

FIRST_DAY, BEGINS_AT = beginning.MONDAY, beginning.BEGINS_AT
LAST_DAY, ENDS_AT = nights.LAST_DAY, nights.ENDS_AT


def open_larkbeam(organisation: UUID, calendar: Calendar) -> None:
    """Tom sets Larkbeam up, as an example for ever, and Priya leads it."""
    set_up(
        name=NAME,
        purpose=PURPOSE,
        lead=Founder(TOM.name, TOM.email, TOM.title, TOM.kind),
        leader=FirstLeader(
            Founder(PRIYA.name, PRIYA.email, PRIYA.title, PRIYA.kind), Basis.OWNER, calendar.day(PRIYA.joined_on)
        ),
        isms_started_on=calendar.day(FIRST_DAY),
        time_zone=ZONE,
        example=True,
        by=Actor(ActorKind.SET_UP, organisation, auth=(AUTH,), via=VIA),
        at=calendar.instant(FIRST_DAY, BEGINS_AT),
    )
