"""A budget year in sums: asked for, approved, refused, waiting. Each currency by itself; nothing is converted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from countersign.kernel.money import Money
from countersign.resources.enums import BudgetState, RequestState
from countersign.resources.models import Budget, Decision, Request
from countersign.resources.queries.purse import Purse


@dataclass(frozen=True)
class Year:
    """The days of a budget year, the last one included; ``budget``: the approved one, where there is one."""

    begins_on: date
    ends_on: date
    budget: Budget | None = None

    def holds(self, day: date | None) -> bool:
        return day is not None and self.begins_on <= day <= self.ends_on


@dataclass(frozen=True)
class Line:
    """One currency: sums, and how many requests stand behind each."""

    currency: str
    asked: Money
    approved: Money
    refused: Money
    waiting: Money
    budget: Money | None = None


def year_of(purse: Purse, on: date) -> Year:
    """The budget year that holds a day: that of a budget, the approved one before others; else the calendar year."""
    holding = [one for one in purse.budgets if one.holds(on) and one.withdrawn_at is None]
    if holding:
        approved = [one for one in holding if one.state is BudgetState.APPROVED]
        chosen = (approved or holding)[0]
        return Year(chosen.begins_on, chosen.ends_on, approved[0] if approved else None)
    return Year(date(on.year, 1, 1), date(on.year, 12, 31))


def picture(purse: Purse, year: Year, on: date) -> list[Line]:
    """As it stands on a day: asked for in the year, decided in the year, and everything that waits still."""
    sums: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in purse.standing(on):
        if one.state is RequestState.WITHDRAWN:
            continue
        if year.holds(one.request.raised_on):
            add(sums, "asked", one.request)
        if one.waits:
            add(sums, "waiting", one.request)
        if one.final is not None and year.holds(one.final.decided_on):
            is_yes = one.state is RequestState.APPROVED
            add(sums, "approved" if is_yes else "refused", one.final if is_yes else one.request)
    budget = year.budget
    if budget is not None:
        sums[budget.currency]["asked"] += 0
    return [line(currency, sums[currency], budget) for currency in in_order(sums, budget)]


def in_order(currencies: Iterable[str], budget: Budget | None) -> list[str]:
    """That of the budget first."""
    return sorted(currencies, key=lambda one: (budget is None or one != budget.currency, one))


def add(sums: dict[str, dict[str, int]], column: str, row: Request | Decision) -> None:
    if row.amount_minor is not None:
        sums[row.currency][column] += row.amount_minor


def line(currency: str, sums: dict[str, int], budget: Budget | None) -> Line:
    own = budget.money if budget is not None and budget.currency == currency else None
    columns = {name: Money(sums[name], currency) for name in ("asked", "approved", "refused", "waiting")}
    return Line(currency, budget=own, **columns)
