"""Risk without a proper owner.

What it looks at
    Whether every risk has an owner who is here, high risks first. In organisations of more than 15 people, also
    whether whoever holds 5.3 a owns nearly all of them.

Why an auditor raises it
    Clause 6.1.2 wants an owner identified for each risk. A risk that nobody owns was never decided by anybody, and
    one that the ISMS lead owns for everybody was not decided where it sits.

What clears it
    Give each risk to a manager who can decide about it, and have them accept it. In a very small firm one owner for
    all is normal.
"""

from __future__ import annotations

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import CONFORMITY, holders_of_duty
from countersign.readiness.dossier.persons import is_active, names_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold, unknown
from countersign.risks.facts import Risk

RULE = Rule(
    code="ROL-018",
    clauses=("6.1.2", "5.3"),
    basis=Basis.CLAUSE,
    lead_days=7,
    tier=2,
    ladder={
        Grade.MINOR: "a high risk has no owner who is here",
        Grade.OBSERVATION: "another risk has none, or in a larger firm holders of 5.3 a own more than 80% of all",
    },
    reads=("risks", "people"),
    thresholds=(
        Threshold("headcount", 15, "up to so many people, one owner for all risks is normal"),
        Threshold("percent", 80, "up to which share the ISMS lead may own the risks"),
    ),
)


def judge(dossier: Dossier) -> Answers:
    orphans = [risk for risk in dossier.risks if not is_active(dossier, risk.owner)]
    high = [risk for risk in orphans if risk.high]
    if orphans:
        n = len(high or orphans)
        yield Finding(Grade.MINOR if high else Grade.OBSERVATION, orphaned(n, high=bool(high)), subject=str(n))
    elif dossier.risks and dossier.org.headcount > RULE.limit(dossier, "headcount"):
        yield from owned_by_the_lead(dossier)


def owned_by_the_lead(dossier: Dossier) -> Answers:
    if not dossier.knows("roles.assignments"):
        yield unknown("who holds duty 5.3 a")
        return
    leads = {person for person, _ in holders_of_duty(dossier, CONFORMITY)}
    theirs = [risk for risk in dossier.risks if risk.owner in leads]
    if len(theirs) * 100 > RULE.limit(dossier, "percent") * len(dossier.risks):
        owners = list(dict.fromkeys(risk.owner for risk in theirs if risk.owner))
        yield Finding(Grade.OBSERVATION, too_many(dossier, theirs, owners), subject=",".join(owners))


def orphaned(n: int, *, high: bool) -> Words:
    return say(
        "{n} {risks} no owner, or one who is not here. Risk owners are normally senior managers where the risk sits. "
        "Assign and have them accept.",
        n=n,
        risks=("significant " if high else "") + ("risk has" if n == 1 else "risks have"),
    )


def too_many(dossier: Dossier, theirs: list[Risk], owners: list[str]) -> Words:
    return say(
        "{n} of {all} risks are owned by whoever ensures that the ISMS conforms ({owners}). Risk owners are normally "
        "senior managers where the risk sits. Assign and have them accept.",
        n=len(theirs),
        all=len(dossier.risks),
        owners=names_of(dossier, owners),
    )


def owned(by_lead: int, of: int) -> dict[str, object]:
    """So many of the risks belong to the ISMS lead, the others to top management."""
    return {"risks": [{"owner": "ben" if n < by_lead else "ada"} for n in range(of)], "org.headcount": 16}


HIGH, LOW = {"title": "Flood", "high": True}, {"title": "Theft"}

QUIET = (
    Quiet("Every risk has an owner who is here", {}),
    Quiet("Four of five belong to the ISMS lead", owned(4, 5)),
    Quiet("All belong to the ISMS lead, in a firm of 15", {**owned(5, 5), "org.headcount": 15}),
    Quiet("There are no risks", {"risks": [], "org.headcount": 16}),
)

RAISED = (
    Raised("A high risk has no owner", {"risks[0].owner": GONE}, (Grade.MINOR,)),
    Raised("Two have none", {"risks": [HIGH, HIGH, LOW]}, (Grade.MINOR,)),
    Raised("Its owner has left", {"risks[0].owner": "lou", "people[5].left": "2026-11-20"}, (Grade.MINOR,)),
    Raised("Its owner is in no list of people", {"risks[0].owner": "The board"}, (Grade.MINOR,)),
    Raised("Another risk has no owner", {"risks[+]": LOW}, (Grade.OBSERVATION,)),
    Raised("Two others have none", {"risks": [LOW, LOW]}, (Grade.OBSERVATION,)),
    Raised("Five of six belong to the ISMS lead", owned(5, 6), (Grade.OBSERVATION,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about risks", {"unknown": ["risks"]}),
    Unassessable("Every risk has an owner; who leads the ISMS is not known", {**owned(5, 6), "unknown": ["roles"]}),
)
