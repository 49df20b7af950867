"""Who was drawn for a spot check and has not answered: told once, and once more after a week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from countersign.awareness import queries
from countersign.delivery.item import Owed
from countersign.kernel.instants import day_in
from countersign.kernel.words import say
from countersign.readiness.gathered import Gathered

INVITATION = "invitation/"
"""How the items of spot checks begin. They are forgotten with the invitation."""


def invited_to_answer(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """The days to answer are over before a second reminder. What is kept of a mail names an id that is gone by then."""
    zone = read.firm.time_zone
    for one in queries.invitations_until(read.firm.id, day_in(zone, at), person):
        yield Owed(
            person=one.person_id,
            item=f"{INVITATION}{one.id.hex}",
            since=day_in(zone, one.draw.drawn_at or at),
            title=say("Answer a few questions about security, without your name"),
            why=say("You were drawn by lot. Nobody learns what you answered, and no answer is wrong."),
            label=say("Answer"),
            route=("spotchecks:answer", one.draw_id.hex),
            minutes=2,
            until=one.draw.until_on,
        )
