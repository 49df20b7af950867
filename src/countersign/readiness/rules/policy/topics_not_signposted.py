"""Overall policy does not signpost the topic policies.

What it looks at
    Whether the overall policy points to each topic policy in use. One document that holds everything has no topic
    policies to point to.

Why an auditor raises it
    The overall policy is the parent that leads readers to the rules for their work. A policy that nobody is led to
    is hard to call communicated.

What clears it
    Add the links to the overall policy.
"""

from __future__ import annotations

from countersign.kernel.words import listed, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.versions import topics
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="POL-021",
    clauses=("5.2", "A.5.1"),
    basis=Basis.GOOD_PRACTICE,
    lead_days=3,
    tier=2,
    ladder={Grade.OPPORTUNITY: "a topic policy in use is not linked"},
    reads=("policies.parent_link",),
    silenced_by={"POL-001": ANY},
)


def judge(dossier: Dossier) -> Answers:
    unlinked = [topic for topic in topics(dossier) if not topic.parent_link]
    if unlinked:
        says = say(
            "The overall policy does not point to {list}. It should act as the parent that leads readers to the rules "
            "for their work. Add the links.",
            list=listed([topic.called for topic in unlinked]),
        )
        yield Finding(Grade.OPPORTUNITY, says, subject=",".join(topic.id for topic in unlinked))


UNLINKED = {"policies[1].parent_link": False}

QUIET = (
    Quiet("It points to the topic policy", {}),
    Quiet("The one it does not point to is not in use", {**UNLINKED, "policies[1].in_use": False}),
    Quiet("There are no topic policies", {"policies[1]": {"id": "old", "kind": "topic", "in_use": False}}),
)

RAISED = (
    Raised("It leaves one out", UNLINKED, (Grade.OPPORTUNITY,)),
    Raised(
        "It leaves out two, which is one finding",
        {**UNLINKED, "policies[+]": {"id": "byod", "kind": "topic", "parent_link": False}},
        (Grade.OPPORTUNITY,),
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about the links", {"unknown": ["policies.parent_link"]}),)
