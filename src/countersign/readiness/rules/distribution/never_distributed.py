"""No evidence the policy was distributed.

What it looks at
    Whether anything on record shows that the version in force reached people: a distribution, or somebody's
    acknowledgement of it. A translation counts for its original, and an editorial change may rest on what was sent
    before, back to the last change of substance, from which the few days of grace run too. The signature of the person
    who approved the version proves nothing here.

Why an auditor raises it
    Clause 5.2 wants the policy communicated within the organisation. A file on a drive is not communication, and with
    no record of either kind nobody can tell the two apart.

What clears it
    Send the version to everyone in scope and keep the record. The request to acknowledge does both at once.
"""

from __future__ import annotations

from typing import Any

from countersign.kernel.words import say
from countersign.policies.facts import Version
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.acknowledging import acknowledging
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.versions import current, parent, saying_the_same, says_the_same
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, unknown

RULE = Rule(
    code="DIS-001",
    clauses=("5.2(f)", "7.4"),
    basis=Basis.CLAUSE,
    lead_days=3,
    tier=1,
    ladder={
        Grade.MAJOR: "nobody has acknowledged any version of the policy",
        Grade.MINOR: "an earlier version was acknowledged, the current one is neither sent nor acknowledged",
    },
    reads=("policies",),
    silenced_by={"POL-001": ANY, "POL-002": ANY},
    fits_one_person=False,
)

PROOFS = ("policies.distributions", "policies.acks")


def judge(dossier: Dossier) -> Answers:
    policy = parent(dossier)
    version = current(policy, dossier.as_of) if policy else None
    counted = acknowledging(dossier)
    if not (policy and version and counted) or counted.current_on_record or was_sent(policy, version):
        return
    began = saying_the_same(policy, version)[0].takes_effect
    if began is None:
        yield unknown("when the current version took effect")
    elif days_ago(dossier, began) > policy.ack_days:
        if all(dossier.knows(proof) for proof in PROOFS):
            yield finding(policy, version, Grade.MINOR if counted.on_record else Grade.MAJOR)
        else:
            yield unknown("whether the current version was sent out or acknowledged")


def was_sent(policy: Policy, version: Version) -> bool:
    """Is there a distribution of this version, or of one that says the same?"""
    return any(says_the_same(policy, one.v, version) for one in policy.distributions)


def finding(policy: Policy, version: Version, grade: Grade) -> Finding:
    says = say(
        "Nothing shows that version {v} of {policy} was ever sent to people. A file on a drive is not communication. "
        "Send it to everyone in scope and keep the record; the acknowledgement request does both.",
        v=version.v or "(without a label)",
        policy=policy.called,
    )
    return Finding(grade, says, subject=version.v or "")


NOT_SENT: dict[str, Any] = {"policies[0].distributions": []}
NEITHER = {**NOT_SENT, "policies[0].acks": []}
OLD_ACK = {"person": "ben", "v": "0.9", "on": "2026-01-12"}
ONLY_OLD = {**NOT_SENT, "policies[0].acks": [OLD_ACK]}
GERMAN = {"v": "1.0-de", "status": "approved", "approved_on": "2026-03-02", "translation_of": "1.0"}
WORDED = {"v": "1.1", "status": "approved", "approved_on": "2026-11-18", "approved_by": "ada", "material": False}
SECOND = {"v": "1.0", "status": "superseded", "approved_on": "2026-03-02"}
FIRST = {"v": "0.9", "status": "superseded", "approved_on": "2026-01-05"}
COUNTS = {"due": 6, "acked": 1}

