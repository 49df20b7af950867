"""Requests, decisions and budgets of one organisation, read once; how they stood on a day is worked out from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import UUIDField

from countersign.kernel.instants import day_in
from countersign.ledger.held import UNASKED, Asked
from countersign.ledger.prepared import Prepared
from countersign.resources.enums import RequestState, Verdict
from countersign.resources.models import Budget, Decision, Request
from countersign.resources.queries.rows import budgets, decisions, requests

if TYPE_CHECKING:
    from countersign.people.models import Organisation

REQUESTS = Prepared(requests, organisation=UUIDField())
DECISIONS = Prepared(decisions, organisation=UUIDField())
BUDGETS = Prepared(budgets, organisation=UUIDField())

OF_REQUEST = ("title", "raised_on", "raised_by", "written_by", "risk_high", "risk_accepted_on", "withdrawn_at")
OF_DECISION = ("request_id", "verdict", "decided_on", "decided_by", "risk_owner", "reason", "deferred_to", "reasoned")
"""The columns that the dossier tells, and that wait on a first page."""

ASKED_FOR = Prepared(
    lambda organisation: requests(organisation).select_related(None).select_related("raised_by").only(*OF_REQUEST),
    organisation=UUIDField(),
)
TAKEN = Prepared(
    lambda organisation: (
        decisions(organisation).select_related(None).select_related("decided_by", "risk_owner").only(*OF_DECISION)
    ),
    organisation=UUIDField(),
)


@dataclass(frozen=True)
class Standing:
    """A request as it stood on a day: what was decided by then, and to which day it was put off."""

    request: Request
    on: date
    final: Decision | None
    deferral: Decision | None
    withdrawn: bool

    @property
    def state(self) -> RequestState:
        if self.withdrawn:
            return RequestState.WITHDRAWN
        if self.final is not None:
            return RequestState(self.final.verdict)
        return RequestState.DEFERRED if self.put_off_to is not None else RequestState.WAITING

    @property
    def waits(self) -> bool:
        """Is it undecided, put off or not?"""
        return self.state in (RequestState.WAITING, RequestState.DEFERRED)

    @property
    def put_off_to(self) -> date | None:
        """The day to which it is put off, while that day has not passed."""
        to = self.deferral.deferred_to if self.deferral else None
        return to if to is not None and to >= self.on else None

    @property
    def days(self) -> int:
        """How long it had waited."""
        return (self.on - self.request.raised_on).days

    @property
    def asks_now(self) -> bool:
        """Does it wait for a decision on this day, and is it not put off to a later one?"""
        return self.waits and (self.put_off_to is None or self.put_off_to <= self.on)


@dataclass(frozen=True)
class Purse:
    """Read when it is first asked for."""

    firm: Organisation
    held: Asked = UNASKED

    @cached_property
    def requests(self) -> list[Request]:
        return self.held.rows(REQUESTS, organisation=self.firm.id)

    @cached_property
    def decisions(self) -> dict[UUID, list[Decision]]:
        """By the request, in the order in which they were taken."""
        found = defaultdict(list)
        for one in self.taken if self.requests else ():
            found[one.request_id].append(one)
        return dict(found)

    @property
    def taken(self) -> list[Decision]:
        return DECISIONS.rows(organisation=self.firm.id)

    @cached_property
    def budgets(self) -> list[Budget]:
        return self.held.rows(BUDGETS, organisation=self.firm.id)

    def standing(self, on: date) -> list[Standing]:
        """Every request that had been made by a day, the latest first."""
        return [self.stood(one, on) for one in self.requests if one.raised_on <= on]

    def stood(self, one: Request, on: date) -> Standing:
        return stood(one, self.decisions.get(one.id, ()), on, self.firm.time_zone)

    def undecided(self, on: date) -> list[Standing]:
        """What waits, the longest first."""
        return sorted((one for one in self.standing(on) if one.waits), key=lambda one: (-one.days, one.request.id))


class BriefPurse(Purse):
    """The same without what only the pages of requests show: years of them stand in the dossier."""

    @cached_property
    def requests(self) -> list[Request]:
        return self.held.rows(ASKED_FOR, organisation=self.firm.id)

    @property
    def taken(self) -> list[Decision]:
        return TAKEN.rows(organisation=self.firm.id)


def stood(one: Request, decisions: Iterable[Decision], on: date, zone: str) -> Standing:
    """How one request stood on a day. ``decisions``: those about it, in the order in which they were taken."""
    taken = [each for each in decisions if each.decided_on <= on]
    final = next((each for each in taken if each.verdict != Verdict.DEFERRED), None)
    deferrals = [each for each in taken if each.verdict == Verdict.DEFERRED]
    gone = one.withdrawn_at is not None and day_in(zone, one.withdrawn_at) <= on
    return Standing(one, on, final, deferrals[-1] if deferrals else None, gone)
