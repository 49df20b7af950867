"""Policy approver is not top management.

What it looks at
    Who approved the current version, and whether the register lists that person as top management on the day of the
    approval. A job title is no evidence; today's register says nothing about that day.

Why an auditor raises it
    Clause 5.2 makes top management responsible for establishing the policy. The usual first question is where the
    chief executive comes in.

What clears it
    Somebody in top management signs this version. A recorded endorsement leaves only a question.
"""

from __future__ import annotations

from countersign.kernel.words import say, spelled
from countersign.policies.facts import Version
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import within
from countersign.readiness.dossier.leadership import top_manager_named, was_top_manager
from countersign.readiness.dossier.persons import find, name_of
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.versions import (
    attended_by_the_top,
    current_parent,
    endorsements,
    endorsing_reviews,
    label_of,
)
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="POL-003",
    clauses=("5.2", "5.1"),
    basis=Basis.CLAUSE,
    lead_days=3,
    tier=1,
    ladder={
        Grade.MAJOR: "nothing shows that leadership established the policy",
        Grade.MINOR: "top management attended a management review in the last 365 days",
        Grade.OBSERVATION: "the version is endorsed by top management",
    },
    reads=("policies", "people", "top_management"),
    thresholds=(Threshold("review_days", 365, "how recent a management review must be to show leadership"),),
    silenced_by={"POL-001": ANY, "POL-002": ANY},
    needs_register=True,
    another_auditor="A policy that nobody in top management endorsed is major in any case, whoever came to the review.",
)


def judge(dossier: Dossier) -> Answers:
    found = current_parent(dossier)
    if found is None:
        return
    policy, version = found
    if find(dossier, version.approved_by) is None or version.approved_on is None:
        yield unknown("who approved the current version, and when")
    elif not was_top_manager(dossier, version.approved_by, version.approved_on):
        yield finding(dossier, policy, version)


def finding(dossier: Dossier, policy: Policy, version: Version) -> Finding:
    approver = find(dossier, version.approved_by)
    says = say(
        "Version {v} of {policy} was approved by {approver} ({title}), who was not registered as top management on "
        "{date}{endorsed}. The standard makes top management responsible for establishing the policy; the usual "
        'first question is "where is the CEO\'s involvement?". Ask {top_manager} to approve this version, or, if '
        "{approver} really does control the organisation, record why in the top-management register.",
        v=label_of(version),
        policy=policy.called,
        approver=name_of(dossier, version.approved_by),
        title=(approver and approver.title) or "no title on record",
        date=version.approved_on,
        endorsed=endorsed(dossier, policy, version),
        top_manager=top_manager_named(dossier),
    )
    return Finding(grade(dossier, policy, version), says, subject=version.approved_by or "")


def grade(dossier: Dossier, policy: Policy, version: Version) -> Grade:
    """Where reviews are not known, the mildest grade that they could leave."""
    if endorsements(dossier, policy, version) or endorsing_reviews(dossier, version) or not dossier.knows("reviews"):
        return Grade.OBSERVATION
    days = int(RULE.limit(dossier, "review_days"))
    recent = [review for review in dossier.reviews if within(dossier, review.held_on, days)]
    return Grade.MINOR if any(attended_by_the_top(dossier, review) for review in recent) else Grade.MAJOR


def endorsed(dossier: Dossier, policy: Policy, version: Version) -> str:
    found = [(one.by, one.on) for one in endorsements(dossier, policy, version)]
    found += [
        (id, review.held_on)
        for review in endorsing_reviews(dossier, version)
        for id in review.attendees
        if review.held_on and was_top_manager(dossier, id, review.held_on)
    ]
    return f", although {name_of(dossier, found[0][0])} endorsed it on {spelled(found[0][1])}" if found else ""


BY_IT = {"policies[0].versions[0].approved_by": "eve"}

QUIET = (
    Quiet("Somebody on the register that day approved it", {}),
    Quiet("They have left the register since", {"top_management[0].to": "2026-06-01"}),
)

RAISED = (
    Raised("The head of IT approved it; a management review endorsed it", BY_IT, (Grade.OBSERVATION,)),
    Raised(
        "The head of IT approved it; top management attended a review and endorsed nothing",
        {**BY_IT, "reviews[0].endorsed_versions": []},
        (Grade.MINOR,),
    ),
    Raised("The head of IT approved it, and no review was held", {**BY_IT, "reviews": []}, (Grade.MAJOR,)),
    Raised(
        "The signer came onto the register a day later",
        {"top_management[0].from": "2026-03-03", "reviews": []},
        (Grade.MAJOR,),
    ),
    Raised("Nothing is known about reviews", {**BY_IT, "unknown": ["reviews"]}, (Grade.OBSERVATION,)),
)

CANNOT_ASSESS = (
    Unassessable("The day of the approval is missing", {"policies[0].versions[0].approved_on": GONE}),
    Unassessable("The register is empty", {"top_management": []}),
)
