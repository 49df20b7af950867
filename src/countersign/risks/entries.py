"""What the ledger keeps about risks: what could happen, how large it was seen to be, and who decided what about it."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry, Leading, Shape, State


@dataclass(frozen=True, kw_only=True)
class RiskRecorded(Entry):
    """A risk was written down, or read from a list: what could happen, and who is to answer for it."""

    kind = "risk.recorded"
    shows = ("6.1.2",)


@dataclass(frozen=True, kw_only=True)
class RiskChanged(Entry):
    """The words about a risk were put right, or another owner was named."""

    kind = "risk.changed"


@dataclass(frozen=True, kw_only=True)
class RiskOwned(Entry):
    """The owner of a risk accepted in person that they answer for it."""

    kind = "risk.owned"
    shows = ("6.1.2", "5.3")
    key_event = True


@dataclass(frozen=True, kw_only=True)
class RiskClosed(Entry):
    """A risk is none any more, and why. It stays on record."""

    kind = "risk.closed"


@dataclass(frozen=True, kw_only=True)
class AssessmentRecorded(Entry):
    """Somebody said how likely and how bad a risk is on a day."""

    kind = "assessment.recorded"
    shows = ("6.1.2", "8.2")


@dataclass(frozen=True, kw_only=True)
class TreatmentProposed(Entry):
    """It was put forward what to do about a risk, at the score that it had. Nothing holds yet."""

    kind = "treatment.proposed"
    shows = ("6.1.3",)


def decided(state: State) -> tuple[str, dict[str, object]]:
    if state["option"] == "ACCEPT":
        return "{who} accepted a risk of {score}: {title}.", {"score": state["likelihood"] * state["impact"]}
    return "{who} approved what is done about a risk of {score}: {title}.", {
        "score": state["likelihood"] * state["impact"]
    }


@dataclass(frozen=True, kw_only=True)
class TreatmentApproved(Entry):
    """What is done about a risk was approved, or what is left of it accepted: by its owner, or by top management."""

    kind = "treatment.approved"
    shows = ("5.1 c", "6.1.3", "8.3")
    key_event = True
    leads = Leading(Shape.DECISION, by="approved_by_id", says=decided, only_with=("approved_as",), seldom=True)


@dataclass(frozen=True, kw_only=True)
class TreatmentCarriedOut(Entry):
    """What was approved about a risk has been done, on a day that is said."""

    kind = "treatment.carried_out"
    shows = ("8.3",)


@dataclass(frozen=True, kw_only=True)
class TreatmentClosed(Entry):
    """A decision about a risk was refused, taken back before it was approved, or ended afterwards, and why."""

    kind = "treatment.closed"


def saw(state: State) -> tuple[str, dict[str, object]]:
    return "{who} has seen a risk of {score}: {title}.", {"score": state["score"]}


@dataclass(frozen=True, kw_only=True)
class RiskReceiptGiven(Entry):
    """A leader has seen a risk that goes to top management, and said what they make of it."""

    kind = "riskreceipt.given"
    shows = ("5.1 e", "6.1.2")
    key_event = True
    leads = Leading(Shape.REVIEW, by="person_id", says=saw, seldom=True)
