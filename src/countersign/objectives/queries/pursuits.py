"""Goals, objectives, what was measured and reported: read once for everything that a page asks of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, UUIDField

from countersign.kernel.instants import day_in
from countersign.kernel.refusals import Unknown
from countersign.ledger.held import UNASKED, Asked
from countersign.ledger.prepared import Prepared
from countersign.objectives.enums import Way
from countersign.objectives.models import Extension, Goal, Measurement, Objective, ObjectiveTerms, Report, Telling
from countersign.objectives.queries.rows import extensions, goals, measurements, objectives, reports, tellings, terms

if TYPE_CHECKING:
    from countersign.people.models import Organisation

GOALS = Prepared(goals, organisation=UUIDField())
OBJECTIVES = Prepared(objectives, organisation=UUIDField())
TERMS = Prepared(terms, organisation=UUIDField())
EXTENSIONS = Prepared(extensions, organisation=UUIDField())
TELLINGS = Prepared(tellings, organisation=UUIDField())
MEASUREMENTS = Prepared(measurements, organisation=UUIDField())
REPORTS = Prepared(reports, organisation=UUIDField())
STANDING = Prepared(
    lambda organisation: (
        measurements(organisation)
        .filter(~Exists(measurements(organisation).filter(corrects_id=OuterRef("id"))), value__gt="")
        .select_related(None)
        .only("objective_id", "measured_on", "value", "corrects_id")
    ),
    organisation=UUIDField(),
)
WITHOUT_THEIR_TEXT = Prepared(
    lambda organisation: (
        reports(organisation)
        .select_related(None)
        .select_related("reporter", "to")
        .defer("content", "recorded_by", "answer", "sent_as", "read_as")
    ),
    organisation=UUIDField(),
)


@dataclass(frozen=True)
class Pursued:
    """One objective with all that was recorded about it. Days are those of the organisation's calendar."""

    objective: Objective
    zone: str
    versions: tuple[ObjectiveTerms, ...]
    extensions: tuple[Extension, ...]
    tellings: tuple[Telling, ...]
    rows: tuple[Measurement, ...]
    reported: tuple[date, ...]

    def adopted(self, on: date) -> ObjectiveTerms | None:
        """The newest terms that top management had adopted by a day."""
        found = [one for one in self.versions if one.adopted_on is not None and one.adopted_on <= on]
        return max(found, key=lambda one: one.number, default=None)

    def proposed(self, on: date) -> ObjectiveTerms | None:
        """The newest terms that nobody had adopted or taken back by a day."""
        found = [one for one in self.versions if not self.is_adopted(one, on) and not self.is_withdrawn(one, on)]
        known = [one for one in found if day_in(self.zone, one.proposed_at) <= on] or found
        newest = max(known, key=lambda one: one.number, default=None)
        adopted = self.adopted(on)
        return newest if newest and (adopted is None or newest.number > adopted.number) else None

    def terms(self, on: date) -> ObjectiveTerms | None:
        """What it asks on a day: what was adopted, or else what is proposed. None once all of it was taken back."""
        return self.adopted(on) or self.proposed(on)

    @property
    def latest(self) -> ObjectiveTerms:
        """The words under which people know it: the newest adopted, or else the newest of all."""
        return next((one for one in reversed(self.versions) if one.adopted_at), self.versions[-1])

    def is_adopted(self, one: ObjectiveTerms, on: date) -> bool:
        return one.adopted_on is not None and one.adopted_on <= on

    def is_withdrawn(self, one: ObjectiveTerms, on: date) -> bool:
        return one.withdrawn_at is not None and day_in(self.zone, one.withdrawn_at) <= on

    def is_there(self, on: date) -> bool:
        """Set by a day, and not taken back before anybody adopted it."""
        return self.objective.set_on <= on and self.terms(on) is not None

    def is_concluded(self, on: date) -> bool:
        return self.objective.concluded_on is not None and self.objective.concluded_on <= on

    def is_pursued(self, on: date) -> bool:
        return self.is_there(on) and not self.is_concluded(on)

    def due(self, on: date) -> date | None:
        """The day by which it is to be reached, with what it was extended by."""
        now = self.terms(on)
        if now is None:
            return None
        more = [one for one in self.extensions if one.terms_id == now.id and day_in(self.zone, one.extended_at) <= on]
        return more[-1].due_on if more else now.due_on

    @cached_property
    def readings(self) -> tuple[Measurement, ...]:
        """What was measured and stands, by day: without what was put right, and what was taken back."""
        corrected = {one.corrects_id for one in self.rows if one.corrects_id}
        return tuple(one for one in self.rows if one.value and one.id not in corrected)

    def last(self, on: date) -> Measurement | None:
        return next((one for one in reversed(self.readings) if one.measured_on <= on), None)

    def reported_on(self, on: date) -> date | None:
        """The last day by which top management had a report of it."""
        return max((day for day in self.reported if day <= on), default=None)

    def told_on(self, on: date) -> date | None:
        """The first day by which people were told of it."""
        return next((one.told_on for one in self.tellings if one.told_on <= on), None)


