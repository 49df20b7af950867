"""Topic-specific policy not properly approved or current.

What it looks at
    Each topic policy in use: whether a version is approved, by a named person, on a recorded day, and whether its
    review is no more than 30 days late. Where it has no interval of its own, twelve months are assumed. A draft that
    was never issued does not count.

Why an auditor raises it
    Topic policies carry the rules that people follow every day. Each should be approved and kept current like the
    overall policy. It need not be top management that approves them: the right level of management is enough.

What clears it
    Have each one named here approved at the right level, with the person and the day on record, and review it.
"""

from __future__ import annotations

from datetime import date

from countersign.kernel.words import Words, listed, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.persons import find
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.versions import approved, last_looked_at, look_again_by, topics
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold
from countersign.readiness.sound import policy

RULE = Rule(
    code="POL-020",
    clauses=("A.5.1",),
    basis=Basis.ANNEX_A,
    lead_days=14,
    tier=2,
    ladder={
        Grade.MINOR: "one of them binds all staff, or they are at least two and at least 20% of those in use",
        Grade.OBSERVATION: "they are few, and none binds all staff",
    },
    reads=("policies.versions", "policies.reviews", "people"),
    thresholds=(
        Threshold("grace_days", 30, "a month late draws no more than a question"),
        Threshold("assumed_months", 12, "the usual interval, where the organisation set none"),
        Threshold("several", 2, "a single one is an isolated case"),
        Threshold("share", 0.2, "from one in five on it is no longer an exception", whole=False),
    ),
    silenced_by={"POL-001": ANY},
)


def judge(dossier: Dossier) -> Answers:
    in_use = topics(dossier)
    wanting = [topic for topic in in_use if not in_order(dossier, topic)]
    if wanting:
        subject = ",".join(topic.id for topic in wanting)
        yield Finding(grade(dossier, wanting, len(in_use)), message(wanting), subject=subject)


def in_order(dossier: Dossier, topic: Policy) -> bool:
    """Was the version approved last by a person, on a day, and is its review no more than a little late?"""
    version = max(approved(topic), key=lambda one: one.approved_on or date.min, default=None)
    looked_at = last_looked_at(topic, version) if version else None
    if version is None or looked_at is None or find(dossier, version.approved_by) is None:
        return False
    months = topic.review_months or RULE.limit(dossier, "assumed_months")
    return days_ago(dossier, look_again_by(looked_at, months)) <= RULE.limit(dossier, "grace_days")


def grade(dossier: Dossier, wanting: list[Policy], in_use: int) -> Grade:
    several = len(wanting) >= RULE.limit(dossier, "several")
    many = several and len(wanting) / in_use >= RULE.limit(dossier, "share")
    return Grade.MINOR if many or any(topic.all_staff for topic in wanting) else Grade.OBSERVATION


def message(wanting: list[Policy]) -> Words:
    if len(wanting) == 1:
        return say(
            "1 topic policy is unapproved or out of date ({list}). It carries rules staff actually follow. Get it "
            "approved at the right management level and review it.",
            list=wanting[0].called,
        )
    return say(
        "{n} topic policies are unapproved or out of date ({list}). They carry the rules staff actually follow. Get "
        "each approved at the right management level and review it.",
        n=len(wanting),
        list=listed([topic.called for topic in wanting]),
    )


TOPIC = "policies[1]"
VERSION = f"{TOPIC}.versions[0]"
FEW = {f"{TOPIC}.all_staff": False}


def beside(sound: int, drafts: int) -> dict[str, object]:
    """So many topic policies in order, and so many that are still drafts."""
    fine = {"status": "approved", "approved_by": "ben", "approved_on": "2026-03-02"}
    made = [
        {"id": f"topic-{place}", "kind": "topic", "versions": [fine if place < sound else {"status": "draft"}]}
        for place in range(sound + drafts)
    ]
    return {"policies": [policy(), *made]}


QUIET = (
    Quiet("It is approved and current", {}),
    Quiet("A manager below the top approved it", {f"{VERSION}.approved_by": "gus"}),
    Quiet("Its review is 30 days late", {f"{VERSION}.approved_on": "2025-10-21"}),
    Quiet(
        "It was reviewed since", {f"{VERSION}.approved_on": "2024-02-05", f"{TOPIC}.reviews": [{"on": "2026-02-02"}]}
    ),
    Quiet("It is a draft that was never issued", {f"{VERSION}.status": "draft", f"{TOPIC}.in_use": False}),
    Quiet("There is none", {"policies[1]": {"id": "old", "kind": "topic", "in_use": False}}),
)

RAISED = (
    Raised("It binds all staff and is a draft", {f"{VERSION}.status": "draft"}, (Grade.MINOR,)),
    Raised("It binds only some", {**FEW, f"{VERSION}.status": "draft"}, (Grade.OBSERVATION,)),
    Raised("It has no version at all", {**FEW, f"{TOPIC}.versions": []}, (Grade.OBSERVATION,)),
    Raised(
        "Only a translation is approved", {**FEW, f"{VERSION}.translation_of": "1.0-original"}, (Grade.OBSERVATION,)
    ),
    Raised("The approver is a department", {**FEW, f"{VERSION}.approved_by": "IT"}, (Grade.OBSERVATION,)),
    Raised("The day of the approval is missing", {**FEW, f"{VERSION}.approved_on": GONE}, (Grade.OBSERVATION,)),
    Raised("Its review is 31 days late", {**FEW, f"{VERSION}.approved_on": "2025-10-20"}, (Grade.OBSERVATION,)),
    Raised(
        "It has no interval of its own, and twelve months are over",
        {**FEW, f"{VERSION}.approved_on": "2025-10-20", f"{TOPIC}.review_months": GONE},
        (Grade.OBSERVATION,),
    ),
    Raised("One of two", beside(sound=1, drafts=1), (Grade.OBSERVATION,)),
    Raised("Two of ten", beside(sound=8, drafts=2), (Grade.MINOR,)),
    Raised("Two of eleven", beside(sound=9, drafts=2), (Grade.OBSERVATION,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about reviews of the policies", {"unknown": ["policies.reviews"]}),)
