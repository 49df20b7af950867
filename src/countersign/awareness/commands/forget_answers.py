from __future__ import annotations

from datetime import date, datetime

from countersign.awareness.entries import SpotCheckForgotten
from countersign.awareness.models import SpotCheck
from countersign.kernel.actors import Actor, ActorKind
from countersign.ledger.writing import command, write
from countersign.people.queries import today

YEARS = 2

AT_ONCE = 200


@command(accepts={ActorKind.SYSTEM})
def forget_answers(*, by: Actor, at: datetime) -> None:
    """Take back what was answered two years ago, and in which department. Whether it was passed stays."""
    until = two_years_before(today(by.organisation, at))
    old = SpotCheck.objects.select_for_update().filter(
        organisation_id=by.organisation, counted_on__lte=until, forgotten_at=None
    )
    for row in old.order_by("counted_on", "id")[:AT_ONCE]:
        row.said, row.forgotten_at = None, at
        write(row, SpotCheckForgotten())


def two_years_before(on: date) -> date:
    """The same day two years earlier; of 29 February the day before."""
    day = 28 if (on.month, on.day) == (2, 29) else on.day
    return on.replace(year=on.year - YEARS, day=day)
