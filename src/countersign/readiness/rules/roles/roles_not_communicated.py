"""Roles were not communicated.

What it looks at
    Assignments of current holders that began more than 30 days ago, and whether anybody recorded that people were
    told. One with a duty of 5.3 is enough; of all assignments together it takes more than a quarter.

Why an auditor raises it
    Clause 5.3 wants roles assigned and communicated. Auditors ask somebody in the corridor who is responsible for
    information security. That the holder accepted does not answer it.

What clears it
    Publish the roles page or the organisation chart, and record the day. A chart in the distributed policy counts.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import holders, is_mandatory, started_before
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="ROL-014",
    clauses=("5.3", "7.3"),
    basis=Basis.CLAUSE,
    lead_days=3,
    tier=1,
    ladder={Grade.MINOR: "people were not told of a holder of 5.3 a or 5.3 b, or of more than 25% of all"},
    reads=("roles.assignments.communicated_on", "people"),
    thresholds=(
        Threshold("grace_days", 30, "how long telling people may take"),
        Threshold("percent", 25, "up to which share a few forgotten ones are no more than that"),
    ),
    fits_one_person=False,
)


def judge(dossier: Dossier) -> Answers:
    every = [(role, one) for role in dossier.roles for _, one in holders(dossier, role)]
    days = RULE.limit(dossier, "grace_days")
    untold = [role for role, one in every if one.communicated_on is None and started_before(dossier, one, days)]
    too_many = len(untold) * 100 > RULE.limit(dossier, "percent") * len(every)
    if too_many or any(is_mandatory(role) for role in untold):
        says = say(
            "Nothing shows that people were told who holds which role. The standard requires assignment and "
            "communication. Publish the roles page or organisation chart and record the date."
        )
        yield Finding(Grade.MINOR, says, subject=f"{len(untold)}/{len(every)}")


TOLD = "assignments[0].communicated_on"
LEAD = {f"roles[0].{TOLD}": GONE}
ONE, TWO = {f"roles[2].{TOLD}": GONE}, {f"roles[2].{TOLD}": GONE, f"roles[3].{TOLD}": GONE}

QUIET = (
    Quiet("People were told of everybody", {}),
    Quiet("One of five was forgotten", ONE),
    Quiet("Nobody was told of an ISMS lead of 30 days", {**LEAD, "roles[0].assignments[0].from": "2026-10-21"}),
    Quiet("One of four was forgotten, exactly a quarter", {**ONE, "roles[4].assignments": []}),
    Quiet("A company of one person", {**LEAD, "org.headcount": 1}),
    Quiet("Whoever was forgotten has left", {**LEAD, "people[1].left": "2026-11-20"}),
)

RAISED = (
    Raised("Nobody was told who leads the ISMS", LEAD, (Grade.MINOR,)),
    Raised(
        "Nobody was told of an ISMS lead of 31 days",
        {**LEAD, "roles[0].assignments[0].from": "2026-10-20"},
        (Grade.MINOR,),
    ),
    Raised("Nobody knows since when", {**LEAD, "roles[0].assignments[0].from": GONE}, (Grade.MINOR,)),
    Raised("Two of five were forgotten", TWO, (Grade.MINOR,)),
    Raised("People will be told tomorrow", {f"roles[0].{TOLD}": "2026-11-21"}, (Grade.MINOR,)),
    Raised("Two people, and nobody was told", {**LEAD, "org.headcount": 2}, (Grade.MINOR,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about who was told", {"unknown": ["roles.assignments.communicated_on"]}),
)
