"""Leaders missed the security awareness training.

What it looks at
    Whether every leader has taken the awareness training in the last 365 days: top management on the register and
    whoever is marked as an executive. New leaders have 30 days, from joining or, if the register alone makes them
    leaders, from being entered there. Where staff have no training either, the rule is silent.

Why an auditor raises it
    An exemption for those at the top undermines the rule for everyone else. Where NIS2 or DORA applies, training of
    the management body is a legal duty besides.

What clears it
    The leaders named take the training that everybody takes.
"""

from __future__ import annotations

from typing import Any

from countersign.kernel.words import say
from countersign.people.facts import Person
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.acknowledging import SAMPLE
from countersign.readiness.dossier.audits import days_ago, within
from countersign.readiness.dossier.leadership import current_entries, leaders
from countersign.readiness.dossier.persons import names_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="TOP-005",
    clauses=("5.1", "7.3", "A.6.3"),
    basis=Basis.ANNEX_A,
    lead_days=7,
    tier=1,
    ladder={Grade.MINOR: "a leader has no awareness training in the last 365 days"},
    reads=("training", "staff_training", "people", "top_management"),
    thresholds=(
        Threshold("training_days", 365, "awareness training is a yearly thing almost everywhere"),
        Threshold("new_leader_days", 30, "a new leader has a month"),
    ),
)

HINT = (
    " Exempting leaders undermines the rule for everyone; where NIS2 or DORA applies, training of the management body "
    "is also a legal duty. Book it this month."
)
ONE = "{names} has no awareness training in the last year although all staff must do it." + HINT
SEVERAL = "{names} have no awareness training in the last year although all staff must do it." + HINT


def judge(dossier: Dossier) -> Answers:
    if not dossier.staff_training:
        return
    days = int(RULE.limit(dossier, "training_days"))
    trained = {one.person for one in dossier.training if within(dossier, one.on, days)}
    missed = [person.id for person in leaders(dossier) if person.id not in trained and not is_new(dossier, person)]
    if missed:
        says = say(ONE if len(missed) == 1 else SEVERAL, names=names_of(dossier, missed))
        yield Finding(Grade.MINOR, says, subject=",".join(missed[:SAMPLE]))


def is_new(dossier: Dossier, leader: Person) -> bool:
    """Did they join, or become a leader by the register alone, in the last few days?"""
    days = RULE.limit(dossier, "new_leader_days")
    if leader.joined and days_ago(dossier, leader.joined) <= days:
        return True
    entered = [entry.since for entry in current_entries(dossier) if entry.person == leader.id]
    return not leader.exec and days_ago(dossier, min(entered)) <= days


NOBODY_TRAINED: dict[str, Any] = {"training": []}
BEN_LEADS = {"person": "ben", "basis": "director", "from": "2026-10-20"}

QUIET = (
    Quiet("The managing director was trained", {}),
    Quiet("365 days ago", {"training[0].on": "2025-11-20"}),
    Quiet("Staff have no training either", {**NOBODY_TRAINED, "staff_training": False}),
    Quiet("The leader joined 30 days ago", {**NOBODY_TRAINED, "people[0].joined": "2026-10-21"}),
    Quiet("Entered in the register 30 days ago", {"top_management[+]": {**BEN_LEADS, "from": "2026-10-21"}}),
    Quiet("Who was not trained is no leader", {"people[2].it": False}),
    Quiet("The executive is from outside", {"people[6].exec": True, "people[6].kind": "external"}),
    Quiet("The executive has left", {"people[2].exec": True, "people[2].left": "2026-11-20"}),
)

RAISED = (
    Raised("Nobody was trained", NOBODY_TRAINED, (Grade.MINOR,)),
    Raised("366 days ago", {"training[0].on": "2025-11-19"}, (Grade.MINOR,)),
    Raised("An executive off the register was not", {"people[2].exec": True}, (Grade.MINOR,)),
    Raised("The leader joined 31 days ago", {**NOBODY_TRAINED, "people[0].joined": "2026-10-20"}, (Grade.MINOR,)),
    Raised("Nobody knows when the leader joined", {**NOBODY_TRAINED, "people[0].joined": GONE}, (Grade.MINOR,)),
    Raised("Entered in the register 31 days ago", {"top_management[+]": BEN_LEADS}, (Grade.MINOR,)),
    Raised(
        "Entered again lately, a leader for long",
        {"top_management[+]": {**BEN_LEADS, "from": "2026-11-16"}, "top_management[0].person": "ben"},
        (Grade.MINOR,),
    ),
    Raised(
        "An executive for long, entered in the register lately",
        {"people[1].exec": True, "top_management[+]": {**BEN_LEADS, "from": "2026-11-16"}},
        (Grade.MINOR,),
    ),
    Raised(
        "A contractor on the register was not", {"top_management[+]": {**BEN_LEADS, "person": "max"}}, (Grade.MINOR,)
    ),
    Raised("Two leaders: one finding", {**NOBODY_TRAINED, "people[2].exec": True}, (Grade.MINOR,)),
    Raised(
        "The register is empty; an executive was not", {"people[2].exec": True, "top_management": []}, (Grade.MINOR,)
    ),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about training", {"unknown": ["training"]}),
    Unassessable("Nobody has said whether staff are trained", {"unknown": ["staff_training"]}),
)
