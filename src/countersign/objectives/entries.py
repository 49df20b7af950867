"""What the ledger keeps about objectives, what was measured of them, and what top management was told."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry, Leading, Shape, State


def adopted(_terms: State) -> tuple[str, dict[str, object]]:
    return "{who} adopted the objective {title}", {}


def adopted_elsewhere(_terms: State) -> tuple[str, dict[str, object]]:
    return "{who} adopted the objective {title} elsewhere", {}


def read(_report: State) -> tuple[str, dict[str, object]]:
    return "{who} read the report on how the ISMS performs", {}


def told(_report: State) -> tuple[str, dict[str, object]]:
    return "{who} was given a report on how the ISMS performs", {}


def reporter(report: State) -> str | None:
    found: str | None = report["reporter_id"]
    return found


@dataclass(frozen=True, kw_only=True)
class GoalSet(Entry):
    """A goal of the business was written down, which security serves."""

    kind = "goal.set"


@dataclass(frozen=True, kw_only=True)
class GoalChanged(Entry):
    """Something about a goal of the business was put right."""

    kind = "goal.changed"


@dataclass(frozen=True, kw_only=True)
class GoalEnded(Entry):
    """A goal of the business is not pursued any more, and why."""

    kind = "goal.ended"


@dataclass(frozen=True, kw_only=True)
class ObjectiveSet(Entry):
    """An objective was set. What it asks stands in its terms, recorded beside it."""

    kind = "objective.set"


@dataclass(frozen=True, kw_only=True)
class ObjectiveConcluded(Entry):
    """It was recorded whether an objective was met, and what was learnt."""

    kind = "objective.concluded"
    shows = ("6.2", "9.1")
    key_event = True


@dataclass(frozen=True, kw_only=True)
class TermsProposed(Entry):
    """Terms of an objective were put forward. They hold once top management has adopted them."""

    kind = "objectiveterms.proposed"


@dataclass(frozen=True, kw_only=True)
class TermsChanged(Entry):
    """Terms that nobody had adopted yet were written anew."""

    kind = "objectiveterms.changed"


@dataclass(frozen=True, kw_only=True)
class TermsAdopted(Entry):
    """Top management adopted an objective, on exactly these terms."""

    kind = "objectiveterms.adopted"
    shows = ("5.1 a", "6.2")
    key_event = True
    leads = Leading(Shape.DECISION, by="adopted_by_id", says=adopted)


@dataclass(frozen=True, kw_only=True)
class TermsAdoptedElsewhere(Entry):
    """An adoption outside the product was written down: by whom, on which day, and what shows it."""

    kind = "objectiveterms.adopted_elsewhere"
    shows = ("5.1 a", "6.2")
    key_event = True
    leads = Leading(Shape.DECISION, by="adopted_by_id", says=adopted_elsewhere, elsewhere=True)


@dataclass(frozen=True, kw_only=True)
class TermsWithdrawn(Entry):
    """Terms were refused by top management or taken back before anybody adopted them, and why."""

    kind = "objectiveterms.withdrawn"


@dataclass(frozen=True, kw_only=True)
class ExtensionRecorded(Entry):
    """An objective got more time, and why."""

    kind = "extension.recorded"


@dataclass(frozen=True, kw_only=True)
class TellingRecorded(Entry):
    """The people concerned were told of an objective."""

    kind = "telling.recorded"
    shows = ("6.2",)


@dataclass(frozen=True, kw_only=True)
class MeasurementRecorded(Entry):
    """What was measured of an objective on a day."""

    kind = "measurement.recorded"
    shows = ("6.2", "9.1")


@dataclass(frozen=True, kw_only=True)
class MeasurementCorrected(Entry):
    """A measurement was put right, or taken back, by a later one that names it."""

    kind = "measurement.corrected"


@dataclass(frozen=True, kw_only=True)
class ReportSent(Entry):
    """Whoever reports performance sent a report to a member of top management, who has not read it yet."""

    kind = "report.sent"
    shows = ("5.3", "9.1")


@dataclass(frozen=True, kw_only=True)
class ReportRead(Entry):
    """A member of top management said that they have read a report, and perhaps answered it."""

    kind = "report.read"
    shows = ("5.1 e", "9.1")
    key_event = True
    leads = Leading(Shape.REPORT, by="to_id", says=read)


@dataclass(frozen=True, kw_only=True)
class ReportRecorded(Entry):
    """A report to top management outside the product was written down: by whom, to whom, on which day."""

    kind = "report.recorded"
    shows = ("5.1 e", "5.3", "9.1")
    leads = Leading(Shape.REPORT, by="to_id", says=told, elsewhere=True, made_by=reporter)
