"""How long nobody has answered. Computed from the days each time; the round records only that a day has passed."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from countersign.asks.enums import AskState
from countersign.asks.models import Ask
from countersign.asks.queries.asking import asks
from countersign.people import queries as people

if TYPE_CHECKING:
    from uuid import UUID

    from countersign.people.models import Person


def silent_since(ask: Ask, leader: Person, on: date) -> date | None:
    """The last day on which an answer was in time, put off by leave; None while the clock rests, and after an answer.

    Leave rests the clock: on leave nobody is silent, and whoever came back after the due day is asked from then on.
    People know the last leave, and when somebody came back last, no more; so nothing more is counted.
    """
    left = leader.left_on is not None and leader.left_on <= on
    if ask.state is not AskState.OPEN or left or people.is_away(leader, on):
        return None
    back = people.back_since(leader, on)
    return back if back is not None and ask.due_on < back <= on else ask.due_on


def days_silent(ask: Ask, leader: Person, on: date) -> int:
    """Days since; 0 while it is in time."""
    since = silent_since(ask, leader, on)
    return max(0, (on - since).days) if since else 0


def passed(organisation: UUID, at: datetime) -> list[Ask]:
    """Asks whose day has passed without an answer, and of which that is not recorded yet."""
    on = people.today(organisation, at)
    waiting = asks(organisation).filter(answered_at=None, withdrawn_at=None, silent_at=None, due_on__lt=on)
    return [one for one in waiting.order_by("due_on", "id") if days_silent(one, one.leader, on)]
