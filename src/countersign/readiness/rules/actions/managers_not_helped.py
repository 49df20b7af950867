"""Other managers are not supported to lead.

What it looks at
    In organisations of more than 10 people, whether it is on record that a manager was helped to lead security in
    their own area, in the last year or since the management system began. Otherwise, how many managers failed when
    they were asked in the last 180 days.

Why an auditor raises it
    Clause 5.1 has top management support other managers in leading where they are responsible. Auditors ask a head of
    department how they know that management is committed.

What clears it
    Brief the heads of department and give each one target. Then ask them again.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import window, within
from countersign.readiness.dossier.leading import first_day
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="SUP-001",
    clauses=("5.1(h)",),
    basis=Basis.CLAUSE,
    lead_days=14,
    tier=1,
    ladder={
        Grade.MINOR: "no manager was helped, in an organisation of more than 50 people",
        Grade.OPPORTUNITY: "no manager was helped, with more than 10 people, or managers failed twice when asked",
    },
    reads=("manager_support",),
    thresholds=(
        Threshold("headcount", 10, "up to so many people there is hardly a second level of managers"),
        Threshold("minor_headcount", 50, "with more people, heads of department lead where leaders do not reach"),
        Threshold("window_days", 365, "support that is more than a year old has ended"),
        Threshold("check_days", 180, "how long an answer speaks for today"),
        Threshold("failed_from", 2, "one bad answer may be a bad day", least=1),
    ),
    needs_settled=True,
)

HINT = (
    " Auditors ask a department head how they know management is committed. Brief the managers and give each one "
    "target."
)


def judge(dossier: Dossier) -> Answers:
    days = window(dossier, RULE.limit(dossier, "window_days"))
    helped = any(within(dossier, one.on, days) for one in dossier.manager_support)
    if dossier.org.headcount > RULE.limit(dossier, "headcount") and not helped:
        large = dossier.org.headcount > RULE.limit(dossier, "minor_headcount")
        says = say(
            "Nothing since {date} shows leadership helping other managers lead security in their area." + HINT,
            date=first_day(dossier, days),
        )
        yield Finding(Grade.MINOR if large else Grade.OPPORTUNITY, says)
    elif not dossier.knows("spot_checks"):
        yield unknown("how managers answered when they were asked")
    else:
        yield from failing(dossier)


def failing(dossier: Dossier) -> Answers:
    days = int(RULE.limit(dossier, "check_days"))
    failed = [
        one
        for one in dossier.spot_checks
        if one.group == "manager" and not one.passed and within(dossier, one.on, days)
    ]
    if len(failed) >= RULE.limit(dossier, "failed_from"):
        says = say(
            "Managers failed {times} lately when asked what their part in security is." + HINT, times=times(len(failed))
        )
        yield Finding(Grade.OPPORTUNITY, says, subject=str(len(failed)))


def times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n, f"{n} times")


ON = "manager_support[0].on"
NONE: dict[str, object] = {"manager_support": []}
OLD = {"org.isms_started": "2024-03-04"}
YOUNG = {**NONE, "org.isms_started": "2026-08-23"}


def failed(*days: str, **more: object) -> dict[str, object]:
    """The change that has one manager fail on each of these days."""
    checks = [{"group": "manager", "person": "eve", "on": day, "passed": False} for day in days]
    return {"spot_checks": checks, **more}


QUIET = (
    Quiet("A manager was helped", {}),
    Quiet("That was 365 days ago", {**OLD, ON: "2025-11-20"}),
    Quiet("It was on the day the system began", {"org.isms_started": "2026-06-22"}),
    Quiet("Nobody was helped, among ten people", {**NONE, "org.headcount": 10}),
    Quiet("A manager failed once", failed("2026-10-05")),
    Quiet("The first time was 181 days ago", failed("2026-05-23", "2026-10-05")),
    Quiet("Two of the staff failed", {"spot_checks[0].passed": False, "spot_checks[1].passed": False}),
)

RAISED = (
    Raised("Nobody was helped", NONE, (Grade.OPPORTUNITY,)),
    Raised("Nobody was helped, among 11 people", {**NONE, "org.headcount": 11}, (Grade.OPPORTUNITY,)),
    Raised("Nobody was helped, among 50", {**NONE, "org.headcount": 50}, (Grade.OPPORTUNITY,)),
    Raised("Nobody was helped, among 51", {**NONE, "org.headcount": 51}, (Grade.MINOR,)),
    Raised("It was 366 days ago", {**OLD, ON: "2025-11-19"}, (Grade.OPPORTUNITY,)),
    Raised("It was the day before the system began", {"org.isms_started": "2026-06-23"}, (Grade.OPPORTUNITY,)),
    Raised("It will be tomorrow", {ON: "2026-11-21"}, (Grade.OPPORTUNITY,)),
    Raised("A manager failed twice", failed("2026-09-07", "2026-10-05"), (Grade.OPPORTUNITY,)),
    Raised("The first time was 180 days ago", failed("2026-05-24", "2026-10-05"), (Grade.OPPORTUNITY,)),
    Raised(
        "A manager failed three times, among nine people",
        failed("2026-08-03", "2026-09-07", "2026-10-05", **{"org.headcount": 9}),
        (Grade.OPPORTUNITY,),
    ),
    Raised(
        "Nobody was helped, and of checks nothing is known", {**NONE, "unknown": ["spot_checks"]}, (Grade.OPPORTUNITY,)
    ),
)

CANNOT_ASSESS = (
    Unassessable("A manager was helped; of checks nothing is known", {"unknown": ["spot_checks"]}),
    Unassessable("The system is 89 days old, and no audit is near", YOUNG),
    Unassessable("Nothing is known about the help for managers", {"unknown": ["manager_support"]}),
)
