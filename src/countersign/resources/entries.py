"""What the ledger keeps about resources. A decision carries the digest of the request that it is about."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.kernel.money import Money
from countersign.ledger.kinds import Entry, Leading, Shape, State
from countersign.resources.enums import Verdict


def approved(decision: State) -> tuple[str, dict[str, object]]:
    """Without the money, where none was asked for."""
    if decision["amount_minor"] is None:
        return "{who} approved the request “{title}”", {}
    return "{who} approved the request “{title}”: {money}", {"money": sum_in(decision)}


def refused(_decision: State) -> tuple[str, dict[str, object]]:
    return "{who} refused the request “{title}”, with a reason", {}


def decided_elsewhere(decision: State) -> tuple[str, dict[str, object]]:
    if decision["verdict"] == Verdict.APPROVED:
        return "{who} approved the request “{title}”, outside Countersign", {}
    return "{who} refused the request “{title}”, outside Countersign", {}


def approved_budget(budget: State) -> tuple[str, dict[str, object]]:
    return "{who} approved the budget “{title}”: {money}", {"money": sum_in(budget)}


def approved_budget_elsewhere(budget: State) -> tuple[str, dict[str, object]]:
    return "{who} approved the budget “{title}”, outside Countersign: {money}", {"money": sum_in(budget)}


def sum_in(row: State) -> Money:
    return Money(row["amount_minor"], row["currency"])


@dataclass(frozen=True, kw_only=True)
class ResourceRaised(Entry):
    """Somebody asked for money, people or time, for the need in the row. Nothing is decided yet."""

    kind = "resource.raised"


@dataclass(frozen=True, kw_only=True)
class ResourceChanged(Entry):
    """What is asked for was put right before anybody decided."""

    kind = "resource.changed"


@dataclass(frozen=True, kw_only=True)
class ResourceSettled(Entry):
    """A request was approved or refused: it stands still, and what was decided is an entry of its own."""

    kind = "resource.settled"


@dataclass(frozen=True, kw_only=True)
class ResourceRiskAccepted(Entry):
    """Whoever was named for it accepted the high risk that a refused request leaves."""

    kind = "resource.risk_accepted"
    shows = ("6.1",)


@dataclass(frozen=True, kw_only=True)
class ResourceReleased(Entry):
    """What was approved is there: the money can be spent, the people or the time are free."""

    kind = "resource.released"
    shows = ("7.1",)


@dataclass(frozen=True, kw_only=True)
class ResourceConcluded(Entry):
    """What came of a request that was approved."""

    kind = "resource.concluded"
    shows = ("7.1",)


@dataclass(frozen=True, kw_only=True)
class ResourceWithdrawn(Entry):
    """A request was taken back before it was decided, and why."""

    kind = "resource.withdrawn"


@dataclass(frozen=True, kw_only=True)
class ResourceApproved(Entry):
    """A leader approved a request, with exactly what the row says; that may be less than was asked for."""

    kind = "resourcedecision.approved"
    shows = ("5.1 c", "7.1")
    key_event = True
    leads = Leading(Shape.DECISION, by="decided_by_id", says=approved)


@dataclass(frozen=True, kw_only=True)
class ResourceRefused(Entry):
    """A leader refused a request, for the reason in the row; who is to accept the risk stands beside it."""

    kind = "resourcedecision.refused"
    shows = ("5.1 c", "7.1")
    key_event = True
    leads = Leading(Shape.DECISION, by="decided_by_id", says=refused)


@dataclass(frozen=True, kw_only=True)
class ResourceDeferred(Entry):
    """A leader put a request off to the day in the row, with a reason. It stays undecided."""

    kind = "resourcedecision.deferred"


@dataclass(frozen=True, kw_only=True)
class ResourceDecidedElsewhere(Entry):
    """A yes or a no to a request, said outside Countersign, was entered on the word of the recorder."""

    kind = "resourcedecision.recorded_elsewhere"
    shows = ("5.1 c", "7.1")
    leads = Leading(Shape.DECISION, by="decided_by_id", says=decided_elsewhere, elsewhere=True)


@dataclass(frozen=True, kw_only=True)
class ResourceDeferredElsewhere(Entry):
    """That a request was put off outside Countersign was entered, on the word of the recorder. It stays undecided."""

    kind = "resourcedecision.deferred_elsewhere"


@dataclass(frozen=True, kw_only=True)
class BudgetProposed(Entry):
    """The yearly budget for information security was put before top management. Nothing holds yet."""

    kind = "budget.proposed"


@dataclass(frozen=True, kw_only=True)
class BudgetApproved(Entry):
    """Top management approved the yearly budget for information security."""

    kind = "budget.approved"
    shows = ("5.1 c", "7.1")
    key_event = True
    leads = Leading(Shape.DECISION, by="approved_by_id", says=approved_budget)


@dataclass(frozen=True, kw_only=True)
class BudgetRecordedElsewhere(Entry):
    """A budget that was approved outside Countersign was entered, on the word of the recorder."""

    kind = "budget.recorded_elsewhere"
    shows = ("5.1 c", "7.1")
    leads = Leading(Shape.DECISION, by="approved_by_id", says=approved_budget_elsewhere, elsewhere=True)


@dataclass(frozen=True, kw_only=True)
class BudgetWithdrawn(Entry):
    """A budget was taken back, or does not hold any more, and why."""

    kind = "budget.withdrawn"
    takes_back = True
