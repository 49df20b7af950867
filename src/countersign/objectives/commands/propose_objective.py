from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.figures import read_figure
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.objectives.commands.set_goal import EARLIEST, LATEST, text_of, titled
from countersign.objectives.entries import ObjectiveSet, TermsProposed
from countersign.objectives.enums import Counted, Direction
from countersign.objectives.models import Objective, ObjectiveTerms
from countersign.objectives.permissions import check_goal_open, check_may
from countersign.objectives.queries import goal
from countersign.people.permissions import check_is_here
from countersign.people.queries import person, today

LONGEST_MEASURE = 300
LONGEST_UNIT = 40
RAREST = 366


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What an objective asks. ``target`` and ``baseline`` are numbers as somebody typed them.

    Only the title has to be there: what else is missing, the rules say (OBJ-002, OBJ-003), and whoever adopts it sees.
    """

    title: str
    goal_id: UUID | None = None
    measure: str = ""
    counted: Counted | None = None
    baseline: str = ""
    target: str = ""
    direction: Direction = Direction.AT_LEAST
    unit: str = ""
    not_practicable: str = ""
    zero_incident: bool = False
    owner_id: UUID | None = None
    plan_what: str = ""
    plan_with: str = ""
    plan_judged: str = ""
    cadence: int = 90
    due_on: date | None = None


@command
def propose_objective(*, asked: Asked, set_on: date, by: Actor, at: datetime) -> Ref:
    """Set an information security objective and put its terms forward for top management to adopt (6.2, 5.1 a).

    ``set_on``: the day since which it is pursued, today or before.
    """
    check_may(by, "objective.propose")
    on = today(by.organisation, at)
    check_day(set_on, on)
    objective = Objective(
        id=new_id(at), organisation_id=by.organisation, set_on=set_on, opened_at=at, opened_by_id=who(by)
    )
    first = fresh_terms(objective, 1, by, at)
    apply_terms(first, asked, by, on)
    write(objective, ObjectiveSet(occurred_on=set_on))
    write(first, TermsProposed(docs=(first.document,)))
    return objective.ref


def check_day(day: date, on: date) -> None:
    """A day that is claimed lies behind us, and is no slip of the pen."""
    if day > on:
        raise Refused("That day lies ahead: record it once it has come.")
    if day.year < EARLIEST:
        raise Refused("Look at the year.")


def fresh_terms(objective: Objective, number: int, by: Actor, at: datetime) -> ObjectiveTerms:
    return ObjectiveTerms(
        id=new_id(at),
        organisation_id=objective.organisation_id,
        objective=objective,
        number=number,
        proposed_at=at,
        proposed_by_id=who(by),
    )


def apply_terms(row: ObjectiveTerms, asked: Asked, by: Actor, on: date) -> None:
    """Write terms into a row, once all of them make sense. Raises Unknown for somebody else's people and goals."""
    before = row.owner_id
    row.title = titled(asked.title, "Say what is to be reached, in a few words.")
    apply_measure(row, asked)
    row.owner = person(row.organisation_id, asked.owner_id) if asked.owner_id else None
    if row.owner and row.owner_id != before:
        check_is_here(row.owner, on)
    changed = asked.goal_id != row.goal_id
    row.goal = goal(row.organisation_id, asked.goal_id) if asked.goal_id else None
    if row.goal and changed:
        check_goal_open(row.goal)
    row.plan_what, row.plan_with = text_of(asked.plan_what), text_of(asked.plan_with)
    row.plan_judged = text_of(asked.plan_judged)
    if not 1 <= asked.cadence <= RAREST:
        raise Refused(say("Measure it at least once in {n} days.", n=RAREST))
    row.cadence = asked.cadence
    if asked.due_on is not None and not row.objective.set_on <= asked.due_on <= date(LATEST, 12, 31):
        raise Refused("Look at the day by which it is to be reached: it comes after the day on which it was set.")
    row.due_on = asked.due_on
    row.written_by = sorted({*row.written_by, who(by).hex})
    row.document = row.digest


def apply_measure(row: ObjectiveTerms, asked: Asked) -> None:
    """How one sees that it is reached: a number with its target, or why no number can."""
    row.measure, row.unit = clean(asked.measure).strip(), clean(asked.unit).strip()
    if len(row.measure) > LONGEST_MEASURE or len(row.unit) > LONGEST_UNIT:
        raise Refused("The measure or its unit is too long: say it in a few words.")
    row.baseline = read_figure(asked.baseline) if asked.baseline.strip() else ""
    row.target = read_figure(asked.target) if asked.target.strip() else ""
    row.not_practicable = text_of(asked.not_practicable)
    if row.target and row.not_practicable:
        raise Refused("Give a target, or say why no number is practicable: not both.")
    if row.target and not row.measure:
        raise Refused("Say what the target is a number of.")
    if asked.counted and not row.target:
        raise Refused("Give a target for what Countersign counts.")
    row.counted = asked.counted.value if asked.counted else ""
    row.direction, row.zero_incident = asked.direction.value, asked.zero_incident
