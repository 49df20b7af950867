from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.objectives.entries import GoalSet
from countersign.objectives.models import Goal
from countersign.objectives.permissions import check_may

LONGEST_TITLE = 200
LONGEST_TEXT = 1000
EARLIEST, LATEST = 1990, 2100


@dataclass(frozen=True, kw_only=True)
class Aimed:
    """A goal of the business: what, why, from which day, and until which one if that is known."""

    title: str
    begins_on: date
    why: str = ""
    until_on: date | None = None


@command
def set_goal(*, aimed: Aimed, by: Actor, at: datetime) -> Ref:
    """Write down a goal of the business that security serves (5.1 a). Its first day may be past or ahead."""
    check_may(by, "goal.set")
    goal = Goal(id=new_id(at), organisation_id=by.organisation, set_at=at, set_by_id=who(by))
    apply_goal(goal, aimed)
    write(goal, GoalSet())
    return goal.ref


def apply_goal(goal: Goal, aimed: Aimed) -> None:
    """Write it into a row, once it makes sense."""
    goal.title = titled(aimed.title, "Say what the business is after, for example a tender or a market.")
    goal.why = text_of(aimed.why)
    if not all(EARLIEST <= day.year <= LATEST for day in (aimed.begins_on, aimed.until_on or aimed.begins_on)):
        raise Refused("Look at the year of the goal.")
    if aimed.until_on is not None and aimed.until_on < aimed.begins_on:
        raise Refused("The last day of the goal lies before its first.")
    goal.begins_on, goal.until_on = aimed.begins_on, aimed.until_on


def titled(typed: str, missing: str) -> str:
    written = clean(typed).strip()
    if not written:
        raise Refused(missing)
    if len(written) > LONGEST_TITLE:
        raise Refused(say("A title has at most {n} characters.", n=LONGEST_TITLE))
    return written


def text_of(typed: str, longest: int = LONGEST_TEXT) -> str:
    if len(typed.strip()) > longest:
        raise Refused(say("Say it in at most {n} characters.", n=longest))
    return typed.strip()