QUIET = (
    Quiet("It was sent and acknowledged", {}),
    Quiet("It was sent; nobody has acknowledged it", {"policies[0].acks": []}),
    Quiet("It was acknowledged, so it must have been sent", NOT_SENT),
    Quiet("Acceptances are counted, and there is one", {**NOT_SENT, "policies[0].ack_stats": COUNTS}),
    Quiet("The last day of grace", {**NEITHER, "policies[0].versions[0].effective": "2026-11-06"}),
    Quiet("It takes effect later", {**NEITHER, "policies[0].versions[0].effective": "2026-12-01"}),
    Quiet(
        "The organisation grants itself more days",
        {**NEITHER, "policies[0].versions[0].effective": "2026-10-21", "policies[0].ack_days": 30},
    ),
    Quiet(
        "Only the translation was sent",
        {
            "policies[0].acks": [],
            "policies[0].versions[+]": GERMAN,
            "policies[0].distributions": [{"v": "1.0-de", "on": "2026-03-09"}],
        },
    ),
    Quiet(
        "Only the translation was acknowledged",
        {**NOT_SENT, "policies[0].versions[+]": GERMAN, "policies[0].acks": [{**OLD_ACK, "v": "1.0-de"}]},
    ),
    Quiet(
        "An editorial change rests on an earlier acceptance", {**ONLY_OLD, "policies[0].versions[0].material": False}
    ),
    Quiet(
        "An editorial change rests on an earlier distribution",
        {
            "policies[0].acks": [],
            "policies[0].distributions": [{"v": "0.9", "on": "2026-01-05"}],
            "policies[0].versions[0].material": False,
        },
    ),
    Quiet("An editorial change after it was sent", {"policies[0].acks": [], "policies[0].versions[+]": WORDED}),
    Quiet("Somebody works alone", {**NEITHER, "org.headcount": 1}),
    Quiet("Distributions are not known, but it was acknowledged", {**NOT_SENT, "unknown": ["policies.distributions"]}),
    Quiet("Acceptances are not known, but it was sent", {"policies[0].acks": [], "unknown": ["policies.acks"]}),
    Quiet("It is still a draft", {**NEITHER, "policies[0].versions[0].status": "draft"}),
)

RAISED = (
    Raised("Neither sent nor acknowledged; the approver's own signature is no record", NEITHER, (Grade.MAJOR,)),
    Raised(
        "The day after the last day of grace",
        {**NEITHER, "policies[0].versions[0].effective": "2026-11-05"},
        (Grade.MAJOR,),
    ),
    Raised(
        "No effective date: the day of the approval counts",
        {**NEITHER, "policies[0].versions[0].effective": GONE},
        (Grade.MAJOR,),
    ),
    Raised(
        "Acceptances are counted, and there is none",
        {**NOT_SENT, "policies[0].ack_stats": {**COUNTS, "acked": 0}},
        (Grade.MAJOR,),
    ),
    Raised("Only an earlier version was acknowledged", ONLY_OLD, (Grade.MINOR,)),
    Raised(
        "Only an earlier version was sent",
        {**ONLY_OLD, "policies[0].distributions": [{"v": "0.9", "on": "2026-01-05"}]},
        (Grade.MINOR,),
    ),
    Raised(
        "What was sent cannot be matched with a version that has no label",
        {"policies[0].versions[0].v": GONE},
        (Grade.MINOR,),
    ),
    Raised(
        "An editorial change rests on what said something else, and gives nobody more time",
        {
            "policies[0].acks": [],
            "policies[0].distributions": [{"v": "0.9", "on": "2026-01-06"}],
            "policies[0].versions": [FIRST, SECOND, WORDED],
        },
        (Grade.MAJOR,),
    ),
    Raised(
        "An editorial change rests on nothing",
        {**NEITHER, "policies[0].versions[0].material": False},
        (Grade.MAJOR,),
    ),
)

CANNOT_ASSESS = (
    Unassessable(
        "It is not recorded when the version took effect",
        {**NEITHER, "policies[0].versions[0].effective": GONE, "policies[0].versions[0].approved_on": GONE},
    ),
    Unassessable("Distributions are not known, and nobody acknowledged it", {**NEITHER, "unknown": [PROOFS[0]]}),
    Unassessable("Acceptances are not known, and it was not sent", {**NEITHER, "unknown": [PROOFS[1]]}),
    Unassessable("Nothing is known about policies", {"unknown": ["policies"]}),
)
