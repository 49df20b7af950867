"""Holders of Larkbeam's roles who are away, and who stands in."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.roles.commands.be_away import be_away
from tests.cast import Cast, id_of
from tests.roles.worlds import AT

GOES, IS_BACK = date(2026, 1, 12), date(2026, 1, 26)


def away(
    here: Cast,
    first: str,
    *places: tuple[UUID, str],
    away_from: date = GOES,
    back_on: date = IS_BACK,
    by: Actor | None = None,
    at: datetime = AT,
) -> UUID:
    """The holder says so, with a first name for each of their roles."""
    named = be_away(
        person_id=here.person(first).id,
        away_from=away_from,
        back_on=back_on,
        places=[(id, here.person(someone).id) for id, someone in places],
        by=by or here.actor(first),
        at=at,
    )
    return id_of(named)
