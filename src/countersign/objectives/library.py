"""Objectives to begin with (DOMAIN, 8.7), and what the product counts by itself. Pure, and only ever copied."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.kernel.words import Words, say
from countersign.objectives.enums import Counted, Direction

MONTHLY, QUARTERLY = 30, 91
"""Cadences in days."""


@dataclass(frozen=True)
class Starter:
    """An objective that many begin with. ``counted``: what measures it here, if anything does."""

    key: str
    title: Words
    measure: Words
    target: str
    unit: Words
    cadence: int
    direction: Direction = Direction.AT_LEAST
    counted: Counted | None = None


PERCENT = say("%")

STARTERS: tuple[Starter, ...] = (
    Starter(
        "rules",
        say("Everybody knows the rules"),
        say("People who have accepted the policy, of those due"),
        "98",
        PERCENT,
        MONTHLY,
        counted=Counted.ACCEPTED,
    ),
    Starter(
        "answers",
        say("People can answer"),
        say("Spot checks passed, of at least 20 a year"),
        "90",
        PERCENT,
        QUARTERLY,
    ),
    Starter(
        "example",
        say("Leaders set the example"),
        say("Leaders who have done the training and accepted the policy"),
        "100",
        PERCENT,
        QUARTERLY,
        counted=Counted.LEADERS_READY,
    ),
    Starter(
        "report",
        say("We report"),
        say("Suspicious messages reported in tests"),
        "40",
        PERCENT,
        QUARTERLY,
    ),
    Starter(
        "react",
        say("We react"),
        say("Reports with a first action within four hours"),
        "95",
        PERCENT,
        MONTHLY,
    ),
    Starter("recover", say("We can recover"), say("Restore tests passed in a year"), "4", say("of 4"), QUARTERLY),
    Starter(
        "fix",
        say("We fix"),
        say("Critical weaknesses fixed within seven days"),
        "95",
        PERCENT,
        MONTHLY,
    ),
    Starter(
        "access",
        say("Access is right"),
        say("Leavers whose access ended within 24 hours"),
        "100",
        PERCENT,
        MONTHLY,
    ),
    Starter(
        "suppliers",
        say("Suppliers are checked"),
        say("Important suppliers reviewed this year"),
        "100",
        PERCENT,
        QUARTERLY,
    ),
    Starter(
        "decide",
        say("Decisions are made"),
        say("Resource requests decided within 30 days"),
        "90",
        PERCENT,
        QUARTERLY,
    ),
    Starter(
        "follow",
        say("Leadership follows up"),
        say("Actions of reviews closed on time"),
        "85",
        PERCENT,
        QUARTERLY,
    ),
    Starter(
        "risks",
        say("Risks are owned"),
        say("High risks with an owner and a dated plan"),
        "100",
        PERCENT,
        MONTHLY,
    ),
    Starter(
        "evidence",
        say("Evidence is steady"),
        say("Months with evidence of leadership, of the last twelve"),
        "10",
        say("of 12"),
        QUARTERLY,
        counted=Counted.EVIDENCE_MONTHS,
    ),
    Starter(
        "customers",
        say("Customers are reassured"),
        say("Security questionnaires answered within five days"),
        "95",
        PERCENT,
        MONTHLY,
    ),
)

NO_ZERO = say(
    "A target of zero incidents can be measured, and rewards whoever reports none. Better count how soon people "
    "report, or how soon somebody acts."
)
"""Why nobody is offered it (OBJ-002)."""

MEASURES: dict[Counted, Words] = {
    Counted.ACCEPTED: say("Accepted the policy, of those due (%)"),
    Counted.LEADERS_READY: say("Leaders trained and accepted (%)"),
    Counted.EVIDENCE_MONTHS: say("Months with evidence of leadership, of the last twelve"),
}
"""What each count is called. One more: a line here, one in ``enums.Counted``, one in ``readiness.counting.COUNTS``."""


def starter(key: str) -> Starter | None:
    return next((one for one in STARTERS if one.key == key), None)
