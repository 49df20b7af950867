"""Leadership has not answered a request.

What it looks at
    For each leader, the specific requests that are unanswered more than 14 days after their due day. Days of recorded
    leave or illness do not count.

Why an auditor raises it
    No clause obliges a leader to answer a memo. But a request on record that nobody answered is what an auditor finds
    when looking for commitment, and it is your proof that you asked.

What clears it
    An answer, also a no. Ask again with one specific, short request; the person asked sees this finding too.
"""

from __future__ import annotations

from collections.abc import Sequence

from countersign.asks.facts import Ask
from countersign.kernel.words import Words, say
from countersign.people.facts import Person
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.asking import asks_named, asks_of_leaders, days_away, is_away_since_unknown
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.leadership import leaders
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, CannotAssess, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="ENG-001",
    clauses=("5.1",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=7,
    tier=1,
    ladder={Grade.OBSERVATION: "a request to a leader is unanswered more than 14 days after its due day"},
    reads=("asks", "people", "top_management"),
    thresholds=(Threshold("grace_days", 14, "two weeks late is a full diary; longer is silence"),),
)

HINT = " The silence is recorded, which protects you. Ask again with one specific, short request."
ONE = "{person} has not answered a request: {asks}." + HINT
SEVERAL = "{person} has not answered {n} requests: {asks}." + HINT


def judge(dossier: Dossier) -> Answers:
    asks = [ask for ask in asks_of_leaders(dossier) if ask.responded_on is None]
    for person in leaders(dossier):
        late = [ask for ask in asks if ask.to == person.id and is_late(dossier, ask, person)]
        if late and is_away_since_unknown(person, dossier.as_of):
            yield CannotAssess(say("{person} is on leave, and it is not recorded since when.", person=person.called))
        elif late:
            yield Finding(Grade.OBSERVATION, words(person, late), subject=person.id, key=person.id)


def is_late(dossier: Dossier, ask: Ask, person: Person) -> bool:
    days = days_ago(dossier, ask.due) - days_away(person, ask.due, dossier.as_of)
    return days > RULE.limit(dossier, "grace_days")


def words(person: Person, late: Sequence[Ask]) -> Words:
    return say(ONE if len(late) == 1 else SEVERAL, person=person.called, n=len(late), asks=asks_named(late))


def asked(due: str, to: str = "ada", **more: object) -> dict[str, object]:
    return {"id": due + to, "to": to, "on": "2026-09-01", "due": due, **more}


def away(*periods: tuple[str, str | None], due: str = "2026-10-26") -> dict[str, object]:
    """The change by which an answer is late and the leader was away in these periods."""
    leave = [{"from": since, "to": until} for since, until in periods]
    return {"asks": [asked(due)], "people[0].leave": leave}


LATE, IN_TIME = {"asks": [asked("2026-11-05")]}, {"asks": [asked("2026-11-06")]}
MARKED = {"people[0].on_leave": True}
EVE_TOO = {"top_management[+]": {"person": "eve", "basis": "executive", "from": "2026-01-05"}}

QUIET = (
    Quiet("Nobody asked for anything", {}),
    Quiet("It is 14 days late", IN_TIME),
    Quiet("It was answered late", {"asks": [asked("2026-10-05", responded_on="2026-11-20")]}),
    Quiet("It was too vague to be answered", {"asks": [asked("2026-10-05", specific=False)]}),
    Quiet("Somebody who leads nobody was asked", {"asks": [asked("2026-10-05", to="ben")]}),
    Quiet("Somebody from outside was asked", {"asks": [asked("2026-10-05", to="ada")], "people[0].kind": "external"}),
    Quiet("The leader asked has left", {"asks": [asked("2026-10-05")], "people[0].left": "2026-11-20"}),
    Quiet("25 days late, eleven of them away", away(("2026-11-02", "2026-11-13"))),
    Quiet("Away twice, and twice on the same days", away(("2026-11-02", "2026-11-09"), ("2026-11-05", "2026-11-13"))),
    Quiet("Away since the due day, and not back", away(("2026-10-27", None))),
    Quiet("Marked as on leave, of a recorded period", {**away(("2026-11-09", None)), **MARKED}),
    Quiet("Marked as on leave, and not late yet", {**IN_TIME, **MARKED}),
)

RAISED = (
    Raised("It is 15 days late", LATE, (Grade.OBSERVATION,)),
    Raised("It is answered tomorrow", {"asks": [asked("2026-10-05", responded_on="2026-11-21")]}, (Grade.OBSERVATION,)),
    Raised(
        "Two by one leader: one finding", {"asks": [asked("2026-10-05"), asked("2026-09-14")]}, (Grade.OBSERVATION,)
    ),
    Raised(
        "An executive off the register",
        {"asks": [asked("2026-10-05", to="eve")], "people[2].exec": True},
        (Grade.OBSERVATION,),
    ),
    Raised(
        "Two leaders: a finding each",
        {"asks": [asked("2026-10-05"), asked("2026-10-05", to="eve")], **EVE_TOO},
        (Grade.OBSERVATION, Grade.OBSERVATION),
    ),
    Raised("25 days late, ten of them away", away(("2026-11-02", "2026-11-12")), (Grade.OBSERVATION,)),
    Raised("Away up to the due day", away(("2026-08-03", "2026-10-27")), (Grade.OBSERVATION,)),
    Raised("Away from tomorrow", away(("2026-11-21", None)), (Grade.OBSERVATION,)),
    Raised("Marked as on leave, for three days", {**away(("2026-11-18", None)), **MARKED}, (Grade.OBSERVATION,)),
    Raised(
        "The text says what was asked",
        {"asks": [asked("2026-10-05", text="Open the awareness week")]},
        (Grade.OBSERVATION,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("Marked as on leave, and nobody knows since when", {**LATE, **MARKED}),
    Unassessable("The only period recorded is over", {**away(("2026-08-03", "2026-08-17")), **MARKED}),
    Unassessable("Nothing is known about requests", {"unknown": ["asks"]}),
)
