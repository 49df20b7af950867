"""HR has no role although it owns people controls.

What it looks at
    In organisations of ten people or more, whether any role with the people-side duties has a holder: screening,
    awareness and training, joiners and leavers, disciplinary action.

Why an auditor raises it
    A whole group of Annex A controls rests on what HR does every day. HR is often missing from the governance all the
    same, and then those controls are nobody's.

What clears it
    Give the HR role to somebody. Where HR is outsourced, name whoever owns it inside.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import holders
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="ROL-020",
    clauses=("5.3", "A.6"),
    basis=Basis.GOOD_PRACTICE,
    lead_days=7,
    tier=2,
    ladder={Grade.OPPORTUNITY: "nobody holds an HR role"},
    reads=("roles.assignments", "people"),
    thresholds=(Threshold("headcount", 10, "from so many people the people-side duties need a name"),),
)


def judge(dossier: Dossier) -> Answers:
    held = any(holders(dossier, role) for role in dossier.roles if role.key == "hr")
    if dossier.org.headcount >= RULE.limit(dossier, "headcount") and not held:
        says = say(
            "Nobody is assigned the people-side duties (screening, training, joiners and leavers, disciplinary). HR is "
            "often missing from ISMS governance. Assign them."
        )
        yield Finding(Grade.OPPORTUNITY, says)


NO_HR = {"roles[2].key": "legal"}

QUIET = (
    Quiet("Somebody holds the HR role", {}),
    Quiet("Nine people, and nobody does", {**NO_HR, "org.headcount": 9}),
    Quiet("A job title that one person has holds it", {"roles[2].assignments": [{"function": "HR Manager"}]}),
)

RAISED = (
    Raised("No role has these duties", NO_HR, (Grade.OPPORTUNITY,)),
    Raised("Ten people, and none has", {**NO_HR, "org.headcount": 10}, (Grade.OPPORTUNITY,)),
    Raised("The holder has left", {"people[3].left": "2026-11-20"}, (Grade.OPPORTUNITY,)),
    Raised("The role is with a department", {"roles[2].assignments": [{"function": "HR"}]}, (Grade.OPPORTUNITY,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about roles", {"unknown": ["roles"]}),)
