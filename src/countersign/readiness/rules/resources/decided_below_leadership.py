"""Resource decisions taken below leadership.

What it looks at
    Who decided the requests of the last year, or since the management system began if that is later, and whether top
    management approved the yearly budget. One decision of theirs is enough, and so is the budget.

Why an auditor raises it
    Clause 5.1 asks what top management did for the resources. Others may decide within their limits; somebody set
    those limits.

What clears it
    Show one decision that leadership made, such as approving the yearly budget.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import window
from countersign.readiness.dossier.persons import names_of
from countersign.readiness.dossier.requests import decided, decided_by_the_top
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold
from countersign.resources.facts import ResourceRequest

RULE = Rule(
    code="RES-003",
    clauses=("5.1(c)",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=14,
    tier=2,
    ladder={Grade.OPPORTUNITY: "two or more requests were decided, none of them by top management, nor the budget"},
    reads=("resources", "budget_approved_by_top", "people", "top_management"),
    thresholds=(
        Threshold("window_days", 365, "auditors ask about the year since they were last here"),
        Threshold("least_decided", 2, "one decision is no pattern", least=1),
    ),
    needs_register=True,
)


def judge(dossier: Dossier) -> Answers:
    requests = decided(dossier, window(dossier, RULE.limit(dossier, "window_days")))
    enough = len(requests) >= RULE.limit(dossier, "least_decided")
    if enough and not dossier.budget_approved_by_top and not any(decided_by_the_top(dossier, one) for one in requests):
        yield finding(dossier, requests)


def finding(dossier: Dossier, requests: list[ResourceRequest]) -> Finding:
    deciders = list(dict.fromkeys(one.decided_by for one in requests if one.decided_by))
    says = say(
        "Every recorded decision on resources was taken by {who}, none by somebody in top management at the "
        "time. Show at least one that leadership made, such as the yearly budget.",
        who=names_of(dossier, deciders) or "somebody who is not named",
    )
    return Finding(Grade.OPPORTUNITY, says, subject=",".join(deciders))


def decision(id: str, by: str = "ben", on: str = "2026-07-06", **more: object) -> dict[str, object]:
    return {"id": id, "raised_on": "2026-06-01", "decided_on": on, "decided_by": by, "decision": "approved", **more}


def decisions(*made: dict[str, object], **more: object) -> dict[str, object]:
    return {"resources": list(made), **more}


OLD = {"org.isms_started": "2024-03-04"}

QUIET = (
    Quiet("Top management decided", {}),
    Quiet("They decided one of three", decisions(decision("q1"), decision("q2"), decision("q3", by="ada"))),
    Quiet("They declined one", decisions(decision("q1"), decision("q2", by="ada", decision="declined"))),
    Quiet("Somebody else decided the only one", decisions(decision("q1"))),
    Quiet("Top management approved the budget", decisions(decision("q1"), decision("q2"), budget_approved_by_top=True)),
    Quiet(
        "The second was decided 366 days ago",
        {**OLD, **decisions(decision("q1"), {**decision("q2", on="2025-11-19"), "raised_on": "2025-10-06"})},
    ),
    Quiet("The second is undecided", decisions(decision("q1"), {"id": "q2", "raised_on": "2026-06-01"})),
)

RAISED = (
    Raised("Somebody else decided both", decisions(decision("q1"), decision("q2")), (Grade.OPPORTUNITY,)),
    Raised(
        "Two others decided, one declined",
        decisions(decision("q1"), decision("q2", by="eve", decision="declined")),
        (Grade.OPPORTUNITY,),
    ),
    Raised(
        "The second was decided 365 days ago",
        {**OLD, **decisions(decision("q1"), {**decision("q2", on="2025-11-20"), "raised_on": "2025-10-06"})},
        (Grade.OPPORTUNITY,),
    ),
    Raised("Who decided is not named", decisions(decision("q1", by=""), decision("q2", by="")), (Grade.OPPORTUNITY,)),
    Raised(
        "Top management decided before they led",
        {**decisions(decision("q1"), decision("q2", by="ada")), "top_management[0].from": "2026-07-07"},
        (Grade.OPPORTUNITY,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about requests", {"unknown": ["resources"]}),
    Unassessable("Nobody has said who approved the budget", {"unknown": ["budget_approved_by_top"]}),
)
