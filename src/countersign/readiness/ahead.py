"""Days that are known and lie ahead: audits, interviews, reviews, and by when objectives are to be reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from countersign.audits.enums import InternalAuditState, VisitKind
from countersign.kernel.references import Ref
from countersign.kernel.words import Words, say
from countersign.policies import queries as policies
from countersign.readiness.gathered import Gathered
from countersign.reviews import queries as reviews

VISITS = {
    VisitKind.STAGE_1: say("Stage 1 of the certification"),
    VisitKind.STAGE_2: say("Stage 2 of the certification"),
    VisitKind.SURVEILLANCE: say("Surveillance audit"),
    VisitKind.RECERTIFICATION: say("Recertification"),
    VisitKind.OTHER: say("Audit from outside"),
}


@dataclass(frozen=True)
class Ahead:
    """One day: what it is, without anybody's name, and where it stands.

    ``route``: the name of an address and its values after the organisation's slug. ``act``: what opens it.
    ``person``: whose day it is; without one it is everybody's who may open it.
    """

    of: Ref
    on: date
    title: Words
    route: tuple[str, ...]
    act: str
    person: UUID | None = None


def days_ahead(read: Gathered, on: date) -> list[Ahead]:
    """From a day on, the nearest first."""
    found = (one for tell in KNOWN for one in tell(read, on) if one.on >= on)
    return sorted(found, key=lambda one: (one.on, one.of, str(one.person)))


def visits(read: Gathered, on: date) -> Iterator[Ahead]:
    for one in read.calendar.visits:
        if one.called_off_at is None:
            route = ("audits:visit", one.id.hex)
            yield Ahead(one.ref, one.visit_on, VISITS[VisitKind(one.kind)], route, "visit.read")


def interviews(read: Gathered, on: date) -> Iterator[Ahead]:
    """An hour with the auditor is whose it is booked for; it falls with a visit that is called off or moved past it."""
    for one in read.calendar.interviews:
        if one.visit.called_off_at is not None or one.interview_on < one.visit.visit_on:
            continue
        title = say("Interview with the auditor")
        if one.begins:
            title = say("Interview with the auditor at {begins}", begins=one.begins)
        yield Ahead(one.ref, one.interview_on, title, ("audits:list",), "visit.read", one.leader_id)


def own_audits(read: Gathered, on: date) -> Iterator[Ahead]:
    for one in read.calendar.internal:
        if one.state is InternalAuditState.PLANNED:
            title = say("Internal audit: {title}", title=one.title)
            yield Ahead(one.ref, one.audit_on, title, ("audits:internal", one.id.hex), "internalaudit.read")


def management_reviews(read: Gathered, on: date) -> Iterator[Ahead]:
    for one in reviews.unfinished(read.firm.id):
        if one.opened_at is None:
            title = say("Management review")
            yield Ahead(one.ref, one.planned_on, title, ("reviews:review", one.id.hex), "managementreview.read")


def policy_reviews(read: Gathered, on: date) -> Iterator[Ahead]:
    for one in policies.reviews_due(read.shelf, on):
        title = say("The review of “{title}” is due", title=one.version.title)
        yield Ahead(one.policy.ref, one.due_on, title, ("policies:policy", one.policy.id.hex), "policy.read")


def objectives(read: Gathered, on: date) -> Iterator[Ahead]:
    for one in read.pursuits.pursued(on):
        now, due = one.terms(on), one.due(on)
        if now and due:
            title = say("To be reached: “{title}”", title=now.title)
            route = ("objectives:objective", one.objective.id.hex)
            yield Ahead(one.objective.ref, due, title, route, "objective.read")


KNOWN = (visits, interviews, own_audits, management_reviews, policy_reviews, objectives)
"""Who knows of days. One more: a function from what was read, and the day it is, to days ahead."""
