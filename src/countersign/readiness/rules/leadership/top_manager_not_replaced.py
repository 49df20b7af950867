"""Top manager has left and nobody replaced them.

What it looks at
    Whether anybody on the register of top management still serves: the entry has not ended, and the person has not
    left. An empty register is another finding.

Why an auditor raises it
    Every duty of clause 5 falls on top management. While nobody serves, all of them are vacant, whatever the records
    of earlier months say.

What clears it
    Register the successor, also one who serves for the time being with the board's mandate, and have them stand
    behind the policy, the objectives and the roles.
"""

from __future__ import annotations

from datetime import date

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.leadership import register, top_managers
from countersign.readiness.dossier.persons import find
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="TOP-002",
    clauses=("5.1",),
    basis=Basis.CLAUSE,
    lead_days=3,
    tier=1,
    ladder={Grade.MAJOR: "the register has entries, and nobody on it serves"},
    reads=("top_management", "people"),
    needs_register=True,
)

HINT = " Every leadership duty is vacant. Register the successor and have them re-confirm policy, objectives and roles."


def judge(dossier: Dossier) -> Answers:
    if register(dossier) and not top_managers(dossier):
        subject = ",".join(dict.fromkeys(entry.person for entry in register(dossier)))
        yield Finding(Grade.MAJOR, message(dossier), subject=subject)


def message(dossier: Dossier) -> Words:
    ended = last_day(dossier)
    if ended is None:
        return say("No serving member of top management is recorded." + HINT)
    return say("No serving member of top management is recorded since {date}." + HINT, date=ended)


def last_day(dossier: Dossier) -> date | None:
    """The first day without anybody, so far as it is known."""
    ends: list[date] = []
    for entry in register(dossier):
        person = find(dossier, entry.person)
        ends += filter(None, (entry.until, person.left if person else None))
    return max((day for day in ends if day <= dossier.as_of), default=None)


QUIET = (
    Quiet("The managing director serves", {}),
    Quiet("The entry ends tomorrow", {"top_management[0].to": "2026-11-21"}),
    Quiet("The managing director leaves tomorrow", {"people[0].left": "2026-11-21"}),
    Quiet(
        "Somebody serves for the time being, with the board's mandate",
        {
            "top_management[0].to": "2026-10-01",
            "top_management[+]": {"person": "max", "basis": "board", "from": "2026-10-01"},
        },
    ),
)

RAISED = (
    Raised("The entry ended today", {"top_management[0].to": "2026-11-20"}, (Grade.MAJOR,)),
    Raised("The managing director left today", {"people[0].left": "2026-11-20"}, (Grade.MAJOR,)),
    Raised("The entry names nobody we know", {"top_management[0].person": "zoe"}, (Grade.MAJOR,)),
    Raised(
        "The successor starts tomorrow",
        {
            "top_management[0].to": "2026-10-01",
            "top_management[+]": {"person": "ben", "basis": "director", "from": "2026-11-21"},
        },
        (Grade.MAJOR,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about top management", {"unknown": ["top_management"]}),
)
