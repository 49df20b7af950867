"""Leadership interview not booked.

What it looks at
    When the next audit is at most 30 days away: whether an interview slot with top management is booked, or anybody
    in top management has been briefed or has rehearsed in the last 60 days. Here a rehearsal counts also while it is
    not released.

Why an auditor raises it
    Auditors nearly always interview top management for this clause. A leader who is fetched unprepared from another
    meeting confirms the worst.

What clears it
    Book 30 minutes and send the one-page briefing. A surveillance audit may do without the interview, so this stays
    an observation.
"""

from __future__ import annotations

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago, next_audit, within
from countersign.readiness.dossier.leadership import is_top_manager
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="TOP-007",
    clauses=("5.1",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=3,
    tier=2,
    ladder={Grade.OBSERVATION: "the audit is at most 30 days away, and no leader has a slot or a briefing"},
    reads=("audits", "interview_booked", "rehearsals", "top_management", "people"),
    thresholds=(
        Threshold("audit_days", 30, "calendars at the top fill up a month ahead"),
        Threshold("rehearsal_days", 60, "what was rehearsed longer ago is forgotten again"),
    ),
    needs_register=True,
)

HINT = (
    " and no leader has an interview slot or briefing. Auditors nearly always interview top management for this "
    "clause. Book 30 minutes and send the briefing."
)


def judge(dossier: Dossier) -> Answers:
    audit = next_audit(dossier)
    if audit is None or dossier.interview_booked or is_prepared(dossier):
        return
    days = -days_ago(dossier, audit.on)
    if days <= RULE.limit(dossier, "audit_days"):
        yield Finding(Grade.OBSERVATION, message(days), subject=str(audit.on))


def is_prepared(dossier: Dossier) -> bool:
    """Has somebody in top management rehearsed or been briefed lately?"""
    days = int(RULE.limit(dossier, "rehearsal_days"))
    return any(within(dossier, one.on, days) and is_top_manager(dossier, one.person) for one in dossier.rehearsals)


def message(days: int) -> Words:
    if days == 0:
        return say("The audit is today" + HINT)
    return say("The audit is tomorrow" + HINT) if days == 1 else say("The audit is in {days} days" + HINT, days=days)


def audit(on: str, **changes: object) -> dict[str, object]:
    """The change that sets the next audit, with nobody prepared for it."""
    return {"audits[0].date": on, "rehearsals": [], **changes}


QUIET = (
    Quiet("The audit is months away, and somebody has rehearsed", {}),
    Quiet("The audit is 31 days away", audit("2026-12-21")),
    Quiet("The audit was yesterday", audit("2026-11-19")),
    Quiet("No audit is planned", {"audits": [], "rehearsals": []}),
    Quiet("A slot is booked", audit("2026-12-14", interview_booked=True)),
    Quiet("Somebody rehearsed 60 days ago", audit("2026-12-14", rehearsals=[{"person": "ada", "on": "2026-09-21"}])),
    Quiet(
        "A rehearsal that is not released counts",
        {"audits[0].date": "2026-12-14", "rehearsals[0].released": False},
    ),
    Quiet("A briefing counts", {"audits[0].date": "2026-12-14", "rehearsals[0].core_ok": GONE}),
)

RAISED = (
    Raised("The audit is 30 days away", audit("2026-12-20"), (Grade.OBSERVATION,)),
    Raised("The audit is tomorrow", audit("2026-11-21"), (Grade.OBSERVATION,)),
    Raised("The audit is today", audit("2026-11-20"), (Grade.OBSERVATION,)),
    Raised(
        "The rehearsal was 61 days ago",
        audit("2026-12-14", rehearsals=[{"person": "ada", "on": "2026-09-20"}]),
        (Grade.OBSERVATION,),
    ),
    Raised(
        "Somebody else rehearsed",
        audit("2026-12-14", rehearsals=[{"person": "ben", "on": "2026-11-10", "core_ok": 5}]),
        (Grade.OBSERVATION,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about audits", {"unknown": ["audits"]}),
    Unassessable("Nothing is known about rehearsals", {"unknown": ["rehearsals"]}),
    Unassessable("Nobody has said whether a slot is booked", {"unknown": ["interview_booked"]}),
)
