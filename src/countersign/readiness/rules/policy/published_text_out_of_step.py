"""Published policy text is out of step.

What it looks at
    Where the policy or a summary of it is published: from which version the public text was made, and since when
    another one applies. The month after a new version took effect is left for publishing it, and a version that
    changed nothing of substance needs no new public text, as long as the public one says the same. A text made from a
    translation counts as made from its original.

Why an auditor raises it
    Customers and auditors compare the two. A public promise that no longer holds is a document out of control.

What clears it
    Publish the text of the current version, or take the old one down.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.policies.facts import Version
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.versions import current_parent, original, saying_the_same, says_the_same
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="POL-023",
    clauses=("5.2(g)", "7.5.3"),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=2,
    ladder={
        Grade.MINOR: "the current version took effect more than 90 days ago",
        Grade.OBSERVATION: "it took effect 31 to 90 days ago",
    },
    reads=("policies.versions", "policies.external"),
    thresholds=(
        Threshold("grace_days", 30, "time to publish the new text"),
        Threshold("late_days", 90, "after a quarter the public text was forgotten"),
    ),
    silenced_by={"POL-001": ANY, "POL-002": ANY},
)

PUBLIC = ("published", "summary_published")


def judge(dossier: Dossier) -> Answers:
    found = current_parent(dossier)
    if found is None or found[0].external.mode not in PUBLIC:
        return
    policy, version = found
    published = original(policy, policy.external.published_version)
    if version.material and published is None:
        yield unknown("which version the public text was made from")
    elif version.material and version.v is None:
        yield unknown("which label the current version carries")
    elif published and not says_the_same(policy, published, version):
        yield from since_when(dossier, policy, saying_the_same(policy, version)[0])


def since_when(dossier: Dossier, policy: Policy, version: Version) -> Answers:
    """The finding, once there was time enough to publish the current version."""
    if version.takes_effect is None:
        yield unknown("when the current version took effect")
        return
    days = days_ago(dossier, version.takes_effect)
    if days <= RULE.limit(dossier, "grace_days"):
        return
    says = say(
        "The public text of {policy} was made from version {published}, but version {v} has applied since {date}. "
        "Customers and auditors compare the two. Publish the new text, or take the old one down.",
        policy=policy.called,
        published=policy.external.published_version,
        v=version.v,
        date=version.takes_effect,
    )
    yield Finding(Grade.MINOR if days > RULE.limit(dossier, "late_days") else Grade.OBSERVATION, says)


EXTERNAL, VERSION = "policies[0].external", "policies[0].versions[0]"
UNDATED = {f"{VERSION}.effective": GONE, f"{VERSION}.approved_on": GONE}
OLD = {f"{EXTERNAL}.published_version": "0.9"}


def since(day: str) -> dict[str, object]:
    return {**OLD, f"{VERSION}.effective": day}


QUIET = (
    Quiet("The public text is of the current version", {}),
    Quiet("The new version took effect 30 days ago", since("2026-10-21")),
    Quiet("Nothing of substance changed", {**OLD, f"{VERSION}.material": False}),
    Quiet("It is in step, and since when it applies is not recorded", UNDATED),
    Quiet("Nothing is published", {**OLD, f"{EXTERNAL}.mode": "on_request"}),
    Quiet(
        "The public text was made from a translation",
        {
            f"{EXTERNAL}.published_version": "1.0-cy",
            "policies[0].versions[+]": {"v": "1.0-cy", "status": "approved", "translation_of": "1.0"},
        },
    ),
)

RAISED = (
    Raised(
        "A change of wording came after the change of substance",
        {
            f"{EXTERNAL}.published_version": "0.9",
            "policies[0].versions": [
                {"v": "0.9", "status": "superseded", "approved_on": "2026-01-05"},
                {"v": "1.0", "status": "superseded", "approved_on": "2026-03-02"},
                {"v": "1.1", "status": "approved", "approved_on": "2026-11-15", "material": False},
            ],
        },
        (Grade.MINOR,),
    ),
    Raised("31 days", since("2026-10-20"), (Grade.OBSERVATION,)),
    Raised("90 days", since("2026-08-22"), (Grade.OBSERVATION,)),
    Raised("91 days", since("2026-08-21"), (Grade.MINOR,)),
    Raised("A summary, made from an old version", {**OLD, f"{EXTERNAL}.mode": "summary_published"}, (Grade.MINOR,)),
    Raised(
        "The day of approval counts where no other is given",
        {**OLD, f"{VERSION}.effective": GONE, f"{VERSION}.approved_on": "2026-10-20"},
        (Grade.OBSERVATION,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("Which version was published is not recorded", {f"{EXTERNAL}.published_version": GONE}),
    Unassessable("The current version has no label", {f"{VERSION}.v": GONE}),
    Unassessable("Since when it applies is not recorded", {**OLD, **UNDATED}),
    Unassessable("Nothing is known about publication", {"unknown": ["policies.external"]}),
)
