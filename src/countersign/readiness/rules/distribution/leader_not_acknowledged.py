"""A leader has not acknowledged the policy.

What it looks at
    Whether every leader who should have acknowledged the current version has done so: top management on the register
    and whoever is marked as an executive. Who approved the version is taken to have acknowledged it. A contractor or
    supplier counts as a leader on the register alone.

Why an auditor raises it
    Leaders are asked to show commitment and to expect others to follow the policy. Their own name is the first one
    an experienced auditor looks for in the list.

What clears it
    The leaders named acknowledge it. It takes them a minute.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.acknowledging import SAMPLE, acknowledging
from countersign.readiness.dossier.persons import names_of
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="DIS-003",
    clauses=("5.1", "A.5.4", "A.5.1"),
    basis=Basis.ANNEX_A,
    lead_days=1,
    tier=1,
    ladder={Grade.MINOR: "a leader who should have acknowledged the current version has not"},
    reads=("policies.acks", "people", "top_management"),
    silenced_by={"POL-001": ANY, "POL-002": ANY, "DIS-001": ANY},
)

ONE = (
    "{names} expects everyone to follow the policy but has yet to acknowledge it. Leaders are not exempt, and savvy "
    "auditors check them first. Ask them today; it takes a minute."
)
SEVERAL = (
    "{names} expect everyone to follow the policy but have not acknowledged it themselves. Leaders are not exempt, and "
    "savvy auditors check them first. Ask them today; it takes a minute."
)


def judge(dossier: Dossier) -> Answers:
    counted = acknowledging(dossier)
    missing = counted.leaders_missing if counted else ()
    if missing:
        says = say(ONE if len(missing) == 1 else SEVERAL, names=names_of(dossier, missing))
        yield Finding(Grade.MINOR, says, subject=",".join(missing[:SAMPLE]))


BOARD_ENTRY = {"person": "max", "basis": "board", "from": "2026-06-01"}
WITHOUT_EVE = {"policies[0].acks[1].v": "0.9", "people[2].exec": True}
WITHOUT_MAX = {"policies[0].acks[5].v": "0.9"}
BY_BEN = {"policies[0].versions[0].approved_by": "ben"}

QUIET = (
    Quiet("The only leader approved the version", {}),
    Quiet("Who is missing leads nobody", {"policies[0].acks[1].v": "0.9"}),
    Quiet("The executive is on leave", {**WITHOUT_EVE, "people[2].on_leave": True}),
    Quiet("The executive is outside the audience", {**WITHOUT_EVE, "policies[0].audience": ["Operations", "HR"]}),
    Quiet("The executive joined fourteen days ago", {**WITHOUT_EVE, "people[2].joined": "2026-11-06"}),
    Quiet("The executive is a contractor, not on the register", {**WITHOUT_MAX, "people[6].exec": True}),
    Quiet("The executive is from outside altogether", {**WITHOUT_EVE, "people[2].kind": "external"}),
    Quiet("Counted: no leader is missing", {"policies[0].ack_stats": {"due": 172, "acked": 139}}),
    Quiet(
        "It was never sent: that is said already",
        {**BY_BEN, "policies[0].acks": [], "policies[0].distributions": []},
    ),
)

RAISED = (
    Raised("An executive has not", WITHOUT_EVE, (Grade.MINOR,)),
    Raised("Somebody else approved it, and the managing director has not", BY_BEN, (Grade.MINOR,)),
    Raised("Two leaders have not: one finding", {**WITHOUT_EVE, **BY_BEN}, (Grade.MINOR,)),
    Raised("The executive joined fifteen days ago", {**WITHOUT_EVE, "people[2].joined": "2026-11-05"}, (Grade.MINOR,)),
    Raised("A contractor on the register has not", {**WITHOUT_MAX, "top_management[+]": BOARD_ENTRY}, (Grade.MINOR,)),
    Raised("The register is empty; an executive has not", {**WITHOUT_EVE, "top_management": []}, (Grade.MINOR,)),
    Raised(
        "Counted: two are named",
        {"policies[0].ack_stats": {"due": 172, "acked": 139, "exec_missing": ["ada", "eve"]}},
        (Grade.MINOR,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about acceptances", {"unknown": ["policies.acks"]}),
    Unassessable("Nothing is known about top management", {"unknown": ["top_management"]}),
)
