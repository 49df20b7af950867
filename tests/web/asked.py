"""Of what people are asked one thing of each kind, for ``tests/web/things.py``."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from countersign.awareness.commands.draw_people import draw_people
from countersign.awareness.commands.fix_population import fix_population
from countersign.awareness.commands.record_interview import record_interview
from countersign.awareness.commands.rehearse import rehearse
from countersign.awareness.enums import AskedAs, Bank, Mark
from countersign.awareness.queries import FEWEST, draw, invitations, population
from countersign.kernel.actors import Actor
from countersign.people.queries import people_here
from countersign.roles.queries import appointments
from tests.cast import Cast, id_of
from tests.policies.worlds import AT
from tests.roles.worlds import TODAY


def spot_check(here: Cast, by: Actor, newcomer: Callable[[Cast, str, Actor], UUID]) -> dict[str, UUID]:
    """Everybody was drawn and is asked; Kim holds a role and was asked by name; whoever leads rehearsed."""
    while people_here(here.organisation, AT.date()).count() < FEWEST:
        newcomer(here, "Uma", by)
    everybody = population(here.organisation, AT.date(), "").lots
    made = id_of(fix_population(size=len(everybody), by=by, at=AT))
    draw_people(draw_id=made, digest_shown=draw(here.organisation, made).population, by=by, at=AT)
    asked = next(one for one in invitations(here.organisation) if one.person_id != by.person)
    interview = record_interview(
        person_id=next(iter(holders(here.organisation))),
        asked_as=AskedAs.ROLE,
        marks={"R1": Mark.YES},
        asked_on=TODAY,
        by=by,
        at=AT,
    )
    rehearsal = rehearse(bank=Bank.ROLE, seed="1", scores=None, by=by, at=AT)
    return {
        "draw_id": made,
        "invitation_id": asked.id,
        "interview_id": id_of(interview),
        "rehearsal_id": id_of(rehearsal),
    }


def holders(organisation: UUID) -> list[UUID]:
    held = appointments(organisation).filter(accepted_at__isnull=False)
    return [one.person_id for one in held if not one.is_over(TODAY)]
