"""No internal audit has been held.

What it looks at
    When the next audit is at most 90 days away: whether an internal audit was ever held, and how long ago the latest
    one was.

Why an auditor raises it
    Clause 9.2 wants internal audits at planned intervals, and nobody is recommended for certification without one.
    Stage 1 may accept a dated plan; stage 2 does not.

What clears it
    Hold it, with somebody independent, and include Clause 5: it is where leadership hears of its own weak points
    first.
"""

from __future__ import annotations

from typing import Any

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago, next_audit
from countersign.readiness.dossier.countdown import is_near
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="AUD-006",
    clauses=("9.2.1", "9.2.2"),
    basis=Basis.CLAUSE,
    lead_days=30,
    tier=1,
    ladder={
        Grade.MAJOR: "none was ever held, or the latest one is more than 548 days old",
        Grade.MINOR: "none was ever held and a stage 1 audit is next, or the latest one is more than 395 days old",
    },
    reads=("audits", "audit_internal"),
    thresholds=(
        Threshold("audit_days", 90, "time to plan one and hold it"),
        Threshold("minor_after_days", 395, "a year and a month's grace"),
        Threshold("major_after_days", 548, "a year and a half: the programme has broken down"),
    ),
)

BOOK = (
    "Certification is not recommended without one, and it is where leadership should hear of its own weak points "
    "first. Book somebody independent now, and include Clause 5."
)


def judge(dossier: Dossier) -> Answers:
    audit = next_audit(dossier)
    if audit is None or not is_near(dossier, RULE.limit(dossier, "audit_days")):
        return
    if found := grade(dossier, audit.kind):
        yield Finding(found, message(dossier))


def grade(dossier: Dossier, kind: str) -> Grade | None:
    if not dossier.audit_internal:
        return Grade.MINOR if kind == "stage1" else Grade.MAJOR
    age = min(days_ago(dossier, one.on) for one in dossier.audit_internal)
    if age > RULE.limit(dossier, "major_after_days"):
        return Grade.MAJOR
    return Grade.MINOR if age > RULE.limit(dossier, "minor_after_days") else None


def message(dossier: Dossier) -> Words:
    if not dossier.audit_internal:
        return say("No internal audit has ever been held. " + BOOK)
    latest = max(one.on for one in dossier.audit_internal)
    return say("No internal audit has been held since {date}. " + BOOK, date=latest)


HELD_ON = "audit_internal[0].on"


def near(changes: dict[str, Any], kind: str = "stage2") -> dict[str, Any]:
    """The change that sets the next audit 90 days away as well."""
    return {"audits[0]": {"kind": kind, "date": "2027-02-18"}, **changes}


NONE: dict[str, Any] = {"audit_internal": []}

QUIET = (
    Quiet("One was held this year", near({})),
    Quiet("The latest one was 395 days ago", near({HELD_ON: "2025-10-21"})),
    Quiet(
        "An old one, and a later one",
        near({HELD_ON: "2024-05-06", "audit_internal[+]": {"on": "2026-11-20", "by": "ivy"}}),
    ),
    Quiet("None was held, and the audit is 91 days away", {**NONE, "audits[0].date": "2027-02-19"}),
    Quiet("None was held, and no audit is set", {**NONE, "audits": []}),
)

RAISED = (
    Raised("None was held before stage 2", near(NONE), (Grade.MAJOR,)),
    Raised("None was held before a surveillance audit", near(NONE, "surveillance"), (Grade.MAJOR,)),
    Raised("None was held before recertification", near(NONE, "recertification"), (Grade.MAJOR,)),
    Raised("None was held before stage 1", near(NONE, "stage1"), (Grade.MINOR,)),
    Raised("None was held, and the audit is today", {**NONE, "audits[0].date": "2026-11-20"}, (Grade.MAJOR,)),
    Raised("The first one is tomorrow", near({HELD_ON: "2026-11-21"}), (Grade.MAJOR,)),
    Raised("The latest one was 396 days ago", near({HELD_ON: "2025-10-20"}), (Grade.MINOR,)),
    Raised("The latest one was 548 days ago", near({HELD_ON: "2025-05-21"}), (Grade.MINOR,)),
    Raised("The latest one was 549 days ago", near({HELD_ON: "2025-05-20"}), (Grade.MAJOR,)),
    Raised("It was 549 days ago, before stage 1", near({HELD_ON: "2025-05-20"}, "stage1"), (Grade.MAJOR,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about audits", {"unknown": ["audits"]}),
    Unassessable("Nothing is known about internal audits", {"unknown": ["audit_internal"]}),
)
