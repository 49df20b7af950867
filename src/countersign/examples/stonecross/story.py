"""The whole story in order of time, after the set-up with which it begins."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from countersign.examples.calendar import Calendar
from countersign.examples.stage import AUTH, VIA, in_order
from countersign.examples.stonecross import (
    acceptances,
    asks,
    audits,
    beginning,
    knowledge,
    leading,
    matrix,
    nights,
    objectives,
    policy,
    resources,
    reviews,
    risks,
    roles,
    topics,
    work,
)
from countersign.examples.stonecross.cast import DEAN, FARAH, NAME, PURPOSE, ZONE
from countersign.kernel.actors import Actor, ActorKind
from countersign.people.commands.set_up import FirstLeader, Founder, set_up
from countersign.people.enums import Basis

ROOMS = (
    beginning,
    roles,
    matrix,
    policy,
    topics,
    acceptances,
    reviews,
    objectives,
    resources,
    asks,
    leading,
    audits,
    risks,
    work,
    knowledge,
    nights,
)
ACTS = in_order(act for told in ROOMS for act in told.ACTS)

FIRST_DAY, BEGINS_AT = beginning.MONDAY, beginning.BEGINS_AT
LAST_DAY, ENDS_AT = nights.LAST_DAY, nights.ENDS_AT
ISMS_SINCE = date(2023, 9, 1)


def open_stonecross(organisation: UUID, calendar: Calendar) -> None:
    """Farah sets Stonecross up, as an example for ever, and writes down that Dean leads it: so everybody says."""
    set_up(
        name=NAME,
        purpose=PURPOSE,
        lead=Founder(FARAH.name, FARAH.email, FARAH.title, FARAH.kind),
        leader=FirstLeader(
            Founder(DEAN.name, DEAN.email, DEAN.title, DEAN.kind), Basis.EXECUTIVE, calendar.day(FIRST_DAY)
        ),
        isms_started_on=calendar.day(ISMS_SINCE),
        time_zone=ZONE,
        example=True,
        by=Actor(ActorKind.SET_UP, organisation, auth=(AUTH,), via=VIA),
        at=calendar.instant(FIRST_DAY, BEGINS_AT),
    )
