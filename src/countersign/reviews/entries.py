"""What the ledger keeps about management reviews (9.3). Minutes that are signed carry the digest of what was signed."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry, Leading, Shape, State


def chaired(review: State) -> tuple[str, dict[str, object]]:
    if review.get("chaired_by_id"):
        return "{who} was at the management review of {day}, and signed its minutes for its chair", {}
    return "{who} chaired the management review of {day}, and signed its minutes", {}


def chaired_elsewhere(_review: State) -> tuple[str, dict[str, object]]:
    return "{who} chaired the management review of {day}, outside Countersign", {}


def decided(decision: State) -> tuple[str, dict[str, object]]:
    return "{who} decided in the management review of {day}: number {n}", {"n": decision["number"]}


@dataclass(frozen=True, kw_only=True)
class ReviewPlanned(Entry):
    """A management review was planned: its kind, its day, who chairs it and who is invited."""

    kind = "managementreview.planned"


@dataclass(frozen=True, kw_only=True)
class ReviewChanged(Entry):
    """What was planned about a review was changed before it opened, or what it noted for the next one."""

    kind = "managementreview.changed"


@dataclass(frozen=True, kw_only=True)
class ReviewCalledOff(Entry):
    """A management review will not take place, and why."""

    kind = "managementreview.called_off"


@dataclass(frozen=True, kw_only=True)
class ReviewOpened(Entry):
    """The meeting opened: from now on the agenda stands still, with what the product knew at this instant."""

    kind = "managementreview.opened"
    shows = ("9.3",)


@dataclass(frozen=True, kw_only=True)
class OpeningTakenBack(Entry):
    """The meeting was opened by mistake: it is planned again, and nothing of it counts."""

    kind = "managementreview.opening_taken_back"


@dataclass(frozen=True, kw_only=True)
class AttendanceVoided(Entry):
    """The meeting at which somebody said they were was opened by mistake: what they said of it does not count."""

    kind = "attendance.voided"


@dataclass(frozen=True, kw_only=True)
class ChairNamed(Entry):
    """Whoever chaired it does not sign: another leader was named who does."""

    kind = "managementreview.chair_named"
    shows = ("9.3",)


@dataclass(frozen=True, kw_only=True)
class MinutesSigned(Entry):
    """The chair put their name to the minutes: what was considered, who was there, what was decided."""

    kind = "managementreview.signed"
    shows = ("5.1 e", "9.3")
    key_event = True
    leads = Leading(Shape.REVIEW, by="chair_id", says=chaired)


@dataclass(frozen=True, kw_only=True)
class ReviewRecordedElsewhere(Entry):
    """A review that was held before or outside was entered, on the word of whoever entered it."""

    kind = "managementreview.recorded_elsewhere"
    shows = ("5.1 e", "9.3")
    key_event = True
    leads = Leading(Shape.REVIEW, by="chair_id", says=chaired_elsewhere, elsewhere=True)


@dataclass(frozen=True, kw_only=True)
class MinutesRendered(Entry):
    """The PDF of signed minutes was made, and is kept."""

    kind = "managementreview.rendered"


@dataclass(frozen=True, kw_only=True)
class AttendanceConfirmed(Entry):
    """Somebody said that they were there; or, of a review held elsewhere, somebody said it of them."""

    kind = "attendance.confirmed"
    shows = ("9.3",)


@dataclass(frozen=True, kw_only=True)
class ApologySent(Entry):
    """Somebody who was invited said that they could not come."""

    kind = "attendance.declined"


@dataclass(frozen=True, kw_only=True)
class DecisionWritten(Entry):
    """A decision of the meeting was written down, or one that the chair has not signed was put right."""

    kind = "decision.written"


@dataclass(frozen=True, kw_only=True)
class DecisionStruck(Entry):
    """A decision that the chair has not signed was taken out of the minutes again."""

    kind = "decision.struck"


@dataclass(frozen=True, kw_only=True)
class DecisionTaken(Entry):
    """The chair signed the minutes with this decision in them."""

    kind = "decision.taken"
    shows = ("9.3",)


@dataclass(frozen=True, kw_only=True)
class ImprovementDecided(Entry):
    """The chair signed the minutes with this improvement in them."""

    kind = "decision.improvement_taken"
    shows = ("5.1 g", "9.3")
    leads = Leading(Shape.IMPROVEMENT, by="decided_by_id", says=decided)


@dataclass(frozen=True, kw_only=True)
class ResourcesDecided(Entry):
    """The chair signed the minutes with this decision about money, people or time in them."""

    kind = "decision.resources_taken"
    shows = ("5.1 c", "9.3")
    leads = Leading(Shape.DECISION, by="decided_by_id", says=decided)


@dataclass(frozen=True, kw_only=True)
class DirectionDecided(Entry):
    """The chair signed the minutes with this decision about the policy or the objectives in them."""

    kind = "decision.direction_taken"
    shows = ("5.1 a", "9.3")
    leads = Leading(Shape.DECISION, by="decided_by_id", says=decided)


@dataclass(frozen=True, kw_only=True)
class DecisionCarriedOut(Entry):
    """What a review had decided was done, on the day in the row."""

    kind = "decision.carried_out"


@dataclass(frozen=True, kw_only=True)
class AddendumWritten(Entry):
    """Something about signed minutes was put right, beside them."""

    kind = "addendum.written"
    shows = ("9.3",)
    key_event = True
