"""Leadership is only the technical chief.

What it looks at
    Whether everybody in top management works in IT and owns nothing, while a chief executive or owner is there and
    not on the register; and then whether that person appears in any record of the last 180 days: attended a
    management review, sent a message or answered an ask.

Why an auditor raises it
    Clause 5.1 speaks of those who direct the organisation. The technical chief alone can be enough in a small firm,
    if the chief executive demonstrably knows and supports what is done.

What clears it
    The chief executive takes part in one review or sends one message; better still, they are entered in the register.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from countersign.kernel.words import Words, say
from countersign.people.facts import Person
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import within
from countersign.readiness.dossier.leadership import current_entries, is_top_manager, top_managers
from countersign.readiness.dossier.persons import active, names_of
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="TOP-003",
    clauses=("5.1",),
    basis=Basis.CLAUSE,
    lead_days=30,
    tier=2,
    ladder={
        Grade.MINOR: "the chief executive appears in no record of the last 180 days",
        Grade.OBSERVATION: "the chief executive appears in a record, or not all records are known",
    },
    reads=("top_management", "people", "people.it", "people.ceo"),
    thresholds=(Threshold("awareness_days", 180, "half a year in which to attend, speak or answer once"),),
    needs_register=True,
)

RECORDS = ("reviews", "comms", "asks")
HINT = (
    " Sponsorship by the CTO can be enough in a small firm if the CEO is demonstrably aware. Get the CEO into one "
    "review or one message this quarter."
)


def judge(dossier: Dossier) -> Answers:
    top, absent = top_managers(dossier), chiefs_off_the_register(dossier)
    owned = any(entry.basis == "owner" for entry in current_entries(dossier))
    if top and absent and not owned and all(person.it for person in top):
        days = int(RULE.limit(dossier, "awareness_days"))
        seen = [day for day in appearances(dossier, absent) if within(dossier, day, days)]
        known = all(dossier.knows(record) for record in RECORDS)
        grade = Grade.MINOR if known and not seen else Grade.OBSERVATION
        yield Finding(grade, message(dossier, top, absent, seen, known), subject=",".join(one.id for one in top))


def chiefs_off_the_register(dossier: Dossier) -> list[Person]:
    return [person for person in active(dossier) if person.ceo and not is_top_manager(dossier, person.id)]


def appearances(dossier: Dossier, people: Sequence[Person]) -> Iterator[date]:
    """The days on which one of them attended a review, sent a message or answered an ask."""
    ids = {person.id for person in people}
    yield from (one.held_on for one in dossier.reviews if one.held_on and not ids.isdisjoint(one.attendees))
    yield from (one.on for one in dossier.comms if one.by in ids)
    yield from (one.responded_on for one in dossier.asks if one.responded_on and one.to in ids)


def message(
    dossier: Dossier, top: Sequence[Person], absent: Sequence[Person], seen: Sequence[date], known: bool
) -> Words:
    name, ceo = (names_of(dossier, [person.id for person in people]) for people in (top, absent))
    if seen:
        return say(
            "The ISMS is sponsored by {name} alone, and {ceo} last appears in a record of {date}." + HINT,
            name=name,
            ceo=ceo,
            date=max(seen),
        )
    if not known:
        return say(
            "The ISMS is sponsored by {name} alone, and nothing is known here about the part of {ceo}." + HINT,
            name=name,
            ceo=ceo,
        )
    return say(
        "The ISMS is sponsored by {name} alone, and {ceo} does not appear in any record since {date}." + HINT,
        name=name,
        ceo=ceo,
        date=since(dossier),
    )


def since(dossier: Dossier) -> date:
    """Where the days that count begin."""
    days = int(RULE.limit(dossier, "awareness_days"))
    return date.fromordinal(max(1, dossier.as_of.toordinal() - days))


EVE_LEADS = {
    "top_management[0].person": "eve",
    "top_management[0].basis": "executive",
    "top_management[0].from": "2024-01-15",
}
UNSEEN = {**EVE_LEADS, "reviews": [], "comms": []}
MESSAGE = {"by": "ada", "audience": "staff"}
ASK = {"id": "k1", "to": "ada", "on": "2026-05-04", "due": "2026-06-01"}

QUIET = (
    Quiet("The chief executive is on the register", {}),
    Quiet("The technical chief is on it too", {"top_management[+]": {"person": "eve", "from": "2025-01-06"}}),
    Quiet("The technical chief owns the firm", {**UNSEEN, "top_management[0].basis": "owner"}),
    Quiet("Nobody is marked as chief executive", {**UNSEEN, "people[0].ceo": False}),
    Quiet("The chief executive has left", {**UNSEEN, "people[0].left": "2026-11-20"}),
    Quiet("Who leads does not work in IT", {**UNSEEN, "people[2].it": False}),
    Quiet("Nobody leads any more: that is another finding", {**UNSEEN, "top_management[0].to": "2026-10-01"}),
)

RAISED = (
    Raised("The chief executive appears nowhere", UNSEEN, (Grade.MINOR,)),
    Raised("They attended a review", EVE_LEADS, (Grade.OBSERVATION,)),
    Raised("A review is planned, not held", {**UNSEEN, "reviews": [{"planned_on": "2026-12-10"}]}, (Grade.MINOR,)),
    Raised(
        "They sent a message 180 days ago", {**UNSEEN, "comms": [{**MESSAGE, "on": "2026-05-24"}]}, (Grade.OBSERVATION,)
    ),
    Raised("They sent a message 181 days ago", {**UNSEEN, "comms": [{**MESSAGE, "on": "2026-05-23"}]}, (Grade.MINOR,)),
    Raised("They answered an ask", {**UNSEEN, "asks": [{**ASK, "responded_on": "2026-06-02"}]}, (Grade.OBSERVATION,)),
    Raised("They were asked and did not answer", {**UNSEEN, "asks": [ASK]}, (Grade.MINOR,)),
    Raised("Somebody else sent the message", {**UNSEEN, "comms": [{"by": "eve", "on": "2026-10-01"}]}, (Grade.MINOR,)),
    Raised("Not all records are known", {**UNSEEN, "unknown": ["comms"]}, (Grade.OBSERVATION,)),
    Raised(
        "Two lead, both from IT",
        {**UNSEEN, "top_management[+]": {"person": "lou", "basis": "executive", "from": "2025-01-06"}},
        (Grade.MINOR,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about top management", {"unknown": ["top_management"]}),
    Unassessable("Nobody has said who works in IT", {**UNSEEN, "unknown": ["people.it"]}),
    Unassessable("Nobody has said who is chief executive", {**UNSEEN, "unknown": ["people.ceo"]}),
)
