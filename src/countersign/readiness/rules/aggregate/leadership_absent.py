"""Leadership is absent: reconsider certification now.

What it looks at
    Three things together, once the management system is 180 days old: no management review of the last 365 days was
    attended by somebody who was in top management that day; no evidence of the last 180 days is of such a person;
    and three or more specific requests to leaders, due in the last 180 days, are unanswered.

Why an auditor raises it
    Clause 5 cannot be delegated. Each of the three may be bad luck, but together they say that nobody leads.

What clears it
    Any one of them: a review with top management, an act of theirs, answered requests. Otherwise the honest advice
    is to pause certification, and to tell leadership why.
"""

from __future__ import annotations

from typing import Any

from countersign.asks.facts import Ask
from countersign.kernel.words import Words, number, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.asking import asks_named, asks_of_leaders
from countersign.readiness.dossier.audits import days_ago, within
from countersign.readiness.dossier.leading import led
from countersign.readiness.dossier.persons import names_of
from countersign.readiness.dossier.versions import attended_by_the_top
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, CannotAssess, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="AGG-003",
    clauses=("5.1",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=0,
    tier=1,
    ladder={Grade.MAJOR: "no review, no evidence and no answers of top management; the verdict is to reconsider"},
    reads=("reviews", "evidence", "asks", "top_management", "people"),
    thresholds=(
        Threshold("isms_days", 180, "before, there was too little time for leadership to show"),
        Threshold("review_days", 365, "a year without a review that top management attended"),
        Threshold("evidence_days", 180, "half a year without anything they did"),
        Threshold("ask_days", 180, "half a year of requests"),
        Threshold("unanswered", 3, "one or two may have been overlooked", least=1),
    ),
    needs_register=True,
)


def judge(dossier: Dossier) -> Answers:
    if days_ago(dossier, dossier.org.isms_started) < RULE.limit(dossier, "isms_days"):
        yield CannotAssess(say("The management system is too young for leadership to have shown itself."))
        return
    silent = unanswered(dossier)
    if len(silent) >= RULE.limit(dossier, "unanswered") and not attended(dossier) and not acted(dossier):
        yield Finding(Grade.MAJOR, message(dossier, silent), subject=",".join(one.id for one in silent))


def attended(dossier: Dossier) -> bool:
    days = int(RULE.limit(dossier, "review_days"))
    return any(within(dossier, one.held_on, days) and attended_by_the_top(dossier, one) for one in dossier.reviews)


def acted(dossier: Dossier) -> bool:
    days = int(RULE.limit(dossier, "evidence_days"))
    return any(led(dossier, one.by, one.on, days) for one in dossier.evidence)


def unanswered(dossier: Dossier) -> list[Ask]:
    """The requests to leaders that were due lately and have no answer."""
    days = int(RULE.limit(dossier, "ask_days"))
    return [one for one in asks_of_leaders(dossier) if one.responded_on is None and within(dossier, one.due, days)]


def message(dossier: Dossier, silent: list[Ask]) -> Words:
    return say(
        "There is no sign of leadership taking part: no management review with top management, nothing they did on "
        "record, and {requests} to {names} without an answer. A certificate without it is fragile. The honest advice "
        "is to pause certification, and to tell leadership why, unless they commit this month to the requests that are "
        "open: {asks}.",
        requests="one request" if len(silent) == 1 else f"{number(len(silent))} requests",
        asks=asks_named(silent),
        names=names_of(dossier, list(dict.fromkeys(one.to for one in silent))),
    )


def asked(n: int, **more: Any) -> list[dict[str, Any]]:
    """So many requests to the managing director, due in October."""
    request = {"to": "ada", "on": "2026-05-04", "due": "2026-10-12", **more}
    return [{"id": f"k{place}", **request} for place in range(n)]


def absent(*asks: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The change after which nothing of leadership is on record, but requests to them: two, and these."""
    return {"reviews": [], "evidence": [], "asks": [*asked(2), *({**one, "id": "last"} for one in asks)], **more}


def review(on: str, *there: str) -> list[dict[str, Any]]:
    return [{"held_on": on, "chair": "ben", "attendees": ["ben", *there]}]


def evidence(on: str, by: str = "ada") -> list[dict[str, Any]]:
    return [{"on": on, "recorded_on": on, "action": "a", "by": by}]


THIRD = asked(1)[0]
BEGAN, LEADS_FROM = "org.isms_started", "top_management[0].from"

QUIET = (
    Quiet("Leadership takes part", {}),
    Quiet("Two requests", absent()),
    Quiet("The third was answered today", absent({**THIRD, "responded_on": "2026-11-20"})),
    Quiet("The third is due tomorrow", absent({**THIRD, "due": "2026-11-21"})),
    Quiet("The third was due 181 days ago", absent({**THIRD, "due": "2026-05-23"})),
    Quiet("The third was too vague", absent({**THIRD, "specific": False})),
    Quiet("The third went to somebody who leads nothing", absent({**THIRD, "to": "ben"})),
    Quiet("Top management attended a review 365 days ago", absent(THIRD, reviews=review("2025-11-20", "ada"))),
    Quiet("Top management did something 180 days ago", absent(THIRD, evidence=evidence("2026-05-24"))),
)

RAISED = (
    Raised("Nothing, and three requests unanswered", absent(THIRD), (Grade.MAJOR,)),
    Raised("The third is due today", absent({**THIRD, "due": "2026-11-20"}), (Grade.MAJOR,)),
    Raised("The third was due 180 days ago", absent({**THIRD, "due": "2026-05-24"}), (Grade.MAJOR,)),
    Raised("The third will be answered tomorrow", absent({**THIRD, "responded_on": "2026-11-21"}), (Grade.MAJOR,)),
    Raised("The review was 366 days ago", absent(THIRD, reviews=review("2025-11-19", "ada")), (Grade.MAJOR,)),
    Raised("The review was without them", absent(THIRD, reviews=review("2026-10-12")), (Grade.MAJOR,)),
    Raised("What they did was 181 days ago", absent(THIRD, evidence=evidence("2026-05-23")), (Grade.MAJOR,)),
    Raised("Others did something", absent(THIRD, evidence=evidence("2026-10-12", by="ben")), (Grade.MAJOR,)),
    Raised(
        "They did it the day before they led",
        {**absent(THIRD, evidence=evidence("2026-10-12")), LEADS_FROM: "2026-10-13"},
        (Grade.MAJOR,),
    ),
    Raised("The management system is 180 days old", {**absent(THIRD), BEGAN: "2026-05-24"}, (Grade.MAJOR,)),
)

CANNOT_ASSESS = (
    Unassessable("The register is empty", absent(THIRD, top_management=[])),
    Unassessable("The management system is 179 days old", {**absent(THIRD), BEGAN: "2026-05-25"}),
    Unassessable("Nothing is known about requests", {"unknown": ["asks"]}),
    Unassessable("Nothing is known about evidence", {"unknown": ["evidence"]}),
)
