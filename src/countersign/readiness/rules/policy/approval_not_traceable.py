"""Approval cannot be tied to a named person, date and version.

What it looks at
    Whether the approval of the current version shows who gave it, on which day, for which version, and how. The name
    must be one person on record, never a department or a mailbox. A year or a month is not a day.

Why an auditor raises it
    An auditor must be able to see who approved which text and when. A name typed into a footer shows none of this.

What clears it
    Record the approval again: the person, the full date, the version's label, and whether it was a signature, an
    electronic one or a minute.
"""

from __future__ import annotations

from countersign.kernel.words import listed, say
from countersign.policies.facts import Version
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.persons import find
from countersign.readiness.dossier.versions import current_parent
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="POL-004",
    clauses=("5.2", "7.5.2"),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=1,
    ladder={
        Grade.MINOR: "the person, the full date or the version's label is missing",
        Grade.OBSERVATION: "only the way in which it was approved is missing",
    },
    reads=("policies.versions", "people"),
    silenced_by={"POL-001": ANY, "POL-002": ANY},
)


def judge(dossier: Dossier) -> Answers:
    found = current_parent(dossier)
    if found is None:
        return
    policy, version = found
    needed = missing(dossier, version)
    how = [] if version.method else ["how it was given"]
    if needed or how:
        says = say(
            "The approval of {policy} does not show {missing}. An auditor must be able to see who approved which "
            "version and when. Record the approval again with the named person, full date, version and how they "
            "approved it.",
            policy=policy.called,
            missing=listed(needed + how),
        )
        yield Finding(Grade.MINOR if needed else Grade.OBSERVATION, says)


def missing(dossier: Dossier, version: Version) -> list[str]:
    shown = {
        "a named person": find(dossier, version.approved_by),
        "a full date": version.approved_on,
        "a version label": version.v,
    }
    return [what for what, value in shown.items() if not value]


VERSION = "policies[0].versions[0]"

QUIET = (
    Quiet("Person, date, version and method are on record", {}),
    Quiet("It was approved by a minute", {f"{VERSION}.method": "minute"}),
    Quiet("A superseded version lacks them all", {"policies[0].versions[+]": {"status": "superseded"}}),
    Quiet("It is only a draft", {f"{VERSION}.status": "draft", f"{VERSION}.approved_by": GONE}),
)

RAISED = (
    Raised("Nobody is named", {f"{VERSION}.approved_by": GONE}, (Grade.MINOR,)),
    Raised("A department is named", {f"{VERSION}.approved_by": "IT department"}, (Grade.MINOR,)),
    Raised("The date is missing", {f"{VERSION}.approved_on": GONE}, (Grade.MINOR,)),
    Raised("The date is a month", {f"{VERSION}.approved_on": "2026-03"}, (Grade.MINOR,)),
    Raised("The version has no label", {f"{VERSION}.v": ""}, (Grade.MINOR,)),
    Raised("The label and the method are missing", {f"{VERSION}.v": GONE, f"{VERSION}.method": GONE}, (Grade.MINOR,)),
    Raised("Only the method is missing", {f"{VERSION}.method": GONE}, (Grade.OBSERVATION,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about people", {"unknown": ["people"]}),)
