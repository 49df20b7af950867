"""No honest statement about known gaps.

What it looks at
    When the next audit is at most 60 days away: whether there is an honesty statement while a minor or major point
    is open on leadership (5.1) or roles (5.3). If there is one, whether somebody in top management approved it,
    whether its plan has dates, and whether it names every major point that is open. The forecasts of the AGG family
    are left out.

Why an auditor raises it
    Nobody has to declare anything. But "we know, and here is our plan" shows leadership at work, and a gap that the
    auditor finds alone shows the opposite.

What clears it
    Draft the statement from the open findings, give each a date, and have top management approve it. It lowers no
    grade: an auditor may not record a nonconformity as a mere opportunity.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from countersign.kernel.words import listed, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.countdown import is_near
from countersign.readiness.dossier.leadership import was_top_manager
from countersign.readiness.dossier.persons import name_of
from countersign.readiness.dossier.records import Honesty
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Counts, Finding, Grade, Others, Rule, Threshold

RULE = Rule(
    code="AUD-003",
    clauses=("5.1",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=3,
    tier=1,
    ladder={
        Grade.OPPORTUNITY: "there is no statement, and a minor or major point is open on 5.1 or 5.3",
        Grade.OBSERVATION: "top management did not approve it, its plan has no dates, or it leaves out what is major",
    },
    reads=("audits", "honesty", "top_management", "people"),
    thresholds=(Threshold("audit_days", 60, "two months before, the gaps are known and can be planned for"),),
    counts=Counts(grades=(Grade.MAJOR, Grade.MINOR), but=("AGG",)),
)

LEADERSHIP = ("5.1", "5.3")

PREFER = 'Auditors prefer "we know, and here is our plan" to finding it themselves. '
NONE = (
    "Known gaps in leadership and roles are not declared ({list}). "
    + PREFER
    + "Draft the statement from the open findings, with a date for each, and have top management approve it."
)
WEAK = (
    "The statement about known gaps of {date} is weak: {weak}. "
    + PREFER
    + "Bring it up to date and have top management approve it."
)


def judge(dossier: Dossier, others: Others) -> Answers:
    if not is_near(dossier, RULE.limit(dossier, "audit_days")):
        return
    statement = dossier.honesty
    if statement is None:
        gaps = list(dict.fromkeys(rule.code for rule, _ in others if rule.subclause in LEADERSHIP))
        if gaps:
            yield Finding(Grade.OPPORTUNITY, say(NONE, list=listed(gaps)))
    elif weak := weaknesses(dossier, statement, others):
        yield Finding(Grade.OBSERVATION, say(WEAK, date=statement.on, weak="; ".join(weak)))


def weaknesses(dossier: Dossier, statement: Honesty, others: Others) -> list[str]:
    weak = []
    if not was_top_manager(dossier, statement.approved_by, statement.on):
        weak.append(f"{name_of(dossier, statement.approved_by)}, who approved it, was not in top management that day")
    if not statement.plan_dates:
        weak.append("its plan has no dates")
    if left_out := unnamed(statement, others):
        weak.append(f"it leaves out what is major ({', '.join(left_out)})")
    return weak


def unnamed(statement: Honesty, others: Others) -> list[str]:
    majors = dict.fromkeys(rule.code for rule, finding in others if finding.grade is Grade.MAJOR)
    return [code for code in majors if code not in statement.areas]


UNTRAINED: dict[str, Any] = {"training": []}
"""TOP-005 raises a minor for it, on 5.1."""
NOBODY_ENSURES = {"roles[0].mandatory": ["5.3b"]}
"""ROL-001 raises a major for it, on 5.3."""
NO_INTERVAL = {"policies[0].review_months": GONE}
"""POL-018 raises a minor for it, on A.5.1."""
STATEMENT = {"on": "2026-11-02", "approved_by": "ada", "areas": ["ROL-001"], "plan_dates": True}


def near(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The change that sets the audit 60 days away as well."""
    return {"audits[0].date": "2027-01-19", **changes}


def declared(**changes: Any) -> dict[str, Any]:
    """The change that gives a statement, while nobody holds duty 5.3 a."""
    return near({**NOBODY_ENSURES, "honesty": {**STATEMENT, **changes}})


QUIET = (
    Quiet("The audit is near, and nothing is open", near({})),
    Quiet("A leader is untrained, and the audit is 61 days away", {**UNTRAINED, "audits[0].date": "2027-01-20"}),
    Quiet("No audit is set", {**UNTRAINED, "audits": []}),
    Quiet("A minor point is open, on another clause", near(NO_INTERVAL)),
    Quiet("It would be minor, if its control applied", near({**UNTRAINED, "org.excluded_controls": ["A.6.3"]})),
    Quiet("What is major is declared", declared()),
    Quiet("What is minor need not be named", near({**UNTRAINED, "honesty": STATEMENT})),
)

RAISED = (
    Raised("A leader is untrained, and nothing is declared", near(UNTRAINED), (Grade.OPPORTUNITY,)),
    Raised("On the day of the audit", {**UNTRAINED, "audits[0].date": "2026-11-20"}, (Grade.OPPORTUNITY,)),
    Raised("Nobody holds duty 5.3 a, and nothing is declared", near(NOBODY_ENSURES), (Grade.OPPORTUNITY,)),
    Raised("The statement is made tomorrow", declared(on="2026-11-21"), (Grade.OPPORTUNITY,)),
    Raised("Somebody else approved the statement", declared(approved_by="ben"), (Grade.OBSERVATION,)),
    Raised("A leader approved it before leading", declared(on="2024-01-14"), (Grade.OBSERVATION,)),
    Raised("Its plan has no dates", declared(plan_dates=False), (Grade.OBSERVATION,)),
    Raised("It leaves out what is major", declared(areas=["TOP-005"]), (Grade.OBSERVATION,)),
    Raised("It is weak throughout", declared(approved_by="zoe", areas=[], plan_dates=False), (Grade.OBSERVATION,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about the statement", {"unknown": ["honesty"]}),
    Unassessable("What is open on 5.1 cannot be assessed", near({"unknown": ["training"]})),
)
