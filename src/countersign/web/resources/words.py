"""What the pages call requests, decisions and budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from countersign.kernel.approvals import SignatureMethod
from countersign.resources.enums import Behind, BudgetState, RequestState, TimeUnit, Verdict

if TYPE_CHECKING:
    from countersign.resources.models import Decision, Request

STATES: dict[RequestState, str] = {
    RequestState.WAITING: gettext_noop("waits for a decision"),
    RequestState.DEFERRED: gettext_noop("put off"),
    RequestState.APPROVED: gettext_noop("approved"),
    RequestState.REFUSED: gettext_noop("refused"),
    RequestState.WITHDRAWN: gettext_noop("taken back"),
}

DECIDED: dict[str, str] = {
    Verdict.APPROVED: gettext_noop("Approved"),
    Verdict.REFUSED: gettext_noop("Refused"),
    Verdict.DEFERRED: gettext_noop("Put off"),
}

VERDICTS = [
    (Verdict.APPROVED.value, gettext_lazy("Yes, approve it")),
    (Verdict.REFUSED.value, gettext_lazy("No, refuse it")),
    (Verdict.DEFERRED.value, gettext_lazy("Not now, but on a day")),
]

BEHIND = [
    ("", gettext_lazy("Nothing in particular")),
    (Behind.FINDING.value, gettext_lazy("A finding")),
    (Behind.RISK.value, gettext_lazy("A risk")),
    (Behind.OBJECTIVE.value, gettext_lazy("An objective")),
    (Behind.DEMAND.value, gettext_lazy("A law, a contract or a customer")),
    (Behind.OTHER.value, gettext_lazy("Something else")),
]

UNITS = [
    ("", gettext_lazy("hours or days?")),
    (TimeUnit.HOURS.value, gettext_lazy("hours")),
    (TimeUnit.DAYS.value, gettext_lazy("days")),
]

BUDGETS: dict[BudgetState, str] = {
    BudgetState.PROPOSED: gettext_noop("waits for top management"),
    BudgetState.APPROVED: gettext_noop("approved by top management"),
    BudgetState.WITHDRAWN: gettext_noop("taken back"),
}

METHODS = [
    (SignatureMethod.WET_SIGNATURE.value, gettext_lazy("On paper")),
    (SignatureMethod.MINUTE.value, gettext_lazy("In a meeting, and its minutes say so")),
    (SignatureMethod.OTHER_SYSTEM.value, gettext_lazy("In another system, or by mail")),
]


def asked_for(row: Request | Decision) -> str:
    """ "£4,800 · one person · 4 days"; empty where nothing is in figures."""
    people = headcount(row.headcount) if row.headcount is not None else ""
    return " · ".join(filter(None, (str(row.money or ""), people, time(row))))


def headcount(n: int) -> str:
    return ngettext("one person", "{n} people", n).format(n=n)


def time(row: Request | Decision) -> str:
    if row.time is None:
        return ""
    if row.time_unit == TimeUnit.HOURS:
        return ngettext("one hour", "{n} hours", row.time).format(n=row.time)
    return ngettext("one day", "{n} days", row.time).format(n=row.time)


def waited(days: int) -> str:
    if days == 0:
        return _("since today")
    return ngettext("one day", "{n} days", days).format(n=days)


def behind(row: Request) -> str:
    """What stands behind it: "A risk: R-4"."""
    kind = str(dict(BEHIND)[row.behind_kind]) if row.behind_kind else ""
    return ": ".join(filter(None, (kind, row.behind)))