@dataclass(frozen=True)
class Pursuits:
    """All of one organisation, the concluded ones as well; each list is read when it is first asked for."""

    firm: Organisation
    held: Asked = UNASKED

    @cached_property
    def goals(self) -> list[Goal]:
        return GOALS.rows(organisation=self.firm.id)

    @cached_property
    def reports(self) -> list[Report]:
        """The newest first."""
        return self.held.rows(REPORTS, organisation=self.firm.id)

    @cached_property
    def objectives(self) -> list[Pursued]:
        """In the order of the days on which they were set."""
        rows = self.held.rows(OBJECTIVES, organisation=self.firm.id)
        if not rows:
            return []
        here = {"organisation": self.firm.id}
        versions = grouped(TERMS.rows(**here), lambda one: one.objective_id)
        more = grouped(EXTENSIONS.rows(**here), lambda one: one.objective_id)
        told = grouped(TELLINGS.rows(**here), lambda one: one.objective_id)
        measured = grouped(self.measurements, lambda one: one.objective_id)
        reported = self.reported
        return [
            Pursued(
                one,
                self.firm.time_zone,
                tuple(versions[one.id]),
                tuple(more[one.id]),
                tuple(told[one.id]),
                tuple(measured[one.id]),
                tuple(reported[one.id.hex]),
            )
            for one in rows
        ]

    @property
    def measurements(self) -> list[Measurement]:
        return MEASUREMENTS.rows(organisation=self.firm.id)

    @property
    def reported(self) -> dict[str, list[date]]:
        """By the hex of an objective: the days on which a report of it reached somebody."""
        found: dict[str, list[date]] = defaultdict(list)
        for one in self.reports:
            on = reached_on(one, self.firm.time_zone)
            for objective in one.about if on else ():
                found[objective].append(on)  # type: ignore[arg-type]
        return found

    def pursued(self, on: date) -> list[Pursued]:
        return [one for one in self.objectives if one.is_pursued(on)]

    def proposals(self, on: date) -> list[ObjectiveTerms]:
        """What waits for top management, in the order of proposing."""
        open_ones = [one for one in self.objectives if not one.is_concluded(on)]
        found = [terms for one in open_ones for terms in one.versions if not (terms.adopted_at or terms.withdrawn_at)]
        return sorted(found, key=lambda one: (one.proposed_at, one.id))

    def of(self, id: UUID) -> Pursued:
        """Raises Unknown for none, and for somebody else's."""
        found = next((one for one in self.objectives if one.objective.id == id), None)
        if found is None:
            raise Unknown("objective")
        return found


class Stands(Pursuits):
    """How objectives stand, for pages that list them: of years of numbers those that count, without who said them."""

    @cached_property
    def reports(self) -> list[Report]:
        return self.held.rows(WITHOUT_THEIR_TEXT, organisation=self.firm.id)

    @property
    def measurements(self) -> list[Measurement]:
        return STANDING.rows(organisation=self.firm.id)


def reached_on(report: Report, zone: str) -> date | None:
    """The day on which a report reached whom it was for: here the day it was read, elsewhere the day that is said."""
    if report.way == Way.ELSEWHERE:
        return report.reported_on
    return day_in(zone, report.read_at) if report.read_at else None


def grouped[Row](rows: Iterable[Row], by: Callable[[Row], UUID]) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = defaultdict(list)
    for one in rows:
        found[by(one)].append(one)
    return found
