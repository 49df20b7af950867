"""Internal audit did not cover Clause 5.

What it looks at
    When the next audit is at most 90 days away and internal audits are held at all: whether one of them covered
    Clause 5. Before certification the last 395 days count; afterwards the last three years, because the programme
    may spread over the cycle.

Why an auditor raises it
    Clause 9.2 wants internal audits to find out whether the system conforms, leadership included. Before
    certification they must have covered the whole standard.

What clears it
    Hold an internal audit of Clause 5, and record which clauses it covered. If your own programme promises Clause 5
    every year, set the longer period to that.
"""

from __future__ import annotations

from typing import Any

from countersign.audits.facts import InternalAudit
from countersign.kernel.words import number, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import next_audit, within
from countersign.readiness.dossier.countdown import is_near
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="AUD-004",
    clauses=("9.2", "5"),
    basis=Basis.CLAUSE,
    lead_days=21,
    tier=2,
    ladder={Grade.MINOR: "no internal audit in the period covered Clause 5 or a part of it"},
    reads=("audits", "audit_internal"),
    thresholds=(
        Threshold("audit_days", 90, "time to hold one more internal audit"),
        Threshold("first_days", 395, "a year and a month's grace, before certification"),
        Threshold("later_days", 1095, "three years: afterwards the programme may spread over the cycle"),
    ),
    needs_clear=("AUD-006",),
)

CERTIFYING = ("stage1", "stage2")

NEXT = "Add leadership to the next internal audit, and hold it before {audit}."
BEFORE = (
    "The internal audit has not looked at Clause 5 before certification. It must have covered the whole standard by "
    "then, leadership included. " + NEXT
)
AFTER = (
    "No internal audit of the last {days} days has looked at Clause 5. After certification the programme may spread "
    "over the cycle, but leadership must come up in it. " + NEXT
)


def judge(dossier: Dossier) -> Answers:
    audit = next_audit(dossier)
    if audit is None or not is_near(dossier, RULE.limit(dossier, "audit_days")):
        return
    first = audit.kind in CERTIFYING
    days = int(RULE.limit(dossier, "first_days" if first else "later_days"))
    if not any(covers_leadership(one) and within(dossier, one.on, days) for one in dossier.audit_internal):
        yield Finding(Grade.MINOR, say(BEFORE if first else AFTER, audit=audit.on, days=number(days)))


def covers_leadership(audit: InternalAudit) -> bool:
    """Is Clause 5 or a part of it among the clauses covered?"""
    return any(clause.strip() == "5" or clause.strip().startswith("5.") for clause in audit.covers)


COVERS = "audit_internal[0].covers"


def near(kind: str = "stage2", **audit: str) -> dict[str, Any]:
    """The change that sets the next audit 90 days away; the latest internal audit left Clause 5 out."""
    changes = {"audits[0]": {"kind": kind, "date": "2027-02-18"}, COVERS: ["4", "6", "9"]}
    return {**changes, "audit_internal[+]": {"by": "ivy", "covers": ["5"], **audit}} if audit else changes


QUIET = (
    Quiet("The audit is near, and the internal audit covered Clause 5", {**near(), COVERS: ["5", "9"]}),
    Quiet("It covered a part of Clause 5", {**near(), COVERS: ["5.3"]}),
    Quiet("It left Clause 5 out, and the audit is 91 days away", {**near(), "audits[0].date": "2027-02-19"}),
    Quiet("No audit is set", {COVERS: ["9"], "audits": []}),
    Quiet("An earlier one covered it, 395 days ago", near(on="2025-10-21")),
    Quiet("Before a surveillance audit, it was covered 1,095 days ago", near("surveillance", on="2023-11-21")),
    Quiet("There was no internal audit, which is said already", {**near(), "audit_internal": []}),
)

RAISED = (
    Raised("It left Clause 5 out", near(), (Grade.MINOR,)),
    Raised("A control of Annex A is not Clause 5", {**near(), COVERS: ["A.5.1", "15"]}, (Grade.MINOR,)),
    Raised("Nobody recorded what it covered", {**near(), COVERS: GONE}, (Grade.MINOR,)),
    Raised("Before stage 1, it was covered 396 days ago", near("stage1", on="2025-10-20"), (Grade.MINOR,)),
    Raised("Before stage 2, it was covered 396 days ago", near(on="2025-10-20"), (Grade.MINOR,)),
    Raised("It will be covered tomorrow", near(on="2026-11-21"), (Grade.MINOR,)),
    Raised(
        "Before a surveillance audit, it was covered 1,096 days ago",
        near("surveillance", on="2023-11-20"),
        (Grade.MINOR,),
    ),
    Raised("Before recertification, it was never covered", near("recertification"), (Grade.MINOR,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about audits", {"unknown": ["audits"]}),
    Unassessable("Nothing is known about internal audits", {**near(), "unknown": ["audit_internal"]}),
)
