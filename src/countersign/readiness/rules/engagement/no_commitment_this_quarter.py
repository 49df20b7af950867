"""No specific leadership commitment this quarter.

What it looks at
    From the second month of a quarter on, whether a leader's commitment falls due in it; and on any day, whether one is
    unmet more than 14 days after its due day. An ISMS younger than 45 days and a company of one are left alone.

Why an auditor raises it
    Commitment is shown by acts, and acts that nobody dated do not happen. It is good practice, not a requirement.

What clears it
    Agree on one specific, time-boxed commitment for each quarter, for example chairing the review, and record when it
    was met.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from countersign.asks.facts import Commitment
from countersign.kernel.words import Words, listed, say, spelled
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.persons import name_of
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="ENG-003",
    clauses=("5.1",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=7,
    tier=1,
    ladder={
        Grade.OPPORTUNITY: "from the 31st day of a quarter, no commitment falls due in it",
        Grade.OBSERVATION: "one is unmet more than 14 days after its due day",
    },
    reads=("commitments",),
    thresholds=(
        Threshold("young_days", 45, "in its first weeks an ISMS has other worries"),
        Threshold("quarter_day", 31, "a month to find something for the quarter", least=1),
        Threshold("grace_days", 14, "two weeks late is a full diary"),
    ),
    fits_one_person=False,
)

HINT = (
    " One specific, time-boxed commitment per quarter is what works. Pick one from the list, for example chairing the "
    "review."
)
NONE_DUE = "No commitment of a leader falls due in this quarter, which began on {day}." + HINT
ONE_UNMET = "A commitment has not been met: {which}." + HINT
UNMET = "{n} commitments have not been met: {which}." + HINT


def judge(dossier: Dossier) -> Answers:
    if days_ago(dossier, dossier.org.isms_started) < RULE.limit(dossier, "young_days"):
        return
    if is_well_into_the_quarter(dossier) and not has_one_for_the_quarter(dossier):
        yield Finding(Grade.OPPORTUNITY, say(NONE_DUE, day=began(dossier.as_of)))
    elif unmet := unmet_ones(dossier):
        yield Finding(Grade.OBSERVATION, unmet_words(dossier, unmet), subject=str(len(unmet)))


def began(day: date) -> date:
    """The first day of its calendar quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def is_well_into_the_quarter(dossier: Dossier) -> bool:
    return days_ago(dossier, began(dossier.as_of)) + 1 >= RULE.limit(dossier, "quarter_day")


def has_one_for_the_quarter(dossier: Dossier) -> bool:
    return any(began(one.due) == began(dossier.as_of) for one in dossier.commitments)


def unmet_ones(dossier: Dossier) -> list[Commitment]:
    days = RULE.limit(dossier, "grace_days")
    found = [one for one in dossier.commitments if one.met_on is None and days_ago(dossier, one.due) > days]
    return sorted(found, key=lambda one: (one.due, one.by or ""))


def unmet_words(dossier: Dossier, unmet: Sequence[Commitment]) -> Words:
    which = listed([named(dossier, one) for one in unmet])
    return say(ONE_UNMET if len(unmet) == 1 else UNMET, n=len(unmet), which=which)


def named(dossier: Dossier, one: Commitment) -> str:
    """By whose it is, if that is known, and by when."""
    due = spelled(one.due)
    return f"that of {name_of(dossier, one.by)}, due on {due}" if one.by else f"one due on {due}"


def committed(*due: str, **more: object) -> dict[str, object]:
    """The change that leaves these commitments alone."""
    return {"commitments": [{"by": "ada", "due": day, **more} for day in due]}


NONE: dict[str, object] = {"commitments": []}

QUIET = (
    Quiet("One falls due in December", {}),
    Quiet("The only one was met in October", committed("2026-10-01", met_on="2026-10-01")),
    Quiet("None, on the 30th day of the quarter", {**NONE, "as_of": "2026-10-30"}),
    Quiet("None, in an ISMS of 44 days", {**NONE, "org.isms_started": "2026-10-07"}),
    Quiet("None, in a company of one", {**NONE, "org.headcount": 1}),
    Quiet("One is 14 days late", committed("2026-11-06")),
    Quiet("One of another year was met late", committed("2025-06-30", "2026-12-31", met_on="2026-02-02")),
)

RAISED = (
    Raised("None", NONE, (Grade.OPPORTUNITY,)),
    Raised("None, on the 31st day of the quarter", {**NONE, "as_of": "2026-10-31"}, (Grade.OPPORTUNITY,)),
    Raised("None, in an ISMS of 45 days", {**NONE, "org.isms_started": "2026-10-06"}, (Grade.OPPORTUNITY,)),
    Raised("The day before the quarter", committed("2026-09-30", met_on="2026-09-30"), (Grade.OPPORTUNITY,)),
    Raised("The day after the quarter", committed("2027-01-01"), (Grade.OPPORTUNITY,)),
    Raised("In the same quarter of last year", committed("2025-11-20", met_on="2025-11-20"), (Grade.OPPORTUNITY,)),
    Raised("None, and one of the last quarter is unmet", committed("2026-09-30"), (Grade.OPPORTUNITY,)),
    Raised("One is 15 days late", committed("2026-11-05"), (Grade.OBSERVATION,)),
    Raised("It is met tomorrow", committed("2026-11-05", met_on="2026-11-21"), (Grade.OBSERVATION,)),
    Raised(
        "Two are late, and nobody knows whose", committed("2026-10-05", "2026-11-05", by=None), (Grade.OBSERVATION,)
    ),
    Raised(
        "One of the last quarter, early in this one",
        {**committed("2026-09-25"), "as_of": "2026-10-10"},
        (Grade.OBSERVATION,),
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about commitments", {"unknown": ["commitments"]}),)
