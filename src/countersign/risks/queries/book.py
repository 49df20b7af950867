"""The register of risks, read once for everything that a page asks of it: how each stands on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import UUIDField

from countersign.kernel.instants import day_in
from countersign.ledger.held import UNASKED, Asked
from countersign.ledger.prepared import Prepared
from countersign.people.queries import organisation as organisation_with
from countersign.risks.enums import Answer, Level, Option
from countersign.risks.models import Assessment, Risk, RiskReceipt, Treatment
from countersign.risks.queries.rows import assessments, receipts, risks, treatments
from countersign.risks.queries.scale import Scale, scale

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person

RISKS = Prepared(risks, organisation=UUIDField())
ASSESSMENTS = Prepared(assessments, organisation=UUIDField())
TREATMENTS = Prepared(treatments, organisation=UUIDField())
RECEIPTS = Prepared(receipts, organisation=UUIDField())


@dataclass(frozen=True)
class Standing:
    """How a risk stands on a day.

    ``now`` and ``before``: its latest assessment by then, and the one that it took the place of. ``decision``: what was
    approved last and nobody ended; ``proposal``: what waits.
    """

    risk: Risk
    now: Assessment | None
    before: Assessment | None
    decision: Treatment | None
    proposal: Treatment | None
    scale: Scale
    on: date

    @property
    def score(self) -> int:
        """Nought while nobody has assessed it."""
        return self.now.score if self.now else 0

    @property
    def level(self) -> Level | None:
        return self.scale.level(self.score) if self.now else None

    @property
    def is_high(self) -> bool:
        return self.level is Level.HIGH

    @property
    def is_for_leaders(self) -> bool:
        return self.now is not None and self.scale.is_for_leaders(self.score)

    @property
    def change(self) -> int | None:
        """By how much the score moved with the latest assessment; None: there is nothing to compare it with."""
        return self.now.score - self.before.score if self.now and self.before else None

    @property
    def fits(self) -> bool:
        """Was it assessed on as many steps as the scale has now?"""
        return self.now is not None and self.scale.fits(self.now.likelihood_steps, self.now.impact_steps)

    @property
    def owner(self) -> Person | None:
        """Who answers for it and is here; whoever has left answers for nothing."""
        one = self.risk.owner
        return one if one and (one.left_on is None or one.left_on > self.on) else None

    @property
    def is_outgrown(self) -> bool:
        return self.decision is not None and self.score > self.decision.score

    @property
    def answer(self) -> Answer:
        """How it is answered: by what was decided last, as that holds on the day."""
        one = self.decision
        if one is None:
            return Answer.PROPOSED if self.proposal else Answer.UNDECIDED
        if self.is_outgrown:
            return Answer.OUTGROWN
        if one.until_on is not None and one.until_on < self.on:
            return Answer.LAPSED
        if one.option == Option.ACCEPT:
            return Answer.ACCEPTED
        if one.carried_out_on is not None and one.carried_out_on <= self.on:
            return Answer.CARRIED_OUT
        return Answer.LATE if one.due_on is not None and one.due_on < self.on else Answer.TREATED


@dataclass(frozen=True)
class RiskBook:
    """All risks of one organisation with what stands beside them. Each list is read when it is first asked for."""

    firm: Organisation
    held: Asked = UNASKED

    @cached_property
    def risks(self) -> list[Risk]:
        return self.held.rows(RISKS, organisation=self.firm.id)

    @cached_property
    def assessments(self) -> dict[UUID, list[Assessment]]:
        """By the id of a risk, the latest first."""
        return grouped(ASSESSMENTS.rows(organisation=self.firm.id) if self.risks else [])

    @cached_property
    def treatments(self) -> dict[UUID, list[Treatment]]:
        """By the id of a risk, the newest first."""
        return grouped(TREATMENTS.rows(organisation=self.firm.id) if self.risks else [])

    @cached_property
    def receipts(self) -> dict[UUID, list[RiskReceipt]]:
        """By the id of a risk, the newest first."""
        return grouped(RECEIPTS.rows(organisation=self.firm.id) if self.risks else [])

    def standings(self, on: date, measure: Scale | None = None) -> list[Standing]:
        """Every open risk on a day, the largest first; on one score, the one that was assessed last."""
        here = open_on(self.risks, on)
        if not here:
            return []
        measure = measure or scale(self.firm.id, on)
        found = [self.standing(one, on, measure) for one in here]
        return sorted(found, key=lambda one: (-one.score, one.risk.title.casefold(), one.risk.id))

    def standing(self, one: Risk, on: date, measure: Scale) -> Standing:
        by_then = [each for each in self.assessments.get(one.id, ()) if each.assessed_on <= on]
        made = self.treatments.get(one.id, ())
        return Standing(
            risk=one,
            now=by_then[0] if by_then else None,
            before=by_then[1] if len(by_then) > 1 else None,
            decision=self.decided(made, on),
            proposal=next((each for each in made if each.approved_at is None and each.closed_at is None), None),
            scale=measure,
            on=on,
        )

    def decided(self, made: Sequence[Treatment], on: date) -> Treatment | None:
        zone = self.firm.time_zone
        holding = [
            one
            for one in made
            if one.approved_at is not None
            and day_in(zone, one.approved_at) <= on
            and (one.closed_at is None or day_in(zone, one.closed_at) > on)
        ]
        return max(holding, key=lambda one: (one.approved_at, one.id), default=None)

    def seen_by(self, one: Standing, person: UUID) -> RiskReceipt | None:
        """What a leader said who saw it when it was as large as now, or larger."""
        here = self.receipts.get(one.risk.id, ())
        return next((each for each in here if each.person_id == person and each.score >= one.score), None)


def open_on(risks: Iterable[Risk], on: date) -> list[Risk]:
    """Those that were identified by a day, and not closed by it."""
    return [one for one in risks if one.identified_on <= on and (one.closed_on is None or one.closed_on > on)]


def grouped[Row: Assessment | Treatment | RiskReceipt](rows: list[Row]) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.risk_id].append(row)
    return dict(found)


def top(organisation: UUID, on: date, n: int, book: RiskBook | None = None) -> list[Standing]:
    """The largest risks on a day: with owner, score, change and how each is answered.

    For the desk, the brief and the management review.
    """
    book = book or RiskBook(organisation_with(organisation))
    return book.standings(on)[:n]
