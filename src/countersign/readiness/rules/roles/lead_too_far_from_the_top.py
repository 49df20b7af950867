"""ISMS lead is too far from the top.

What it looks at
    How many steps of reporting lie between each holder of 5.3 a and the first member of top management, where no
    assignment gives them a direct line.

Why an auditor raises it
    The system assigned to somebody junior is the classic failure: bad news is softened on every floor, and the
    holder cannot contradict those who would have to change.

What clears it
    A recorded direct line to top management, whatever the number of steps.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import CONFORMITY, holders_of_duty, outside_top, steps_below_top
from countersign.readiness.dossier.leadership import top_manager_named
from countersign.readiness.dossier.persons import name_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="ROL-019",
    clauses=("5.3", "5.1"),
    basis=Basis.GOOD_PRACTICE,
    lead_days=7,
    tier=2,
    ladder={Grade.OPPORTUNITY: "a holder of 5.3 a is more than two steps below the top and has no direct line"},
    reads=("roles.assignments.direct_line", "people", "top_management"),
    thresholds=(Threshold("steps", 2, "how far below the top somebody can still be heard without a direct line"),),
    needs_register=True,
)


def judge(dossier: Dossier) -> Answers:
    held = outside_top(dossier, holders_of_duty(dossier, CONFORMITY))
    heard = {person for person, one in held if one.direct_line}
    for person in dict.fromkeys(person for person, _ in held if person not in heard):
        yield from answers(dossier, person)


def answers(dossier: Dossier, person: str) -> Answers:
    steps = steps_below_top(dossier, person)
    if steps is None:
        yield unknown(f"how {name_of(dossier, person)} reports to the top")
    elif steps > RULE.limit(dossier, "steps"):
        yield finding(dossier, person, steps)


def finding(dossier: Dossier, person: str, steps: int) -> Finding:
    says = say(
        "{person} sits {n} levels below leadership. The ISMS assigned to a junior person is the classic failure. Give "
        "a direct line to {top_manager} and record it.",
        person=name_of(dossier, person),
        n=steps,
        top_manager=top_manager_named(dossier),
    )
    return Finding(Grade.OPPORTUNITY, says, subject=person, key=person)


HOLDER = "roles[0].assignments[0]"
NO_LINE = {f"{HOLDER}.direct_line": False}
TWO_STEPS = {**NO_LINE, f"{HOLDER}.person": "lou"}
THREE_STEPS = {**TWO_STEPS, "people[5].reports_to": "ivy"}
SECOND = {"id": "lead2", "key": "isms_lead", "mandatory": ["5.3a"]}

QUIET = (
    Quiet("The ISMS lead reports to top management", NO_LINE),
    Quiet("Two steps below the top", TWO_STEPS),
    Quiet(
        "Three steps below the top, with a direct line", {**THREE_STEPS, f"{HOLDER}.direct_line": "Monthly, in person"}
    ),
    Quiet(
        "Three steps, and another assignment gives the direct line",
        {**THREE_STEPS, "roles[+]": {**SECOND, "assignments": [{"person": "lou", "direct_line": True}]}},
    ),
    Quiet("Three steps, and only 5.3 b", {**THREE_STEPS, "roles[0].mandatory": ["5.3b"]}),
    Quiet("A direct line, and an unknown reporting line", {"people[1].reports_to": GONE}),
    Quiet("The holder is top management", {**NO_LINE, f"{HOLDER}.person": "ada"}),
)

RAISED = (
    Raised("Three steps below the top", THREE_STEPS, (Grade.OPPORTUNITY,)),
    Raised(
        "Two holders are",
        {**THREE_STEPS, "people[6].reports_to": "ivy", "roles[0].assignments[+]": {"person": "max"}},
        (Grade.OPPORTUNITY,) * 2,
    ),
)

CANNOT_ASSESS = (
    Unassessable("The reporting line ends before the top", {**THREE_STEPS, "people[1].reports_to": GONE}),
    Unassessable("The reporting line goes in a circle", {**THREE_STEPS, "people[1].reports_to": "lou"}),
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nobody leads at present", {**THREE_STEPS, "top_management[0].to": "2026-11-20"}),
)
