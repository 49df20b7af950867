from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.asks.entries import AskMade
from countersign.asks.library import BY_KEY, blanks_in, vague_in
from countersign.asks.models import Ask
from countersign.asks.permissions import check_can_make
from countersign.asks.queries import is_asked_as_leader
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import Words, listed, say
from countersign.ledger.writing import command, write
from countersign.people.permissions import check_is_here
from countersign.people.queries import person, today

LONGEST_ACT, LONGEST_WHY = 300, 500
MOST_MINUTES = 480
EARLIEST, LATEST = 1995, 2100


@command
def make(
    *,
    leader_id: UUID,
    wanted: str,
    minutes: int | None,
    due_on: date,
    why_now: str,
    asked_on: date,
    library: str = "",
    vague: bool = False,
    by: Actor,
    at: datetime,
) -> Ref:
    """Ask one leader for one act, by a day. They see it from now on, and so does whoever may read about silence.

    ``vague``: the asker sends it although it says no act or no effort; it is marked so, and proves nothing against the
    leader (ENG-004). Without it such an ask is refused. ``asked_on``: an ask that was made elsewhere has its own day.
    """
    leader = person(by.organisation, leader_id)
    on = today(by.organisation, at)
    check_can_make(by, leader, leads=is_asked_as_leader(by.organisation, leader.id, on))
    check_is_here(leader, on)
    check_days(asked_on, due_on, on)
    check_words(wanted, why_now, minutes, library)
    lacks = what_it_lacks(wanted, minutes)
    if lacks and not vague:
        raise Refused(lacks[0])
    made = Ask(
        id=new_id(at),
        organisation_id=by.organisation,
        leader_id=leader.id,
        library=library,
        wanted=clean(wanted).strip(),
        minutes=minutes,
        why_now=clean(why_now).strip(),
        due_on=due_on,
        specific=not lacks,
        asked_on=asked_on,
        asked_at=at,
        asked_by_id=who(by),
    )
    write(made, AskMade(occurred_on=asked_on if asked_on != on else None))
    return made.ref


def check_days(asked_on: date, due_on: date, on: date) -> None:
    if asked_on > on:
        raise Refused("The day of asking lies ahead: an ask is recorded once it is made.")
    if asked_on.year < EARLIEST or due_on.year > LATEST:
        raise Refused("Look at the year.")
    if due_on < asked_on:
        raise Refused("The day by which to answer lies before the day of asking.")
    if asked_on == on and due_on == on:
        raise Refused("Leave at least a day to answer.")


def check_words(wanted: str, why_now: str, minutes: int | None, library: str) -> None:
    if not wanted.strip():
        raise Refused("Say what you ask for: one act.")
    if len(wanted) > LONGEST_ACT:
        raise Refused(say("Say what you ask for in at most {n} characters: it is one act.", n=LONGEST_ACT))
    if blanks_in(wanted):
        raise Refused("Fill in what stands in brackets.")
    if not why_now.strip():
        raise Refused("Say why now: a day that depends on it moves people further than a clause does.")
    if len(why_now) > LONGEST_WHY:
        raise Refused(say("Say why now in at most {n} characters.", n=LONGEST_WHY))
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise Refused(say("It takes between one minute and {n}: ask for less at once.", n=MOST_MINUTES))
    if library and library not in BY_KEY:
        raise Refused("The list of asks has no such number.")


def what_it_lacks(wanted: str, minutes: int | None) -> list[Words]:
    """Why an ask is not specific, in sentences; none where it names one act and how long it takes."""
    found: list[Words] = []
    if phrases := vague_in(wanted):
        told = listed([f"“{one}”" for one in phrases])
        found.append(say("{phrases} is easy to put off: name one act that can be done or refused.", phrases=told))
    if minutes is None:
        found.append(say("Say how many minutes it takes."))
    return found
