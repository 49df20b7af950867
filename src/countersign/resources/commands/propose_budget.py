from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from countersign.kernel.actors import Actor
from countersign.kernel.money import Money
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.queries import hold
from countersign.resources.commands.decide import FURTHEST
from countersign.resources.commands.raise_request import EARLIEST, LONGEST_TITLE, MOST_MINOR, check_length
from countersign.resources.entries import BudgetProposed
from countersign.resources.enums import BudgetState
from countersign.resources.models import Budget
from countersign.resources.permissions import check_can_propose_budget
from countersign.resources.queries import budgets

LONGEST_YEAR = timedelta(days=550)


@dataclass(frozen=True, kw_only=True)
class YearlyBudget:
    """What may be spent on information security in a budget year; ``ends_on`` is its last day."""

    title: str
    begins_on: date
    ends_on: date
    money: Money
    covers: str = ""


@command
def propose_budget(*, budget: YearlyBudget, by: Actor, at: datetime) -> Ref:
    """Put the yearly budget for information security before top management."""
    hold(by.organisation)
    check_can_propose_budget(by)
    row = from_plan(budget, by, at)
    write(row, BudgetProposed(docs=(row.document,)))
    return row.ref


def from_plan(budget: YearlyBudget, by: Actor, at: datetime) -> Budget:
    check_makes_sense(budget)
    check_year_is_free(budget, by)
    row = Budget(
        id=new_id(at),
        organisation_id=by.organisation,
        title=clean(budget.title).strip(),
        begins_on=budget.begins_on,
        ends_on=budget.ends_on,
        amount_minor=budget.money.amount_minor,
        currency=budget.money.currency,
        covers=budget.covers.strip(),
        proposed_at=at,
        proposed_by_id=who(by),
    )
    row.document = row.digest
    return row


def check_makes_sense(budget: YearlyBudget) -> None:
    if not budget.title.strip():
        raise Refused("Give the budget a name, for example the year.")
    if len(budget.title) > LONGEST_TITLE:
        raise Refused(say("A title has at most {n} characters.", n=LONGEST_TITLE))
    if not EARLIEST <= budget.begins_on.year <= FURTHEST:
        raise Refused("Look at the year.")
    if budget.ends_on < budget.begins_on:
        raise Refused("The year ends before it begins: look at the two days.")
    if budget.ends_on - budget.begins_on > LONGEST_YEAR:
        raise Refused("A budget is for about a year: look at the two days.")
    if not 0 < budget.money.amount_minor < MOST_MINOR:
        raise Refused("Look at the sum.")
    check_length(budget.covers)


def check_year_is_free(budget: YearlyBudget, by: Actor) -> None:
    """One budget for each day and currency: two that overlap would both be the year's."""
    for one in budgets(by.organisation).filter(withdrawn_at=None, currency=budget.money.currency):
        if one.begins_on <= budget.ends_on and budget.begins_on <= one.ends_on:
            told = "There is a budget for these days already: {title}. Take it back first, if another holds."
            if one.state is BudgetState.PROPOSED:
                told = "A budget for these days waits for top management already: {title}."
            raise Refused(say(told, title=one.title))
