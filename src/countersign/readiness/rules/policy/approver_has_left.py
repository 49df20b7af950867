"""The person who approved the policy has left.

What it looks at
    Whether whoever approved the current version is still here, and still top management if they were on the day they
    approved it. It is quiet once somebody who leads now has endorsed that version, by name or at a management review.

Why an auditor raises it
    A signature does not lapse when the signer goes. But a change at the top is significant, and a significant change
    calls for a review of the policy.

What clears it
    A current leader endorses the version or approves it again; the text need not change. A recorded review of the
    policy since they left leaves only a question.
"""

from __future__ import annotations

from datetime import date

from countersign.kernel.words import say
from countersign.people.facts import Person
from countersign.policies.facts import Version
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.leadership import is_top_manager, was_top_manager
from countersign.readiness.dossier.persons import find
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.versions import current_parent, endorsed_by_current_top, last_review
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="POL-006",
    clauses=("A.5.1", "5.2"),
    basis=Basis.ANNEX_A,
    lead_days=3,
    tier=1,
    ladder={
        Grade.MINOR: "they left more than 60 days ago and the policy has not been reviewed since",
        Grade.OBSERVATION: "they left up to 60 days ago, the policy was reviewed since, or they only left the register",
    },
    reads=("policies.versions", "people", "top_management"),
    thresholds=(Threshold("grace_days", 60, "time to appoint a successor and have the policy confirmed"),),
    silenced_by={"POL-001": ANY, "POL-002": ANY, "TOP-002": ANY},
    needs_register=True,
)


def judge(dossier: Dossier) -> Answers:
    found = current_parent(dossier)
    approver = find(dossier, found[1].approved_by) if found else None
    if found is None or approver is None:
        return
    policy, version = found
    went = approver.left or left_the_register(dossier, approver, version)
    if went is None or endorsed_by_current_top(dossier, policy, version):
        return
    if not (dossier.knows("reviews") and dossier.knows("policies.endorsements")):
        yield unknown("whether somebody who leads now has endorsed the current version")
        return
    says = say(
        "{approver}, who approved {policy}, {left_or_moved} on {left}. The policy stays valid, but a policy signed by "
        "somebody who no longer leads is a question waiting to be asked. Ask the current leader to confirm or "
        "re-approve it; the text need not change.",
        approver=approver.called,
        policy=policy.called,
        left_or_moved="left" if approver.left else "left the top-management register",
        left=went,
    )
    yield Finding(grade(dossier, policy, approver), says, subject=approver.id)


def left_the_register(dossier: Dossier, approver: Person, version: Version) -> date | None:
    """The day on which somebody who is still here stopped being the top manager they were when approving."""
    if is_top_manager(dossier, approver.id) or not was_top_manager(dossier, approver.id, version.approved_on):
        return None
    ends = (entry.until for entry in dossier.top_management if entry.person == approver.id)
    return max((end for end in ends if end is not None and end <= dossier.as_of), default=None)


def grade(dossier: Dossier, policy: Policy, approver: Person) -> Grade:
    """Where reviews of the policy are not known, the mildest grade that they could leave."""
    if approver.left is None or not dossier.knows("policies.reviews"):
        return Grade.OBSERVATION
    reviewed = last_review(policy)
    lately = days_ago(dossier, approver.left) <= RULE.limit(dossier, "grace_days")
    return Grade.OBSERVATION if lately or (reviewed and reviewed >= approver.left) else Grade.MINOR


SUCCESSOR = {"top_management[+]": {"person": "ben", "basis": "director", "from": "2026-09-01"}}


def left(on: str) -> dict[str, object]:
    return {**SUCCESSOR, "people[0].left": on}


QUIET = (
    Quiet("The approver is here and leads", {}),
    Quiet("The approver leaves tomorrow", left("2026-11-21")),
    Quiet(
        "The successor has endorsed the version",
        {**left("2026-09-20"), "policies[0].endorsements[+]": {"v": "1.0", "by": "ben", "on": "2026-10-01"}},
    ),
    Quiet(
        "The successor led already when a management review endorsed it",
        {**left("2026-09-20"), "top_management[1].from": "2026-06-10"},
    ),
    Quiet("Nobody replaced them, which is said already", {"people[0].left": "2026-09-20"}),
    Quiet("The approver is nobody we know", {"policies[0].versions[0].approved_by": "the board"}),
)

RAISED = (
    Raised("They left today", left("2026-11-20"), (Grade.OBSERVATION,)),
    Raised("They left 60 days ago", left("2026-09-21"), (Grade.OBSERVATION,)),
    Raised("They left 61 days ago", left("2026-09-20"), (Grade.MINOR,)),
    Raised(
        "The policy was reviewed on the day they left",
        {**left("2026-09-20"), "policies[0].reviews[+]": {"on": "2026-09-20"}},
        (Grade.OBSERVATION,),
    ),
    Raised(
        "The policy was reviewed the day before they left",
        {**left("2026-09-20"), "policies[0].reviews[+]": {"on": "2026-09-19"}},
        (Grade.MINOR,),
    ),
    Raised(
        "They left; when they approved it is not recorded",
        {**left("2026-09-20"), "policies[0].versions[0].approved_on": GONE},
        (Grade.MINOR,),
    ),
    Raised(
        "The leader who endorsed it has left as well",
        {
            **left("2026-09-20"),
            "people[1].left": "2026-11-01",
            "policies[0].endorsements[+]": {"v": "1.0", "by": "ben", "on": "2026-10-01"},
            "top_management": [
                {"person": "ada", "from": "2024-01-15"},
                {"person": "ben", "from": "2026-09-01"},
                {"person": "gus", "from": "2026-11-01"},
            ],
        },
        (Grade.MINOR,),
    ),
    Raised(
        "They are still here, and off the register",
        {**SUCCESSOR, "top_management[0].to": "2026-10-01"},
        (Grade.OBSERVATION,),
    ),
    Raised(
        "Nothing is known about reviews of the policy",
        {**left("2026-09-20"), "unknown": ["policies.reviews"]},
        (Grade.OBSERVATION,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about management reviews", {**left("2026-09-20"), "unknown": ["reviews"]}),
    Unassessable("The register is empty", {"top_management": []}),
)
