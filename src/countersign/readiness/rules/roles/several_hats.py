"""Several hats, and the record does not say which is worn when.

What it looks at
    People with two or more of these hats: current top management, a role that carries 5.3 a or 5.3 b (both together
    are one hat), internal auditor, head of IT. Then, whether any of their assignments says which is worn when.

Why an auditor raises it
    Overlap is fine, blur is not. When the same person asks for money, grants it and checks how it was spent, auditors
    want to see that somebody has thought about it.

What clears it
    A note on which hat is worn when. In organisations of more than 15 people an ISMS duty beside the head of IT's
    post stays worth a question even so. Owning risks is no hat.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain

from countersign.kernel.words import listed, say
from countersign.people.facts import Person
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import MANDATORY, carrying, holder_of, holders, is_current
from countersign.readiness.dossier.leadership import top_managers
from countersign.readiness.dossier.persons import active
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="ROL-013",
    clauses=("5.3",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=1,
    tier=2,
    ladder={
        Grade.OPPORTUNITY: "several hats, and no note",
        Grade.OBSERVATION: "a note, but a duty of 5.3 and the head of IT's post are in one hand",
    },
    reads=("roles.assignments.hat_note", "people", "top_management"),
    thresholds=(Threshold("headcount", 15, "up to so many people, one person for IT and the ISMS is the usual case"),),
)

TOP, DUTY, AUDITOR, IT = "in top management", "responsible for a duty of 5.3", "internal auditor", "head of IT"


def judge(dossier: Dossier) -> Answers:
    worn = {
        TOP: {one.id for one in top_managers(dossier)},
        DUTY: {id for role in carrying(dossier, *MANDATORY) for id, _ in holders(dossier, role)},
        AUDITOR: with_key(dossier, "internal_auditor"),
        IT: with_key(dossier, "it_head"),
    }
    times = Counter(chain.from_iterable(worn.values()))
    for person in active(dossier):
        if times[person.id] > 1:
            yield from answers(dossier, person, [hat for hat, ids in worn.items() if person.id in ids])


def with_key(dossier: Dossier, key: str) -> set[str]:
    return {id for role in dossier.roles if role.key == key for id, _ in holders(dossier, role)}


def answers(dossier: Dossier, person: Person, hats: list[str]) -> Answers:
    values = {"person": person.called, "roles": listed(hats)}
    if not has_note(dossier, person.id):
        says = say(
            "{person} is {roles}. Overlap is fine, blur is not: auditors spot it when the ISMS manager and top "
            "management are one. Note which hat is worn when.",
            **values,
        )
        yield Finding(Grade.OPPORTUNITY, says, subject=person.id, key=person.id)
    elif {DUTY, IT} <= {*hats} and dossier.org.headcount > RULE.limit(dossier, "headcount"):
        says = say(
            "{person} is {roles}, and a note says which hat is worn when. In an organisation of your size, expect to "
            "be asked who looks at IT from outside IT.",
            **values,
        )
        yield Finding(Grade.OBSERVATION, says, subject=person.id, key=person.id)


def has_note(dossier: Dossier, person: str) -> bool:
    """Whichever role it stands at, "everyone" included."""
    current = (one for role in dossier.roles for one in role.assignments if is_current(one, dossier.as_of))
    return any(one.hat_note and holder_of(dossier, one) == person for one in current)


LEAD, IT_HEAD = "roles[0].assignments[0]", "roles[4].assignments[0]"
NO_NOTE = {f"{LEAD}.hat_note": GONE}
BOTH = {f"{IT_HEAD}.person": "ben"}
NOTED = {"id": "all", "key": "all_staff", "assignments": [{"person": "ben", "hat_note": "IT from Monday to Thursday"}]}
AUDITING_LEAD = {**NO_NOTE, "roles[0].key": "internal_auditor"}

QUIET = (
    Quiet("Everybody wears one hat", NO_NOTE),
    Quiet("The head of IT leads the ISMS in a firm of 15, with a note", {**BOTH, "org.headcount": 15}),
    Quiet("The note stands at another role", {**BOTH, **NO_NOTE, f"{IT_HEAD}.hat_note": "IT from Monday to Thursday"}),
    Quiet("The note stands at the role of everybody", {**BOTH, **NO_NOTE, "roles[+]": NOTED}),
    Quiet(
        "Top management leads the ISMS in a large firm, with a note", {f"{LEAD}.person": "ada", "org.headcount": 400}
    ),
    Quiet("Top management owns the risks", {"roles[1].key": "risk_owner"}),
)

RAISED = (
    Raised("The head of IT leads the ISMS, and no note says more", {**BOTH, **NO_NOTE}, (Grade.OPPORTUNITY,)),
    Raised("Top management leads the ISMS", {**NO_NOTE, f"{LEAD}.person": "ada"}, (Grade.OPPORTUNITY,)),
    Raised("One role gives two hats", AUDITING_LEAD, (Grade.OPPORTUNITY,)),
    Raised(
        "The note is on an assignment that has ended",
        {
            **BOTH,
            f"{LEAD}.to": "2026-11-20",
            "roles[+]": {"id": "new", "key": "isms_lead", "mandatory": ["5.3a"], "assignments": [{"person": "ben"}]},
        },
        (Grade.OPPORTUNITY,),
    ),
    Raised(
        "The head of IT leads the ISMS in a firm of 16, with a note",
        {**BOTH, "org.headcount": 16},
        (Grade.OBSERVATION,),
    ),
    Raised(
        "Two people wear two hats each",
        {**BOTH, **NO_NOTE, "roles[3].assignments[0].person": "ada"},
        (Grade.OPPORTUNITY,) * 2,
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about notes", {"unknown": ["roles.assignments.hat_note"]}),)
