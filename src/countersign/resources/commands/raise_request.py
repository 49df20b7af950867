from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.money import Money
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.permissions import check_is_here
from countersign.people.queries import person, today
from countersign.resources.entries import ResourceRaised
from countersign.resources.enums import Behind, TimeUnit
from countersign.resources.models import Request
from countersign.resources.permissions import check_can_raise

EARLIEST = 1995
LONGEST_TITLE = 200
LONGEST_BEHIND = 300
LONGEST_TEXT = 2000
MOST_MINOR = 10**12
MOST_PEOPLE = 1000
MOST_TIME = 100_000


@dataclass(frozen=True, kw_only=True)
class Amount:
    """Money, people and time: what is asked for, or what is approved. ``time`` is counted in ``time_unit``."""

    money: Money | None = None
    headcount: int | None = None
    time: int | None = None
    time_unit: TimeUnit | None = None

    @property
    def is_nothing(self) -> bool:
        return self.money is None and self.headcount is None and self.time is None


NOTHING = Amount()


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked for. ``behind``: what stands behind it, in words. ``raised_by_id``: who asks; none is the actor."""

    title: str
    need: str
    raised_on: date
    behind_kind: Behind | None = None
    behind: str = ""
    risk_high: bool = False
    options: str = ""
    amount: Amount = NOTHING
    raised_by_id: UUID | None = None


@command
def raise_request(*, asked: Asked, by: Actor, at: datetime) -> Ref:
    """Ask for money, people or time (ISO/IEC 27001, 5.1 c and 7.1): what for, and what stands behind it.

    A day in the past is taken too: what was asked for before Countersign belongs to what is judged.
    """
    check_can_raise(by, asked.raised_by_id in (None, by.person))
    request = Request(id=new_id(at), organisation_id=by.organisation, raised_at=at, recorded_by_id=who(by))
    apply(request, asked, by, today(by.organisation, at))
    write(request, ResourceRaised(occurred_on=request.raised_on, docs=(request.digest,)))
    return request.ref


def apply(request: Request, asked: Asked, by: Actor, on: date) -> None:
    """Write what is asked for into a row, once all of it makes sense. Raises Unknown for somebody else's people.

    Whoever wrote at it or was ever said to ask stays among the writers: they are not to decide about it.
    """
    check_words(asked)
    check_amount(asked.amount)
    check_day(asked.raised_on, on)
    someone = person(request.organisation_id, asked.raised_by_id or who(by))
    check_is_here(someone, asked.raised_on)
    request.raised_by, request.raised_on = someone, asked.raised_on
    request.written_by = sorted({*request.written_by, someone.id.hex, who(by).hex})
    request.title, request.need = clean(asked.title).strip(), asked.need.strip()
    request.behind_kind = asked.behind_kind.value if asked.behind_kind else ""
    request.behind, request.risk_high = clean(asked.behind).strip(), asked.risk_high
    request.options = asked.options.strip()
    put(request, asked.amount)


def put(row: Request, amount: Amount) -> None:
    row.amount_minor = amount.money.amount_minor if amount.money else None
    row.currency = amount.money.currency if amount.money else ""
    row.headcount, row.time = amount.headcount, amount.time
    row.time_unit = amount.time_unit.value if amount.time_unit else ""


def check_words(asked: Asked) -> None:
    if not asked.title.strip():
        raise Refused("Say in a few words what is asked for: the title is what leaders read first.")
    if not asked.need.strip():
        raise Refused("Say what it is needed for: a decision needs the reason, and so does a refusal.")
    if len(asked.title) > LONGEST_TITLE:
        raise Refused(say("A title has at most {n} characters.", n=LONGEST_TITLE))
    if len(asked.behind) > LONGEST_BEHIND:
        raise Refused(say("Say what stands behind it in at most {n} characters.", n=LONGEST_BEHIND))
    for text in (asked.need, asked.options):
        check_length(text)


def check_length(text: str) -> None:
    if len(text.strip()) > LONGEST_TEXT:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_TEXT))


def check_amount(amount: Amount) -> None:
    if amount.money and amount.money.amount_minor >= MOST_MINOR:
        raise Refused("Look at the sum: it has too many figures.")
    if amount.money and not amount.money.amount_minor:
        raise Refused("A sum of nothing asks for nothing: leave the money open, or write how much.")
    if amount.headcount is not None and not 0 < amount.headcount <= MOST_PEOPLE:
        raise Refused(say("Write a number of people from 1 to {n}, or leave it open.", n=MOST_PEOPLE))
    if (amount.time is None) != (amount.time_unit is None):
        raise Refused("Say how much time, and whether these are hours or days: both, or neither.")
    if amount.time is not None and not 0 < amount.time <= MOST_TIME:
        raise Refused("Write the time in whole hours or days, or leave it open.")


def check_day(day: date, on: date) -> None:
    if day > on:
        raise Refused("That day lies ahead: only what has happened can be recorded.")
    if day.year < EARLIEST:
        raise Refused("Look at the year.")
