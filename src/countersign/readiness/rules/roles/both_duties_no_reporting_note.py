"""One person holds both mandatory duties without a reporting note.

What it looks at
    Whether somebody holds both 5.3 a and 5.3 b, and whether any of the assignments that bring them the duties says
    how reporting works.

Why an auditor raises it
    It is allowed and common, and no requirement asks for a note. But whoever reports on their own work is asked how
    leadership gets to see it, and a sentence on record answers that.

What clears it
    Add the note, such as "presents the ISMS report to the board each quarter". In a company of one, it may say that
    the review is recorded once a year with an outside adviser.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import CONFORMITY, REPORTING, Held, holders_of_duty
from countersign.readiness.dossier.leadership import top_managers
from countersign.readiness.dossier.persons import name_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="ROL-012",
    clauses=("5.3",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=1,
    tier=1,
    ladder={Grade.OPPORTUNITY: "one person holds both duties, and no reporting note is on record"},
    reads=("roles.assignments.reporting_note", "people"),
)


def judge(dossier: Dossier) -> Answers:
    conforming, reporting = holders_of_duty(dossier, CONFORMITY), holders_of_duty(dossier, REPORTING)
    for person in dict.fromkeys(id for id, _ in conforming):
        if any(id == person for id, _ in reporting) and not has_note(person, conforming + reporting):
            yield finding(dossier, person)


def has_note(person: str, held: list[Held]) -> bool:
    return any(one.reporting_note for id, one in held if id == person)


def finding(dossier: Dossier, person: str) -> Finding:
    alone = [one.id for one in top_managers(dossier)] == [person]
    says = say(
        "{person} both ensures conformity and reports performance{self}. That is allowed and common, but say how "
        'reporting works, e.g. "presents the ISMS report to the board each quarter". Add the note.',
        person=name_of(dossier, person),
        self=", and is the only member of top management as well" if alone else "",
    )
    return Finding(Grade.OPPORTUNITY, says, subject=person, key=person)


HOLDER = "roles[0].assignments[0]"
NO_NOTE = {f"{HOLDER}.reporting_note": GONE}
REPORTER = {"id": "rep", "key": "reporter", "mandatory": ["5.3b"]}
CONFORMITY_ONLY = {**NO_NOTE, "roles[0].mandatory": ["5.3a"]}

QUIET = (
    Quiet("The note is there", {}),
    Quiet(
        "Two people share the duties", {**CONFORMITY_ONLY, "roles[+]": {**REPORTER, "assignments": [{"person": "eve"}]}}
    ),
    Quiet(
        "Two roles bring the duties, and one has the note",
        {
            **CONFORMITY_ONLY,
            "roles[+]": {**REPORTER, "assignments": [{"person": "ben", "reporting_note": "To the board each quarter"}]},
        },
    ),
    Quiet("The holder has left", {**NO_NOTE, "people[1].left": "2026-11-20"}),
)

RAISED = (
    Raised("There is no note", NO_NOTE, (Grade.OPPORTUNITY,)),
    Raised("The holder is the only top manager too", {**NO_NOTE, f"{HOLDER}.person": "ada"}, (Grade.OPPORTUNITY,)),
    Raised(
        "Two roles bring the duties, and neither has a note",
        {**CONFORMITY_ONLY, "roles[+]": {**REPORTER, "assignments": [{"person": "ben"}]}},
        (Grade.OPPORTUNITY,),
    ),
    Raised("Two people hold both", {**NO_NOTE, "roles[0].assignments[+]": {"person": "eve"}}, (Grade.OPPORTUNITY,) * 2),
    Raised("A company of one", {**NO_NOTE, f"{HOLDER}.person": "ada", "org.headcount": 1}, (Grade.OPPORTUNITY,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about notes", {"unknown": ["roles.assignments.reporting_note"]}),)
