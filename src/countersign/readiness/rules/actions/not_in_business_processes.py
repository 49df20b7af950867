"""No proof that security is built into business processes.

What it looks at
    For how many different business processes an example of the last 365 days is recorded, and whether the latest
    example of each belongs to somebody in IT. Three processes are wanted, two in a firm of fewer than 10 people; any
    process counts.

Why an auditor raises it
    Clause 5.1 wants the requirements of the management system inside the business processes. An isolated IT project
    is the usual counter-example.

What clears it
    Record one concrete example for each of a few processes, such as the supplier check in purchasing or the security
    step when somebody leaves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from countersign.kernel.words import Words, listed, number, say
from countersign.processes.facts import Integration
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import within
from countersign.readiness.dossier.persons import find
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="INT-001",
    clauses=("5.1(b)",),
    basis=Basis.CLAUSE,
    lead_days=30,
    tier=1,
    ladder={
        Grade.MINOR: "no business process has an example of the last 365 days",
        Grade.OPPORTUNITY: "fewer than 3 have one (2 in a small firm), or the latest of each belongs to IT",
    },
    reads=("integration", "people"),
    thresholds=(
        Threshold("example_days", 365, "how a process works is shown by what it did this year"),
        Threshold("wanted", 3, "one or two may be where it happened to begin"),
        Threshold("wanted_when_small", 2, "a small firm has few processes"),
        Threshold("small_below_headcount", 10, "up to nine people know each other's work"),
    ),
    needs_settled=True,
)

HINT = (
    " It should not be an isolated IT project. Record one concrete example for each, such as the supplier check in "
    "purchasing."
)

Examples = Mapping[str, Sequence[Integration]]
"""The recorded examples, by process."""


def judge(dossier: Dossier) -> Answers:
    found = examples(dossier)
    if not found:
        yield Finding(Grade.MINOR, say("No business process shows a security step." + HINT))
    elif len(found) < wanted(dossier):
        yield Finding(Grade.OPPORTUNITY, too_few(dossier, found), subject=",".join(sorted(found)))
    elif not dossier.knows("people.it"):
        yield unknown("who works in IT")
    elif all_with_it(dossier, found):
        says = say(
            "Security steps are shown in business processes by IT alone: {processes}." + HINT,
            processes=listed(sorted(found)),
        )
        yield Finding(Grade.OPPORTUNITY, says, subject=",".join(sorted(found)))


def examples(dossier: Dossier) -> Examples:
    """The recent examples. Upper and lower case do not make two processes of one."""
    found: dict[str, list[Integration]] = {}
    for one in dossier.integration:
        process = (one.process or "").strip().casefold()
        if process and within(dossier, one.on, int(RULE.limit(dossier, "example_days"))):
            found.setdefault(process, []).append(one)
    return found


def wanted(dossier: Dossier) -> float:
    small = dossier.org.headcount < RULE.limit(dossier, "small_below_headcount")
    return RULE.limit(dossier, "wanted_when_small" if small else "wanted")


def all_with_it(dossier: Dossier, found: Examples) -> bool:
    """Does the latest example of every process belong to somebody in IT? Of several that day, all must."""
    latest = ((max(one.on for one in several), several) for several in found.values())
    return all(is_with_it(dossier, one) for day, several in latest for one in several if one.on == day)


def is_with_it(dossier: Dossier, example: Integration) -> bool:
    owner = find(dossier, example.owner)
    return owner is not None and owner.it


def too_few(dossier: Dossier, found: Examples) -> Words:
    by_it = dossier.knows("people.it") and all_with_it(dossier, found)
    return say(
        "Only {n} business {show} security steps ({processes}){it}." + HINT,
        n=number(len(found)),
        show="process shows" if len(found) == 1 else "processes show",
        processes=listed(sorted(found)),
        it=", by IT alone" if by_it else "",
    )


def recorded(*several: tuple[str, str, str], **more: object) -> dict[str, object]:
    """The change that records these examples: process, owner, day."""
    return {"integration": [{"process": process, "owner": owner, "on": on} for process, owner, on in several], **more}


HIRING, BUYING = ("hiring", "gus", "2026-05-11"), ("purchasing", "ben", "2026-06-15")
OLD, OLDEST = ("changes", "eve", "2025-11-20"), ("changes", "eve", "2025-11-19")
BY_IT = [("hiring", "eve", "2026-05-11"), ("purchasing", "lou", "2026-06-15"), ("changes", "eve", "2026-08-10")]
SMALL, YOUNG = {"org.headcount": 9}, {"org.isms_started": "2026-08-23", "integration": []}

QUIET = (
    Quiet("Three processes have an example", {}),
    Quiet("The third is 365 days old", recorded(HIRING, BUYING, OLD)),
    Quiet("Two have one, in a firm of nine", {**recorded(HIRING, BUYING), **SMALL}),
    Quiet("All belong to IT but one", recorded(HIRING, *BY_IT[1:])),
    Quiet("IT's example of a process is older than another's", recorded(*BY_IT, (*HIRING[:2], "2026-05-12"))),
    Quiet("IT's example is of the same day as another's", recorded(*BY_IT, HIRING)),
    Quiet("Their owners are in no list of people", recorded(*((process, "The board", on) for process, _, on in BY_IT))),
)

RAISED = (
    Raised("There is no example", {"integration": []}, (Grade.MINOR,)),
    Raised("The only one is 366 days old", recorded(OLDEST), (Grade.MINOR,)),
    Raised("No process is named", {"integration": [{"on": "2026-05-11", "owner": "gus"}]}, (Grade.MINOR,)),
    Raised("One has an example", recorded(HIRING), (Grade.OPPORTUNITY,)),
    Raised("Two have one, in a firm of ten", {**recorded(HIRING, BUYING), "org.headcount": 10}, (Grade.OPPORTUNITY,)),
    Raised("One has one, in a firm of nine", {**recorded(HIRING), **SMALL}, (Grade.OPPORTUNITY,)),
    Raised("The third is 366 days old", recorded(HIRING, BUYING, OLDEST), (Grade.OPPORTUNITY,)),
    Raised("The third is of tomorrow", {"integration[2].on": "2026-11-21"}, (Grade.OPPORTUNITY,)),
    Raised(
        "Three examples of two processes",
        recorded(HIRING, BUYING, ("Hiring", "ben", "2026-08-10")),
        (Grade.OPPORTUNITY,),
    ),
    Raised("All three belong to IT", recorded(*BY_IT), (Grade.OPPORTUNITY,)),
    Raised("IT's example of each is the latest", recorded(*BY_IT, (*HIRING[:2], "2026-05-10")), (Grade.OPPORTUNITY,)),
    Raised("Two belong to IT", recorded(*BY_IT[:2]), (Grade.OPPORTUNITY,)),
    Raised(
        "There are too few; who works in IT is not known", recorded(HIRING, unknown=["people.it"]), (Grade.OPPORTUNITY,)
    ),
    Raised("The system is 90 days old", {**YOUNG, "org.isms_started": "2026-08-22"}, (Grade.MINOR,)),
)

CANNOT_ASSESS = (
    Unassessable("The system is 89 days old, and no audit is near", YOUNG),
    Unassessable("Nothing is known about business processes", {"unknown": ["integration"]}),
    Unassessable("There are enough; nobody has said who works in IT", {"unknown": ["people.it"]}),
)
