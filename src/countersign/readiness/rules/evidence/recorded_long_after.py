"""Evidence recorded long after the event.

What it looks at
    How long after its day each item of the last 365 days was entered: later than 30 days is late. Items that were
    brought over from another tool and marked as imported are looked at apart.

Why an auditor raises it
    Auditors look at the day on which a record was made, which the clock of the server keeps. Many late ones look like a
    story put together afterwards.

What clears it
    Record things as you go. Keep original files with their own dates, and mark an import as one. The finding fades as
    later records are in time.
"""

from __future__ import annotations

from collections.abc import Sequence

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.proof import recent_evidence
from countersign.readiness.dossier.records import Evidence
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="EVD-003",
    clauses=("5.1", "7.5.3"),
    basis=Basis.GOOD_PRACTICE,
    lead_days=60,
    tier=1,
    ladder={
        Grade.OPPORTUNITY: "three or more items were entered late, and at least 30% of all that were not imported",
        Grade.OBSERVATION: "only imported items were entered more than 30 days after the event",
    },
    reads=("evidence.recorded_on",),
    thresholds=(
        Threshold("window_days", 365, "a year holds every yearly act once"),
        Threshold("late_days", 30, "whoever records as they go needs days, not weeks"),
        Threshold("late_from", 3, "one or two are oversights"),
        Threshold("late_percent", 30, "with usual delays this comes up less than once in 300 times"),
    ),
)


def judge(dossier: Dossier) -> Answers:
    items = recent_evidence(dossier, RULE.limit(dossier, "window_days"))
    late = [one for one in items if is_late(dossier, one)]
    grade = graded(dossier, items, late)
    if grade:
        some = [one for one in late if one.imported == (grade is Grade.OBSERVATION)]
        own = [one for one in items if not one.imported]
        yield Finding(grade, words(dossier, grade, len(some), len(own)), subject=subject(grade, len(some), len(own)))
    elif graded(dossier, items, [*late, *(one for one in items if one.recorded_on is None)]):
        yield unknown("when some of the evidence was entered")


def is_late(dossier: Dossier, one: Evidence) -> bool:
    return one.recorded_on is not None and (one.recorded_on - one.on).days > RULE.limit(dossier, "late_days")


def graded(dossier: Dossier, items: Sequence[Evidence], late: Sequence[Evidence]) -> Grade | None:
    own = [one for one in late if not one.imported]
    all_own = sum(not one.imported for one in items)
    many = own and len(own) >= RULE.limit(dossier, "late_from")
    if many and len(own) * 100 >= RULE.limit(dossier, "late_percent") * all_own:
        return Grade.OPPORTUNITY
    return Grade.OBSERVATION if any(one.imported for one in late) else None


def subject(grade: Grade, n: int, total: int) -> str:
    return f"{n}/{total}" if grade is Grade.OPPORTUNITY else "imported"


def words(dossier: Dossier, grade: Grade, n: int, total: int) -> Words:
    days = int(RULE.limit(dossier, "late_days"))
    if grade is Grade.OPPORTUNITY:
        return say(
            "{n} of {total} {were} entered more than {days} days after the event. Auditors check creation dates. Keep "
            "original files with their own dates, and record as you go.",
            n=n,
            total=total,
            were="record was" if total == 1 else "records were",
            days=days,
        )
    return say(
        "{n} imported {were} entered more than {days} days after the event. That is normal for a migration, and "
        "auditors check creation dates: keep the original files with their own dates.",
        n=n,
        were="record was" if n == 1 else "records were",
        days=days,
    )


def entered(late: int, of: int, imported: int = 0, recorded_on: str = "2026-06-01") -> dict[str, object]:
    """So many items of 1 May, some of them entered a month later; and so many imported ones."""
    one = {"on": "2026-05-01", "recorded_on": "2026-05-02", "action": "e", "by": "ada"}
    items = [{**one, "recorded_on": recorded_on} if n < late else one for n in range(of)]
    return {"evidence": items + [{**one, "recorded_on": "2026-06-01", "imported": True}] * imported}


def undated(late: int, of: int, imported: int = 0) -> dict[str, object]:
    """The same, with nobody knowing when the late ones were entered."""
    return {**entered(late, of, imported), **{f"evidence[{n}].recorded_on": GONE for n in range(late)}}


LONG = {"org.isms_started": "2024-01-08"}

QUIET = (
    Quiet("Everything was entered on its day", {}),
    Quiet("There is no evidence", {"evidence": []}),
    Quiet("Two of two were late", entered(2, 2)),
    Quiet("Three of eleven were", entered(3, 11)),
    Quiet("Three of three were entered after 30 days", entered(3, 3, recorded_on="2026-05-31")),
    Quiet("It happened before the ISMS began", {**entered(3, 3, 1), "org.isms_started": "2026-05-02"}),
    Quiet("Three of three were, one of them 366 days ago", {**LONG, **entered(3, 3), "evidence[0].on": "2025-11-19"}),
    Quiet("An item was imported, and entered in time", {"evidence[0].imported": True}),
    Quiet("It is not known when two of two were entered", undated(2, 2)),
)

RAISED = (
    Raised("Three of three were entered after 31 days", entered(3, 3), (Grade.OPPORTUNITY,)),
    Raised("Three of ten were", entered(3, 10), (Grade.OPPORTUNITY,)),
    Raised("On the first day of the ISMS", {**entered(3, 3), "org.isms_started": "2026-05-01"}, (Grade.OPPORTUNITY,)),
    Raised("365 days ago", {**LONG, **entered(3, 3), "evidence[0].on": "2025-11-20"}, (Grade.OPPORTUNITY,)),
    Raised("Imported items are not among those compared", entered(3, 10, 20), (Grade.OPPORTUNITY,)),
    Raised("One was imported", entered(0, 8, 1), (Grade.OBSERVATION,)),
    Raised("Three were imported, two others late", entered(2, 2, 3), (Grade.OBSERVATION,)),
    Raised("It is not known when others were entered", undated(3, 3, 1), (Grade.OBSERVATION,)),
    Raised("Everything was imported", entered(0, 0, 4), (Grade.OBSERVATION,)),
)

CANNOT_ASSESS = (
    Unassessable("It is not known when three were entered", undated(3, 10)),
    Unassessable(
        "It is not known when an imported one was", {**entered(0, 8, 1), "evidence[8].recorded_on": "2026-06"}
    ),
    Unassessable("Nothing is known about when it was entered", {"unknown": ["evidence.recorded_on"]}),
)
