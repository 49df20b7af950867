"""Earlier nonconformity is still open.

What it looks at
    The minor and major findings of earlier audits that are not closed: those whose agreed date has passed; without a
    date, a major 90 days after it was raised, and a minor from 30 days before the next audit.

Why an auditor raises it
    Clause 10.2 wants nonconformities corrected. Auditors start with what they found last time, and what they find
    again goes up a grade.

What clears it
    Close it with evidence, or agree a new date with the auditor.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countersign.audits.facts import EarlierFinding
from countersign.kernel.words import Words, listed, say, spelled
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.countdown import is_near
from countersign.readiness.dossier.earlier import nonconformities
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="AUD-007",
    clauses=("10.2",),
    basis=Basis.CLAUSE,
    lead_days=14,
    tier=2,
    ladder={Grade.MINOR: "a nonconformity of an earlier audit is open past its date"},
    reads=("prev_findings",),
    thresholds=(
        Threshold("major_days", 90, "what certifiers usually give for a major where no date is agreed"),
        Threshold("audit_days", 30, "a minor may wait for the next audit, not for its last month"),
    ),
)

HINT = (
    " Auditors start with what they found last time, and an open point goes up a grade. Close {it} with evidence, or "
    "agree a new date with the auditor."
)
ONE = "{list} has not been closed." + HINT
SEVERAL = "{n} findings of earlier audits have not been closed: {list}." + HINT


def judge(dossier: Dossier) -> Answers:
    open_ones = [one for one in nonconformities(dossier) if one.closed_on is None]
    late = sorted((one for one in open_ones if is_late(dossier, one)), key=lambda one: (one.on, one.code))
    if late:
        yield Finding(Grade.MINOR, message(late), subject=",".join(dict.fromkeys(one.code for one in late)))
    if not dossier.knows("audits") and any(waits_for_audit(one) for one in open_ones):
        yield unknown("when the next audit is")


def is_late(dossier: Dossier, one: EarlierFinding) -> bool:
    if one.due:
        return one.due < dossier.as_of
    if waits_for_audit(one):
        return is_near(dossier, RULE.limit(dossier, "audit_days"))
    return days_ago(dossier, one.on) > RULE.limit(dossier, "major_days")


def waits_for_audit(one: EarlierFinding) -> bool:
    """A minor without an agreed date is looked at again at the next audit."""
    return one.due is None and one.grade == "minor"


def message(late: Sequence[EarlierFinding]) -> Words:
    if len(late) == 1:
        return say(ONE, list=f"{late[0].code}, raised on {spelled(late[0].on)},", it="it")
    told = [f"{one.code} of {spelled(one.on)}" for one in late]
    return say(SEVERAL, n=len(late), list=listed(told), it="them")


def earlier(*findings: dict[str, Any], audit: str = "2027-03-01") -> dict[str, Any]:
    """The change that gives findings of an earlier audit."""
    return {"prev_findings": list(findings), "audits[0].date": audit}


def found(**more: str) -> dict[str, Any]:
    return {"code": "DIS-002", "on": "2026-03-16", **more}


LATE = {"due": "2026-11-19"}

QUIET = (
    Quiet("Nothing was raised before", {}),
    Quiet("It was closed", earlier(found(**LATE, closed_on="2026-11-20"))),
    Quiet("It is due today", earlier(found(due="2026-11-20"))),
    Quiet("It was an opportunity", earlier(found(**LATE, grade="opportunity"))),
    Quiet("A major without a date, 90 days ago", earlier(found(grade="major", on="2026-08-22"))),
    Quiet("A minor without a date, and the audit is 31 days away", earlier(found(), audit="2026-12-21")),
    Quiet("A minor without a date, and no audit is set", {"prev_findings": [found()], "audits": []}),
)

RAISED = (
    Raised("It was due yesterday", earlier(found(**LATE, grade="minor")), (Grade.MINOR,)),
    Raised("Its grade is not recorded", earlier(found(**LATE)), (Grade.MINOR,)),
    Raised("A major was due yesterday", earlier(found(**LATE, grade="major")), (Grade.MINOR,)),
    Raised("It will be closed tomorrow", earlier(found(**LATE, closed_on="2026-11-21")), (Grade.MINOR,)),
    Raised("A major without a date, 91 days ago", earlier(found(grade="major", on="2026-08-21")), (Grade.MINOR,)),
    Raised(
        "A minor without a date, and the audit is 30 days away", earlier(found(), audit="2026-12-20"), (Grade.MINOR,)
    ),
    Raised("Two are late: one finding", earlier(found(**LATE), found(**LATE, code="TOP-005")), (Grade.MINOR,)),
    Raised(
        "It was due yesterday, and nothing is known about audits",
        {**earlier(found(**LATE)), "unknown": ["audits"]},
        (Grade.MINOR,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about earlier findings", {"unknown": ["prev_findings"]}),
    Unassessable(
        "A minor without a date is open, and nothing is known about audits",
        {**earlier(found()), "audits": [], "unknown": ["audits"]},
    ),
)
