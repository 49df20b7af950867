"""Request is too vague to be answered.

What it looks at
    The requests of the last 365 days that are marked as not specific: they lack a concrete act, a due day, or how long
    it takes.

Why an auditor raises it
    "Please support security more" is easy to put off, and nobody can tell later whether it was done. A vague request
    proves nothing against a leader and nothing for you.

What clears it
    Ask for one act, with a date and how long it takes. Vague requests fade from view after a year.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.asking import asks_named
from countersign.readiness.dossier.audits import within
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="ENG-004",
    clauses=("5.1",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=1,
    tier=2,
    ladder={Grade.OBSERVATION: "a request of the last 365 days is not specific"},
    reads=("asks",),
    thresholds=(Threshold("ask_days", 365, "what was asked longer ago is past mending"),),
)

HINT = " Ask for one act, with a date and how long it takes."
ONE = "A request is easy to put off: {asks}." + HINT
SEVERAL = "{n} requests are easy to put off: {asks}." + HINT


def judge(dossier: Dossier) -> Answers:
    days = int(RULE.limit(dossier, "ask_days"))
    vague = [ask for ask in dossier.asks if not ask.specific and within(dossier, ask.on, days)]
    if vague:
        vague.sort(key=lambda ask: (ask.on, ask.id))
        says = say(ONE if len(vague) == 1 else SEVERAL, n=len(vague), asks=asks_named(vague))
        yield Finding(Grade.OBSERVATION, says, subject=",".join(ask.id for ask in vague))


def asked(on: str = "2026-10-05", **more: object) -> dict[str, object]:
    return {"id": on, "to": "ada", "on": on, "due": "2026-12-07", **more}


QUIET = (
    Quiet("Nobody asked for anything", {}),
    Quiet("It is specific", {"asks": [asked()]}),
    Quiet("It was asked 366 days ago", {"asks": [asked("2025-11-19", specific=False)]}),
    Quiet("It is asked tomorrow", {"asks": [asked("2026-11-21", specific=False)]}),
)

RAISED = (
    Raised("It is not specific", {"asks": [asked(specific=False, text="Support us more")]}, (Grade.OBSERVATION,)),
    Raised("It was asked 365 days ago", {"asks": [asked("2025-11-20", specific=False)]}, (Grade.OBSERVATION,)),
    Raised(
        "It was answered all the same",
        {"asks": [asked(specific=False, responded_on="2026-10-12")]},
        (Grade.OBSERVATION,),
    ),
    Raised("Somebody who leads nobody was asked", {"asks": [asked(specific=False, to="ben")]}, (Grade.OBSERVATION,)),
    Raised(
        "Two are not: one finding",
        {"asks": [asked(specific=False), asked("2026-11-02", specific=False)]},
        (Grade.OBSERVATION,),
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about requests", {"unknown": ["asks"]}),)
