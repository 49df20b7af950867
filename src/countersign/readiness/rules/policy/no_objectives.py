"""No objectives, or framework for setting them.

What it looks at
    Whether somebody marked and confirmed the passage with the information security objectives, or with the way in
    which leadership sets and reviews them. Either is enough. The current version is read, or the latest draft while
    nothing is approved.

Why an auditor raises it
    Clause 5.2 asks for one of the two. It is the one most often forgotten: a fine statement by the chief executive
    about compliance and improvement still lacks it.

What clears it
    Mark the passage if it is there. If not, add a short paragraph: leadership sets measurable objectives each year
    and reviews them; or list them. Then have the new version approved.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.versions import judged_parent
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, unknown

RULE = Rule(
    code="POL-009",
    clauses=("5.2(b)", "6.2"),
    basis=Basis.CLAUSE,
    lead_days=7,
    tier=1,
    ladder={Grade.MINOR: "no passage is confirmed as the objectives or the way to set them"},
    reads=("policies.versions.marks",),
    silenced_by={"POL-001": ANY},
)


def judge(dossier: Dossier) -> Answers:
    found = judged_parent(dossier)
    if found is None:
        yield unknown("what the policy says")
    elif not found[1].marks.objectives:
        says = say(
            "{policy} neither states information security objectives nor says how they are set. One of the two is "
            "required. Add a short paragraph saying leadership sets measurable objectives each year and reviews them, "
            "or list them.",
            policy=found[0].called,
        )
        yield Finding(Grade.MINOR, says)


MARKS = "policies[0].versions[0].marks"
DRAFT = {"v": "1.1", "status": "draft"}

QUIET = (
    Quiet("The passage is marked", {}),
    Quiet("A newer draft has no mark; the approved version is read", {"policies[0].versions[+]": DRAFT}),
)

RAISED = (
    Raised("No passage is marked", {f"{MARKS}.objectives": GONE}, (Grade.MINOR,)),
    Raised(
        "A chief executive's statement: compliance and improvement, and nothing else",
        {MARKS: {"requirements": "s1", "improvement": "s2"}},
        (Grade.MINOR,),
    ),
    Raised(
        "Nothing is approved, and the last draft has no mark",
        {"policies[0].versions[0].status": "draft", "policies[0].versions[+]": DRAFT},
        (Grade.MINOR,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("There is no version to read", {"policies[0].versions": []}),
    Unassessable("Nothing is known about marks", {"unknown": ["policies.versions.marks"]}),
)
