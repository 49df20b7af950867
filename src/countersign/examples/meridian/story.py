"""The whole story in order of time, after the set-up with which it begins."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from countersign.examples.calendar import Calendar
from countersign.examples.meridian import (
    acceptances,
    audits,
    beginning,
    knowledge,
    leading,
    matrix,
    nights,
    objectives,
    policy,
    reviews,
    roles,
    topics,
    work,
)
from countersign.examples.meridian.cast import CLARA, INGRID, KEY, NAME, PURPOSE, ZONE
from countersign.examples.stage import AUTH, VIA, in_order
from countersign.kernel.actors import Actor, ActorKind
from countersign.people.commands.set_up import FirstLeader, Founder, set_up
from countersign.people.enums import Basis

__all__ = ["ACTS", "BEGINS_AT", "ENDS_AT", "FIRST_DAY", "KEY", "LAST_DAY", "NAME", "ZONE", "open_meridian"]

ROOMS = (
    beginning,
    policy,
    topics,
    roles,
    matrix,
    acceptances,
    objectives,
    reviews,
    leading,
    work,
    knowledge,
    audits,
    nights,
)
ACTS = in_order(act for told in ROOMS for act in told.ACTS)

FIRST_DAY, BEGINS_AT = beginning.MONDAY, beginning.BEGINS_AT
LAST_DAY, ENDS_AT = nights.LAST_DAY, nights.ENDS_AT
ISMS_STARTED = date(2021, 5, 1)


def open_meridian(organisation: UUID, calendar: Calendar) -> None:
    """Clara sets Meridian up, as an example for ever, and Ingrid leads it."""
    set_up(
        name=NAME,
        purpose=PURPOSE,
        lead=Founder(CLARA.name, CLARA.email, CLARA.title, CLARA.kind),
        leader=FirstLeader(
            Founder(INGRID.name, INGRID.email, INGRID.title, INGRID.kind), Basis.BOARD, calendar.day(INGRID.joined_on)
        ),
        isms_started_on=calendar.day(ISMS_STARTED),
        time_zone=ZONE,
        example=True,
        by=Actor(ActorKind.SET_UP, organisation, auth=(AUTH,), via=VIA),
        at=calendar.instant(FIRST_DAY, BEGINS_AT),
    )
