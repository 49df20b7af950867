"""Visible exception for a senior person.

What it looks at
    The exceptions observed with leaders more than 30 days ago and not corrected since: whether somebody other than
    the leader approved each of them, and whether that approval still holds. Your own approval is no approval.

Why an auditor raises it
    Clause 5 and control A.5.4 expect leaders to set the example. One personal laptop at the top outweighs a page of
    policy. Two leaders, or the same leader twice in a year, look like a habit.

What clears it
    Correct it, or have the exception assessed, approved and dated as for anyone else. Enter only what somebody
    observed, with a reference, never gossip.
"""

from __future__ import annotations

from collections.abc import Sequence

from countersign.direction.facts import Exemption
from countersign.kernel.words import Words, say, spelled
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago, within
from countersign.readiness.dossier.leadership import leaders
from countersign.readiness.dossier.persons import find, names_of
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="TOP-006",
    clauses=("5.1", "A.5.4"),
    basis=Basis.ANNEX_A,
    lead_days=7,
    tier=1,
    ladder={
        Grade.MAJOR: "it concerns two or more leaders, or one of them repeatedly within 365 days",
        Grade.MINOR: "one leader is outside a rule without a valid approval",
    },
    reads=("exec_exceptions", "people", "top_management"),
    thresholds=(
        Threshold("grace_days", 30, "time to correct it, or to have it approved"),
        Threshold("major_from_leaders", 2, "two leaders are a custom, one is a case"),
        Threshold("major_from_repeats", 2, "once may be an oversight"),
        Threshold("repeat_days", 365, "what happened before is another year's matter"),
    ),
)

HINT = (
    " without an approved, time-limited exception. Clause 5 expects leaders to set the example. Correct it, or approve "
    "and date the exception like anyone else's."
)
ONE = "{name} is outside a rule that applies to everyone ({what})" + HINT
SEVERAL = "{name} are outside rules that apply to everyone ({what})" + HINT


def judge(dossier: Dossier) -> Answers:
    leading = {person.id for person in leaders(dossier)}
    open_ones = [one for one in dossier.exec_exceptions if one.person in leading and stands(dossier, one)]
    concerned = list(dict.fromkeys(one.person for one in open_ones))
    if concerned:
        grade = Grade.MAJOR if is_a_habit(dossier, concerned) else Grade.MINOR
        yield Finding(grade, message(dossier, open_ones, concerned), subject=",".join(concerned))


def stands(dossier: Dossier, one: Exemption) -> bool:
    """Not corrected in time, and without an approval that holds."""
    old = days_ago(dossier, one.on) > RULE.limit(dossier, "grace_days")
    expired = one.expires is not None and one.expires < dossier.as_of
    return one.corrected_on is None and old and (is_unapproved(dossier, one) or expired)


def is_unapproved(dossier: Dossier, one: Exemption) -> bool:
    """Approved by nobody we know, or only by the leader concerned."""
    return find(dossier, one.approved_by) is None or one.approved_by == one.person


def is_a_habit(dossier: Dossier, concerned: Sequence[str]) -> bool:
    """Several leaders, or one of them repeatedly, corrected since or not."""
    days = int(RULE.limit(dossier, "repeat_days"))
    recent = [
        one.person for one in dossier.exec_exceptions if within(dossier, one.on, days) and is_unapproved(dossier, one)
    ]
    repeated = any(recent.count(person) >= RULE.limit(dossier, "major_from_repeats") for person in concerned)
    return repeated or len(concerned) >= RULE.limit(dossier, "major_from_leaders")


def message(dossier: Dossier, open_ones: Sequence[Exemption], concerned: list[str]) -> Words:
    days = ", ".join(map(spelled, sorted({one.on for one in open_ones})))
    template = ONE if len(concerned) == 1 else SEVERAL
    return say(template, name=names_of(dossier, concerned), what=f"observed on {days}")


def seen(person: str = "ada", on: str = "2026-08-03", **more: object) -> dict[str, object]:
    return {"person": person, "on": on, **more}


def observed(*exceptions: dict[str, object]) -> dict[str, object]:
    """The change that gives these exceptions; Eve is an executive."""
    return {"exec_exceptions": list(exceptions), "people[2].exec": True}


QUIET = (
    Quiet("Nothing was observed", {}),
    Quiet("It was observed 30 days ago", observed(seen(on="2026-10-21"))),
    Quiet("It was corrected", observed(seen(corrected_on="2026-11-20"))),
    Quiet("Somebody else approved it", observed(seen("eve", approved_by="ada"))),
    Quiet("The approval ends today", observed(seen("eve", approved_by="ada", expires="2026-11-20"))),
    Quiet("It concerns no leader", observed(seen("ben"))),
    Quiet("The leader has left", {**observed(seen("eve")), "people[2].left": "2026-11-01"}),
    Quiet("Twice, and corrected twice", observed(seen(corrected_on="2026-08-10"), seen(corrected_on="2026-09-10"))),
)

RAISED = (
    Raised("Nobody approved it", observed(seen()), (Grade.MINOR,)),
    Raised("It was observed 31 days ago", observed(seen(on="2026-10-20")), (Grade.MINOR,)),
    Raised("It will be corrected tomorrow", observed(seen(corrected_on="2026-11-21")), (Grade.MINOR,)),
    Raised("The leader approved it", observed(seen(approved_by="ada")), (Grade.MINOR,)),
    Raised("Somebody approved it who is nobody here", observed(seen(approved_by="zoe")), (Grade.MINOR,)),
    Raised(
        "The approval ended yesterday", observed(seen("eve", approved_by="ada", expires="2026-11-19")), (Grade.MINOR,)
    ),
    Raised("Two leaders", observed(seen(), seen("eve")), (Grade.MAJOR,)),
    Raised("One leader twice", observed(seen(), seen(on="2026-09-07")), (Grade.MAJOR,)),
    Raised(
        "Once corrected, 365 days ago, and again",
        observed(seen(on="2025-11-20", corrected_on="2025-12-01"), seen()),
        (Grade.MAJOR,),
    ),
    Raised(
        "The first time was 366 days ago",
        observed(seen(on="2025-11-19", corrected_on="2025-12-01"), seen()),
        (Grade.MINOR,),
    ),
    Raised("The second is too new to stand alone", observed(seen(), seen(on="2026-11-16")), (Grade.MAJOR,)),
    Raised(
        "The other one was approved",
        observed(seen("eve"), seen("eve", approved_by="ada", expires="2026-12-31")),
        (Grade.MINOR,),
    ),
    Raised(
        "Twice approved and expired: no habit",
        observed(
            seen("eve", approved_by="ada", expires="2026-10-01"),
            seen("eve", approved_by="ada", expires="2026-11-01"),
        ),
        (Grade.MINOR,),
    ),
    Raised(
        "Somebody else's habit is corrected",
        observed(
            seen("eve", corrected_on="2026-09-01"),
            seen("eve", corrected_on="2026-10-01"),
            seen(),
        ),
        (Grade.MINOR,),
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about exceptions", {"unknown": ["exec_exceptions"]}),)
