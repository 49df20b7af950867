"""Role-holders could not describe their role.

What it looks at
    The latest role check of each current holder in the last 180 days: an interview, or a self-check in which the
    holder answered for themselves. A failure that was passed since does not count; "I would look it up here" passes.

Why an auditor raises it
    "What are you responsible for?" is the question that auditors are sure to ask. When the holder of a duty of 5.3
    has no answer, the assignment stands on paper only.

What clears it
    Walk the holder through the role page, and check again.
"""

from __future__ import annotations

from typing import Any

from countersign.awareness.facts import RoleCheck, SpotCheck
from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import within
from countersign.readiness.dossier.checking import asked
from countersign.readiness.dossier.holding import MANDATORY, holders, holders_of_duty
from countersign.readiness.dossier.persons import names_of
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="ROL-016",
    clauses=("5.3", "7.3"),
    basis=Basis.CLAUSE,
    lead_days=7,
    tier=1,
    ladder={
        Grade.MAJOR: "a holder of 5.3 a or 5.3 b failed",
        Grade.MINOR: "two or more others failed, and at least 25% of those checked",
    },
    reads=("role_checks", "roles.assignments", "people"),
    thresholds=(
        Threshold("check_days", 180, "how long a role check says something"),
        Threshold("failed", 2, "from how many failures on it is more than one person's bad day"),
        Threshold("percent", 25, "from which share of those checked on it is more than a few"),
    ),
)


def judge(dossier: Dossier) -> Answers:
    """Where spot checks are not known, from self-checks alone; where there are none of those either, not at all."""
    if not dossier.knows("spot_checks") and not dossier.role_checks:
        yield unknown("whether holders can say what they are responsible for")
        return
    checked = latest_checks(dossier)
    failed = [person for person, check in checked.items() if not check.passed]
    if grade := grade_of(dossier, failed, len(checked)):
        says = say(
            "{names} could not say what they are responsible for. Auditors ask exactly that. Walk them through the "
            "role page and check again.",
            names=names_of(dossier, failed),
        )
        yield Finding(grade, says, subject=",".join(failed))


def latest_checks(dossier: Dossier) -> dict[str, SpotCheck | RoleCheck]:
    """Of each holder who was checked in time; of two on one day, the one listed later."""
    days = int(RULE.limit(dossier, "check_days"))
    holding = {person for role in dossier.roles for person, _ in holders(dossier, role)}
    recent = [one for one in asked(dossier) if within(dossier, one.on, days)]
    return {one.person: one for one in sorted(recent, key=lambda one: one.on) if one.person in holding and one.person}


def grade_of(dossier: Dossier, failed: list[str], checked: int) -> Grade | None:
    if any(person in failed for duty in MANDATORY for person, _ in holders_of_duty(dossier, duty)):
        return Grade.MAJOR
    many = len(failed) >= RULE.limit(dossier, "failed")
    return Grade.MINOR if many and len(failed) * 100 >= RULE.limit(dossier, "percent") * checked else None


def check(person: str, passed: bool, on: str = "2026-10-05") -> dict[str, Any]:
    return {"group": "role", "person": person, "passed": passed, "on": on}


def by_themselves(person: str, passed: bool, on: str = "2026-10-05") -> dict[str, Any]:
    return {"person": person, "passed": passed, "on": on, "how": "self"}


def crew(checked: int, failed: int) -> dict[str, Any]:
    """So many department contacts were checked, and so many of them failed."""
    ids = [f"p{n}" for n in range(checked)]
    role = {"id": "crew", "key": "dept_contact", "assignments": [{"person": id} for id in ids]}
    return {
        "people": [{"id": id, "kind": "employee"} for id in ids],
        "roles": [role],
        "spot_checks": [check(id, passed=n >= failed) for n, id in enumerate(ids)],
    }


QUIET = (
    Quiet("No holder was checked", {"spot_checks": []}),
    Quiet("The ISMS lead passed", {"spot_checks": [check("ben", True)]}),
    Quiet(
        "The ISMS lead failed, and passed since",
        {"spot_checks": [check("ben", True, "2026-11-03"), check("ben", False, "2026-10-01")]},
    ),
    Quiet(
        "The ISMS lead failed a self-check, and passed the next one",
        {"role_checks": [by_themselves("ben", False), by_themselves("ben", True, "2026-10-06")]},
    ),
    Quiet(
        "The ISMS lead failed an interview, and passed a self-check since",
        {"spot_checks": [check("ben", False)], "role_checks": [by_themselves("ben", True, "2026-10-06")]},
    ),
    Quiet("The ISMS lead failed 181 days ago", {"spot_checks": [check("ben", False, "2026-05-23")]}),
    Quiet("The ISMS lead failed a check meant for staff", {"spot_checks": [{**check("ben", False), "group": "staff"}]}),
    Quiet("Somebody without a role failed", {"spot_checks": [check("lou", False), check("max", False)]}),
    Quiet("One other holder failed", {"spot_checks": [check("gus", False)]}),
    Quiet("Two of nine failed", crew(9, 2)),
    Quiet(
        "A check was recorded without a name", {"spot_checks": [{"group": "role", "passed": False, "on": "2026-10-05"}]}
    ),
)

RAISED = (
    Raised("The ISMS lead failed", {"spot_checks": [check("ben", False)]}, (Grade.MAJOR,)),
    Raised("The ISMS lead failed 180 days ago", {"spot_checks": [check("ben", False, "2026-05-24")]}, (Grade.MAJOR,)),
    Raised(
        "The ISMS lead passed, and failed since",
        {"spot_checks": [check("ben", False, "2026-11-03"), check("ben", True, "2026-10-01")]},
        (Grade.MAJOR,),
    ),
    Raised("The ISMS lead failed a self-check", {"role_checks": [by_themselves("ben", False)]}, (Grade.MAJOR,)),
    Raised(
        "A self-check was failed, and nothing is known of spot checks",
        {"role_checks": [by_themselves("ben", False)], "unknown": ["spot_checks"]},
        (Grade.MAJOR,),
    ),
    Raised("Two of eight other holders failed", crew(8, 2), (Grade.MINOR,)),
    Raised("Two of two did", crew(2, 2), (Grade.MINOR,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about spot checks, and nobody checked themselves", {"unknown": ["spot_checks"]}),
    Unassessable("Nothing is known about role checks", {"unknown": ["role_checks"]}),
)
