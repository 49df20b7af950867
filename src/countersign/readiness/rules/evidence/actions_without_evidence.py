"""Leadership actions without evidence.

What it looks at
    For how many of the eight actions of clause 5.1 something is on record that happened in the last 365 days, or since
    the ISMS began if that is later. One dated item is enough for an action.

Why an auditor raises it
    Clause 5.1 lists eight things that top management must do, and each must be demonstrable. An action with nothing
    to show for it is taken for one that did not happen.

What clears it
    Plan one concrete act for each gap and record it when it happens. The other rules on leadership say what is missing
    in detail.
"""

from __future__ import annotations

from countersign.kernel.words import Words, listed, number, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import window
from countersign.readiness.dossier.proof import recent_evidence
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="EVD-001",
    clauses=("5.1",),
    basis=Basis.CLAUSE,
    lead_days=60,
    tier=1,
    ladder={
        Grade.MAJOR: "two or fewer of the eight have evidence",
        Grade.MINOR: "three or four have",
        Grade.OPPORTUNITY: "five or six have",
    },
    reads=("evidence",),
    thresholds=(
        Threshold("opportunity_up_to", 6, "one gap of eight is no pattern"),
        Threshold("minor_up_to", 4, "half of what the clause lists cannot be shown"),
        Threshold("major_up_to", 2, "with so little, leadership cannot be shown at all"),
        Threshold("window_days", 365, "a year holds every yearly act once"),
    ),
    needs_settled=True,
)

ACTIONS = {
    "a": "policy and objectives that fit the business",
    "b": "security in everyday processes",
    "c": "resources",
    "d": "saying why it matters",
    "e": "making sure that it works",
    "f": "directing and backing people",
    "g": "improvement",
    "h": "support for other managers",
}


def judge(dossier: Dossier) -> Answers:
    days = RULE.limit(dossier, "window_days")
    shown = {one.action for one in recent_evidence(dossier, days)}
    ladder = {Grade.MAJOR: "major_up_to", Grade.MINOR: "minor_up_to", Grade.OPPORTUNITY: "opportunity_up_to"}
    grade = next((grade for grade, name in ladder.items() if len(shown) <= RULE.limit(dossier, name)), None)
    if grade and len(shown) < len(ACTIONS):
        missing = [letter for letter in ACTIONS if letter not in shown]
        says = words(len(shown), window(dossier, days), missing)
        yield Finding(grade, says, subject=f"{len(shown)}/{len(ACTIONS)}")


def words(n: int, days: int, missing: list[str]) -> Words:
    return say(
        "{n} of the eight leadership actions {have} evidence in the last {days} days; missing: {missing}. Each must be "
        "demonstrable. Plan one concrete act for each gap.",
        n=f"Only {number(n)}" if n else "Not one",
        have="has" if n < 2 else "have",
        days=days,
        missing=listed([f"{ACTIONS[letter]} ({letter})" for letter in missing]),
    )


def only(letters: str) -> dict[str, object]:
    """Evidence of these actions alone."""
    dated = {"on": "2026-09-01", "recorded_on": "2026-09-01", "by": "ada"}
    return {"evidence": [{**dated, "action": letter} for letter in letters]}


def only_from(letters: str, on: str) -> dict[str, object]:
    """The same, with the first of them dated otherwise."""
    return {**only(letters), "evidence[0].on": on}


LONG, YOUNG = {"org.isms_started": "2024-01-08"}, {"org.isms_started": "2026-08-23"}

QUIET = (
    Quiet("All eight have evidence", {}),
    Quiet("Seven have", only("abcdefg")),
    Quiet("Seven have, one of them from the day on which the ISMS began", only_from("abcdefg", "2026-01-05")),
    Quiet("Seven have, one of them 365 days ago", {**LONG, **only_from("abcdefg", "2025-11-20")}),
    Quiet("Some of it was imported", {"evidence[0].imported": True}),
)

RAISED = (
    Raised("Six have evidence", only("abcdef"), (Grade.OPPORTUNITY,)),
    Raised("Five have", only("abcde"), (Grade.OPPORTUNITY,)),
    Raised("Four have", only("abcd"), (Grade.MINOR,)),
    Raised("Three have", only("abc"), (Grade.MINOR,)),
    Raised("Two have", only("ab"), (Grade.MAJOR,)),
    Raised("One has, over and over", only("aaaaaaaaa"), (Grade.MAJOR,)),
    Raised("None has", {"evidence": []}, (Grade.MAJOR,)),
    Raised("The seventh is from before the ISMS", only_from("abcdefg", "2026-01-04"), (Grade.OPPORTUNITY,)),
    Raised("The seventh is 366 days old", {**LONG, **only_from("abcdefg", "2025-11-19")}, (Grade.OPPORTUNITY,)),
    Raised("The seventh is from tomorrow", only_from("abcdefg", "2026-11-21"), (Grade.OPPORTUNITY,)),
    Raised("The ISMS is 90 days old", {"org.isms_started": "2026-08-22", "evidence": []}, (Grade.MAJOR,)),
    Raised("An audit is 60 days away", {**YOUNG, **only("abc"), "audits[0].date": "2027-01-19"}, (Grade.MINOR,)),
)

CANNOT_ASSESS = (
    Unassessable("The ISMS is 89 days old", {**YOUNG, "evidence": []}),
    Unassessable("An audit is 61 days away", {**YOUNG, "evidence": [], "audits[0].date": "2027-01-20"}),
    Unassessable("Nothing is known about evidence", {"unknown": ["evidence"], "evidence": GONE}),
)
