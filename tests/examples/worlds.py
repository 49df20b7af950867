"""A small example, reached by commands: two people, and nothing that took a year."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from countersign.entrance.clock import now
from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import new_id
from countersign.ledger.commands.end_simulation import end_simulation
from countersign.people.commands.set_up import FirstLeader, Founder, set_up
from countersign.people.enums import Basis, PersonKind
from tests.cast import BEGINNING, Cast

SLUG = "pinewood-ltd"
BO, KIT = "bo@pinewood.example", "kit@pinewood.example"


def invented(organisation: UUID | None = None) -> Cast:
    """An example of which only the beginning has been lived."""
    organisation = organisation or new_id(BEGINNING)
    set_up(
        name="Pinewood Ltd",
        lead=Founder("Kit Marlow", KIT, "ISMS lead"),
        leader=FirstLeader(Founder("Bo Lind", BO, "Owner", PersonKind.DIRECTOR), Basis.OWNER, date(2020, 1, 1)),
        isms_started_on=date(2026, 1, 5),
        example=True,
        by=Actor(ActorKind.SET_UP, organisation),
        at=BEGINNING,
    )
    return Cast(organisation)


def lived(organisation: UUID | None = None) -> Cast:
    """One whose own clock has stopped: anybody may look around in it."""
    here = invented(organisation)
    end_simulation(last_on=now().date(), by=here.system, at=now())
    return here
