"""All evidence is produced by the ISMS lead.

What it looks at
    Who produced the evidence of the last 365 days, or since the ISMS began: how much of it is by somebody who was in
    top management on that day. It needs eight items to judge.

Why an auditor raises it
    Clause 5.1 is about what leaders do. When one diligent person writes every record, it looks as if leadership had
    been delegated, and the interview will show it.

What clears it
    Let leaders send, sign, chair and decide in their own name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from countersign.kernel.words import Words, number, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.leadership import was_top_manager
from countersign.readiness.dossier.persons import name_of
from countersign.readiness.dossier.proof import recent_evidence
from countersign.readiness.dossier.records import Evidence
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="EVD-004",
    clauses=("5.1",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=30,
    tier=2,
    ladder={Grade.OPPORTUNITY: "of eight items or more, fewer than 20% are by top management"},
    reads=("evidence", "people", "top_management"),
    thresholds=(
        Threshold("window_days", 365, "a year holds every yearly act once"),
        Threshold("from_items", 8, "one item for each action; fewer show no pattern"),
        Threshold("leaders_percent", 20, "one in five is little for a clause about leaders"),
    ),
    needs_register=True,
    fits_one_person=False,
)


def judge(dossier: Dossier) -> Answers:
    items = recent_evidence(dossier, RULE.limit(dossier, "window_days"))
    by_leaders = sum(was_top_manager(dossier, one.by, one.on) for one in items)
    enough = items and len(items) >= RULE.limit(dossier, "from_items")
    if enough and by_leaders * 100 < RULE.limit(dossier, "leaders_percent") * len(items):
        says = words(dossier, items, by_leaders)
        yield Finding(Grade.OPPORTUNITY, says, subject=f"{by_leaders}/{len(items)}")


def words(dossier: Dossier, items: Sequence[Evidence], by_leaders: int) -> Words:
    produced = Counter(one.by for one in items if not was_top_manager(dossier, one.by, one.on))
    person, n = min(produced.items(), key=lambda one: (-one[1], one[0]))
    return say(
        "{percent}% of the evidence comes from {person}; leaders appear in {leaders}. It looks delegated. Let the "
        "leader send, sign, chair and decide in their own name.",
        percent=round(100 * n / len(items)),
        person=name_of(dossier, person),
        leaders="one item" if by_leaders == 1 else f"{number(by_leaders)} of {len(items)} items",
    )


def by(leaders: int, others: int, on: str = "2026-09-01") -> dict[str, object]:
    """So many items by the managing director, so many by the ISMS lead."""
    one = {"on": on, "recorded_on": on, "action": "e"}
    return {"evidence": [{**one, "by": "ada"}] * leaders + [{**one, "by": "ben"}] * others}


TOP, LONG = "top_management[0]", {"org.isms_started": "2024-01-08"}

QUIET = (
    Quiet("Leaders produced more than half", {}),
    Quiet("There is no evidence; that is another finding", {"evidence": []}),
    Quiet("Two of ten are by a leader", by(2, 8)),
    Quiet("Seven items, none by a leader", by(0, 7)),
    Quiet("The leader has left since", {**by(2, 8), "people[0].left": "2026-11-01"}),
    Quiet("The leader was on the register until the next day", {**by(2, 8), f"{TOP}.to": "2026-09-02"}),
    Quiet("Seven items, and more from before the ISMS", {**by(0, 8), "evidence[0].on": "2026-01-04"}),
    Quiet("Seven items, and one of 366 days ago", {**LONG, **by(0, 8), "evidence[0].on": "2025-11-19"}),
    Quiet("A company of one", {**by(0, 8), "org.headcount": 1}),
)

RAISED = (
    Raised("Eight items, none by a leader", by(0, 8), (Grade.OPPORTUNITY,)),
    Raised("One of eight", by(1, 7), (Grade.OPPORTUNITY,)),
    Raised("19 of 100", by(19, 81), (Grade.OPPORTUNITY,)),
    Raised("The leader was not on the register yet", {**by(8, 0), f"{TOP}.from": "2026-09-02"}, (Grade.OPPORTUNITY,)),
    Raised("Nor any more", {**by(8, 0), f"{TOP}.to": "2026-09-01"}, (Grade.OPPORTUNITY,)),
    Raised("The first is from the day the ISMS began", {**by(0, 8), "evidence[0].on": "2026-01-05"},
           (Grade.OPPORTUNITY,)),
    Raised("The first is 365 days old", {**LONG, **by(0, 8), "evidence[0].on": "2025-11-20"}, (Grade.OPPORTUNITY,)),
    Raised("A company of two", {**by(0, 8), "org.headcount": 2}, (Grade.OPPORTUNITY,)),
)  # fmt: skip

CANNOT_ASSESS = (
    Unassessable("The register is empty", {**by(0, 8), "top_management": []}),
    Unassessable("Nothing is known about evidence", {"unknown": ["evidence"]}),
)
