"""What the ledger keeps about asks and commitments.

An answer counts as what it is: a leader giving the lead what the lead asked for (5.1 f). The act itself, a signature or
a decision, has an entry of its own and counts there; so an answer never counts for what its ask was about.
"""

from __future__ import annotations

from dataclasses import dataclass

from countersign.asks.enums import Answer
from countersign.ledger.kinds import Entry, Leading, Shape, State


def answered(state: State) -> tuple[str, dict[str, object]]:
    if state["answer"] == Answer.DONE:
        return "{who} did what the lead had asked for", {}
    return "{who} said yes to what the lead had asked for", {}


@dataclass(frozen=True, kw_only=True)
class AskMade(Entry):
    """A leader was asked for one act, by a day, and saw it from then on."""

    kind = "ask.made"


@dataclass(frozen=True, kw_only=True)
class AskChased(Entry):
    """A leader was reminded of an ask: on which day, and by which way."""

    kind = "chase.made"


@dataclass(frozen=True, kw_only=True)
class AskPassed(Entry):
    """The day of an ask passed, and no answer is on record. The round says it, nobody else."""

    kind = "ask.passed_unanswered"


@dataclass(frozen=True, kw_only=True)
class AskAnswered(Entry):
    """A leader said in their own name that what was asked is done, or will be."""

    kind = "ask.answered"
    shows = ("5.1 f",)
    leads = Leading(Shape.DECISION, by="answered_by_id", says=answered, seldom=True)


@dataclass(frozen=True, kw_only=True)
class AskDeclined(Entry):
    """A leader said no in their own name, and why. A no is an answer, and no evidence of a duty."""

    kind = "ask.declined"


@dataclass(frozen=True, kw_only=True)
class AskAnswerRecorded(Entry):
    """Somebody wrote down what a leader had answered elsewhere. It is on their word, and counts for no duty."""

    kind = "ask.answer_recorded"


@dataclass(frozen=True, kw_only=True)
class AskWithdrawn(Entry):
    """An ask does not stand any more, and why."""

    kind = "ask.withdrawn"


@dataclass(frozen=True, kw_only=True)
class CommitmentMade(Entry):
    """A leader took something on for a quarter. A promise is no evidence yet: what they do is, where it is recorded."""

    kind = "commitment.made"


@dataclass(frozen=True, kw_only=True)
class CommitmentMet(Entry):
    """A leader said that they did what they had taken on, and on which day."""

    kind = "commitment.met"


@dataclass(frozen=True, kw_only=True)
class CommitmentTakenBack(Entry):
    """A leader took a commitment back before its day, and why."""

    kind = "commitment.taken_back"
