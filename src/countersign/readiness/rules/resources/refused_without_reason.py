"""Requests refused without a reason.

What it looks at
    The requests declined in the last year, or since the management system began if that is later: whether somebody
    accepted the high risk behind them, whether a reason is recorded, and whether everything was declined.

Why an auditor raises it
    Saying no is leadership's right. The risk stays, and clause 6.1.3 wants its owner to accept what is left of it.

What clears it
    Record the reason, and have the owner of the risk accept it. With both, nothing more than the pattern can be
    raised.
"""

from __future__ import annotations

from collections.abc import Sequence

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import window
from countersign.readiness.dossier.requests import decided
from countersign.readiness.dossier.titles import all_titled, ids_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold
from countersign.resources.facts import ResourceRequest

RULE = Rule(
    code="RES-004",
    clauses=("5.1(c)", "6.1.3"),
    basis=Basis.CLAUSE,
    lead_days=3,
    tier=2,
    ladder={
        Grade.MINOR: "one was declined although a high risk hangs on it that nobody accepted",
        Grade.OPPORTUNITY: "one was declined without a reason, or all of three or more were declined",
    },
    reads=("resources",),
    thresholds=(
        Threshold("window_days", 365, "auditors ask about the year since they were last here"),
        Threshold("all_declined_from", 3, "two refusals may be chance", least=1),
    ),
)

HINT = " Saying no is leadership's right, but the risk then needs an owner who accepts it. Record why."


def judge(dossier: Dossier) -> Answers:
    requests = decided(dossier, window(dossier, RULE.limit(dossier, "window_days")))
    declined = [one for one in requests if one.decision == "declined"]
    risky = [one for one in declined if one.risk_high and not one.risk_accepted]
    silent = [one for one in declined if not one.rationale]
    if risky:
        yield Finding(Grade.MINOR, without("somebody accepting the high risk behind it", risky), subject=ids_of(risky))
    elif silent:
        yield Finding(Grade.OPPORTUNITY, without("a reason on record", silent), subject=ids_of(silent))
    elif len(declined) == len(requests) >= RULE.limit(dossier, "all_declined_from"):
        yield Finding(Grade.OPPORTUNITY, all_of(declined), subject=ids_of(declined))


def without(missing: str, declined: Sequence[ResourceRequest]) -> Words:
    return say(
        "{requests} {were} declined without {missing}." + HINT,
        requests=all_titled(declined),
        were="was" if len(declined) == 1 else "were each",
        missing=missing,
    )


def all_of(declined: Sequence[ResourceRequest]) -> Words:
    return say("Every request that was decided was declined: {requests}." + HINT, requests=all_titled(declined))


def no(id: str, **more: object) -> dict[str, object]:
    """A request that was declined with a reason."""
    common = {"raised_on": "2026-06-01", "decided_on": "2026-06-15", "decided_by": "ada", "decision": "declined"}
    return {"id": id, **common, "rationale": "No money this year", **more}


def requests(*made: dict[str, object]) -> dict[str, object]:
    return {"org.isms_started": "2024-03-04", "resources": list(made)}


HIGH = {"risk_high": True}
APPROVED = {"decision": "approved"}

QUIET = (
    Quiet("The request was approved", {}),
    Quiet("It was approved without a reason", {"resources[0].rationale": GONE}),
    Quiet("One was declined, with a reason", requests(no("q1"))),
    Quiet("Its high risk was accepted", requests(no("q1", **HIGH, risk_accepted=True))),
    Quiet("Two of two were declined, with reasons", requests(no("q1"), no("q2"))),
    Quiet("Three of four were declined, with reasons", requests(no("q1"), no("q2"), no("q3"), no("q4", **APPROVED))),
    Quiet(
        "It was declined without a reason 366 days ago",
        requests(no("q1", raised_on="2025-10-06", decided_on="2025-11-19", rationale="")),
    ),
    Quiet("It will be declined tomorrow", requests(no("q1", decided_on="2026-11-21", rationale=""))),
)

RAISED = (
    Raised("A high risk hangs on it, and nobody accepted it", requests(no("q1", **HIGH)), (Grade.MINOR,)),
    Raised(
        "One with a high risk, one without a reason", requests(no("q1", **HIGH), no("q2", rationale="")), (Grade.MINOR,)
    ),
    Raised("Two with high risks", requests(no("q1", **HIGH), no("q2", **HIGH)), (Grade.MINOR,)),
    Raised("No reason is recorded", requests(no("q1", rationale="")), (Grade.OPPORTUNITY,)),
    Raised(
        "Its high risk was accepted; there is no reason",
        requests(no("q1", **HIGH, risk_accepted=True, rationale="")),
        (Grade.OPPORTUNITY,),
    ),
    Raised(
        "It was declined without a reason 365 days ago",
        requests(no("q1", raised_on="2025-10-06", decided_on="2025-11-20", rationale="")),
        (Grade.OPPORTUNITY,),
    ),
    Raised("Three of three were declined, with reasons", requests(no("q1"), no("q2"), no("q3")), (Grade.OPPORTUNITY,)),
    Raised(
        "Three of three; another waits",
        requests(no("q1"), no("q2"), no("q3"), {"id": "q4", "raised_on": "2026-11-02"}),
        (Grade.OPPORTUNITY,),
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about requests", {"unknown": ["resources"]}),)
