"""Policy is written and owned inside IT.

What it looks at
    Who owns the policy and who drafted its current version, when leadership did approve it. It speaks if both work in
    IT and the owner is not top management. A technical chief on the register counts as leadership.

Why an auditor raises it
    Nothing forbids it. It invites the question whether this is an IT project with a signature under it.

What clears it
    Make somebody in the business the owner, or record what leadership said about the draft.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.leadership import is_top_manager
from countersign.readiness.dossier.persons import find
from countersign.readiness.dossier.versions import current_parent
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, unknown

RULE = Rule(
    code="POL-005",
    clauses=("5.1(a)", "5.2"),
    basis=Basis.GOOD_PRACTICE,
    lead_days=14,
    tier=2,
    ladder={Grade.OPPORTUNITY: "the owner and the drafter both work in IT"},
    reads=("policies.versions", "people", "top_management"),
    silenced_by={"POL-001": ANY, "POL-002": ANY},
    needs_clear=("POL-003",),
    needs_register=True,
)


def judge(dossier: Dossier) -> Answers:
    found = current_parent(dossier)
    if found is None:
        return
    policy, version = found
    inside = [in_it(dossier, policy.owner), in_it(dossier, version.drafted_by)]
    if False in inside or is_top_manager(dossier, policy.owner):
        return
    if None in inside:
        yield unknown("who owns the policy, or who drafted the current version")
        return
    says = say(
        "The policy was drafted and is owned in IT; leadership only signed it. That is allowed, but it invites the "
        "question whether this is an IT project with a signature. Move ownership to a business leader, or record the "
        "leadership comments made on the draft."
    )
    yield Finding(Grade.OPPORTUNITY, says)


def in_it(dossier: Dossier, id: str | None) -> bool | None:
    """Does this person work in IT? None while nobody is named."""
    if not id:
        return None
    person = find(dossier, id)
    return person is not None and person.it


OWNER, DRAFTER = "policies[0].owner", "policies[0].versions[0].drafted_by"
IN_IT = {OWNER: "eve", DRAFTER: "lou"}

QUIET = (
    Quiet("A leader owns it and the business drafted it", {}),
    Quiet("IT drafted it, and a leader owns it", {DRAFTER: "lou"}),
    Quiet("IT owns it, and the business drafted it", {OWNER: "eve"}),
    Quiet("The drafter is not on record, and a leader owns it", {DRAFTER: GONE}),
    Quiet(
        "The owner in IT is on the register",
        {**IN_IT, "top_management[+]": {"person": "eve", "basis": "director", "from": "2024-01-15"}},
    ),
    Quiet(
        "The head of IT approved it too, which is said already", {**IN_IT, "policies[0].versions[0].approved_by": "eve"}
    ),
)

RAISED = (
    Raised("Two people in IT own and drafted it", IN_IT, (Grade.OPPORTUNITY,)),
    Raised("One person in IT did both", {OWNER: "eve", DRAFTER: "eve"}, (Grade.OPPORTUNITY,)),
    Raised(
        "The owner in IT was on the register once",
        {
            **IN_IT,
            "top_management[+]": {"person": "eve", "basis": "director", "from": "2024-01-15", "to": "2026-11-20"},
        },
        (Grade.OPPORTUNITY,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("IT drafted it, and no owner is named", {OWNER: GONE, DRAFTER: "lou"}),
    Unassessable("IT owns it, and no drafter is named", {OWNER: "eve", DRAFTER: GONE}),
    Unassessable(
        "Whether leadership approved it cannot be told", {**IN_IT, "policies[0].versions[0].approved_on": GONE}
    ),
    Unassessable("The register is empty", {"top_management": []}),
)
