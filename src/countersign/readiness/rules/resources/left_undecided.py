"""Resource request left undecided.

What it looks at
    The requests that wait for a decision: how long ago each was made, and whether a high risk hangs on it. Putting
    one off to a named day is a decision until that day has passed.

Why an auditor raises it
    Clause 5.1 makes top management answer for resources. A request that nobody answers was declined without anybody
    declining it.

What clears it
    A decision: yes, no with a reason, or not before a named day.
"""

from __future__ import annotations

from collections.abc import Sequence

from countersign.kernel.words import Words, listed, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.titles import ids_of, titled
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold
from countersign.resources.facts import ResourceRequest

RULE = Rule(
    code="RES-002",
    clauses=("5.1(c)", "7.1"),
    basis=Basis.CLAUSE,
    lead_days=7,
    tier=1,
    ladder={
        Grade.MINOR: "one has waited more than 90 days, or more than 60 with a high risk behind it",
        Grade.OBSERVATION: "one has waited more than 30 days",
    },
    reads=("resources",),
    thresholds=(
        Threshold("grace_days", 30, "a month is enough to decide or to put it off"),
        Threshold("high_risk_days", 60, "a high risk does not wait for a quarter"),
        Threshold("minor_days", 90, "after a quarter it is stuck"),
    ),
)

HINT = (
    " Security investment should be decided by leadership, not stuck there. Ask for a decision: yes, no with a reason, "
    "or not before a named day."
)


def judge(dossier: Dossier) -> Answers:
    waiting = [one for one in dossier.resources if waits(dossier, one)]
    if waiting:
        stuck = any(is_stuck(dossier, one) for one in waiting)
        yield Finding(Grade.MINOR if stuck else Grade.OBSERVATION, words(dossier, waiting), subject=ids_of(waiting))


def waits(dossier: Dossier, one: ResourceRequest) -> bool:
    put_off = one.deferred_to is not None and one.deferred_to >= dossier.as_of
    overdue = days_ago(dossier, one.raised_on) > RULE.limit(dossier, "grace_days")
    return one.decided_on is None and not put_off and overdue


def is_stuck(dossier: Dossier, one: ResourceRequest) -> bool:
    days = days_ago(dossier, one.raised_on)
    return days > RULE.limit(dossier, "minor_days") or (one.risk_high and days > RULE.limit(dossier, "high_risk_days"))


def words(dossier: Dossier, waiting: Sequence[ResourceRequest]) -> Words:
    if len(waiting) == 1:
        return say(
            "{request}, raised on {date}, has waited {days} for a decision{risk}." + HINT,
            request=titled(waiting[0]),
            date=waiting[0].raised_on,
            days=waited(dossier, waiting[0]),
            risk=", with a high risk behind it" if waiting[0].risk_high else "",
        )
    return say(
        "{n} requests wait for a decision: {requests}." + HINT,
        n=len(waiting),
        requests=listed([f"{titled(one)} ({waited(dossier, one)}{behind(one)})" for one in waiting]),
    )


def waited(dossier: Dossier, one: ResourceRequest) -> str:
    days = days_ago(dossier, one.raised_on)
    return "1 day" if days == 1 else f"{days} days"


def behind(one: ResourceRequest) -> str:
    return ", high risk" if one.risk_high else ""


ON, RISK, UNTIL = "resources[0].raised_on", "resources[0].risk_high", "resources[0].deferred_to"


def waiting_since(day: str, **more: object) -> dict[str, object]:
    return {"resources": [{"id": "q1", "title": "Backup vault", "raised_on": day, **more}]}


QUIET = (
    Quiet("The request was decided", {}),
    Quiet("It has waited 30 days", waiting_since("2026-10-21")),
    Quiet("It was declined long ago", {"resources[0].decision": "declined"}),
    Quiet("It is put off until today", waiting_since("2026-03-02", deferred_to="2026-11-20")),
    Quiet(
        "It is put off, with a high risk behind it",
        waiting_since("2026-03-02", deferred_to="2027-01-04", risk_high=True),
    ),
    Quiet("There are no requests", {"resources": []}),
)

RAISED = (
    Raised("It has waited 31 days", waiting_since("2026-10-20"), (Grade.OBSERVATION,)),
    Raised("It has waited 90 days", waiting_since("2026-08-22"), (Grade.OBSERVATION,)),
    Raised("It has waited 91 days", waiting_since("2026-08-21"), (Grade.MINOR,)),
    Raised("With a high risk, 60 days", waiting_since("2026-09-21", risk_high=True), (Grade.OBSERVATION,)),
    Raised("With a high risk, 61 days", waiting_since("2026-09-20", risk_high=True), (Grade.MINOR,)),
    Raised("Without a high risk, 61 days", waiting_since("2026-09-20"), (Grade.OBSERVATION,)),
    Raised("It was put off until yesterday", waiting_since("2026-08-21", deferred_to="2026-11-19"), (Grade.MINOR,)),
    Raised("It will be decided tomorrow", {"resources[0].decided_on": "2026-11-21"}, (Grade.MINOR,)),
    Raised("It names who decides, and no day", {"resources[0].decided_on": GONE}, (Grade.MINOR,)),
    Raised(
        "Two wait, one of them with a high risk",
        {**waiting_since("2026-10-05"), "resources[+]": {"id": "q2", "raised_on": "2026-09-14", "risk_high": True}},
        (Grade.MINOR,),
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about requests", {"unknown": ["resources"]}),)
