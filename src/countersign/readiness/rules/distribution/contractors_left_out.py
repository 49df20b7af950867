"""Contractors or suppliers are left out.

What it looks at
    Of the contractors and suppliers who have access to systems or data and should have acknowledged the current
    version by now, how many did, or are bound to the policy by a signed contract clause. One who is on the register
    of top management is counted with the leaders.

Why an auditor raises it
    Control A.5.1 speaks of relevant personnel and relevant interested parties, not of staff on the payroll. People
    from outside with access are the ones whom a policy sent to staff never reaches.

What clears it
    Send it to them and ask them to acknowledge it, or record the contract clause that binds them instead.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.acknowledging import acknowledging, percent
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="DIS-004",
    clauses=("A.5.1", "5.2(g)"),
    basis=Basis.ANNEX_A,
    lead_days=14,
    tier=1,
    ladder={Grade.MINOR: "fewer than 70 percent of the contractors and suppliers with access are covered"},
    reads=("policies.acks", "people", "top_management"),
    thresholds=(Threshold("minor_below_percent", 70, "they come and go more often than staff do"),),
    silenced_by={"POL-001": ANY, "POL-002": ANY},
)

ONE = (
    "One contractor or member of a supplier's staff with access has not received or acknowledged the policy ({pct}% "
    "covered). The policy should reach every employee, contractor and supplier. Send it, or record the contract clause "
    "that binds them instead."
)
SEVERAL = (
    "{n} contractors or supplier staff with access have not received or acknowledged the policy ({pct}% covered). The "
    "policy should reach every employee, contractor and supplier. Send it, or record the contract clause that binds "
    "them instead."
)


def judge(dossier: Dossier) -> Answers:
    counted = acknowledging(dossier)
    if counted is None or counted.contractors_due == 0:
        return
    due, covered = counted.contractors_due, counted.contractors_covered
    share = percent(covered, due)
    if share < RULE.limit(dossier, "minor_below_percent"):
        says = say(ONE if due - covered == 1 else SEVERAL, n=due - covered, pct=int(share))
        yield Finding(Grade.MINOR, says, subject=f"{covered}/{due}")


def counted_as(due: int, acked: int) -> dict[str, object]:
    """The change that gives acceptances counted."""
    stats = {"due": 172, "acked": 172, "contractor_due": due, "contractor_acked": acked}
    return {"policies[0].ack_stats": stats}


WITHOUT_MAX = {"policies[0].acks[5].v": "0.9"}

QUIET = (
    Quiet("The only contractor has acknowledged it", {}),
    Quiet("A contract clause binds them", {**WITHOUT_MAX, "people[6].clause": True}),
    Quiet("They have no access", {**WITHOUT_MAX, "people[6].access": False}),
    Quiet("They came fourteen days ago", {**WITHOUT_MAX, "people[6].joined": "2026-11-06"}),
    Quiet("The policy is for staff alone", {**WITHOUT_MAX, "policies[0].audience": ["staff"]}),
    Quiet("They are exempt with a reason", {**WITHOUT_MAX, "people[6].ack_exempt": True}),
    Quiet(
        "They are on the register, so they count as a leader",
        {**WITHOUT_MAX, "top_management[+]": {"person": "max", "basis": "board", "from": "2026-06-01"}},
    ),
    Quiet("They are from outside, neither contractor nor supplier", {**WITHOUT_MAX, "people[6].kind": "external"}),
    Quiet("Counted: 70 percent", counted_as(10, 7)),
    Quiet("Counted: nobody is due", counted_as(0, 0)),
)

RAISED = (
    Raised("The only contractor has not", WITHOUT_MAX, (Grade.MINOR,)),
    Raised("They came fifteen days ago", {**WITHOUT_MAX, "people[6].joined": "2026-11-05"}, (Grade.MINOR,)),
    Raised("A supplier has not", {**WITHOUT_MAX, "people[6].kind": "supplier"}, (Grade.MINOR,)),
    Raised(
        "They left the register again",
        {
            **WITHOUT_MAX,
            "top_management[+]": {"person": "max", "basis": "board", "from": "2026-06-01", "to": "2026-11-20"},
        },
        (Grade.MINOR,),
    ),
    Raised("It was sent to nobody", {"policies[0].acks": [], "policies[0].distributions": []}, (Grade.MINOR,)),
    Raised("Counted: just under 70 percent", counted_as(1_000, 699), (Grade.MINOR,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about acceptances", {"unknown": ["policies.acks"]}),)
