"""What shows that holders are competent, and what they still lack (ISO/IEC 27001, 7.2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from countersign.kernel.instants import day_in
from countersign.ledger.queries import one
from countersign.roles.models import Competence, CompetenceGap


def competences(organisation: UUID) -> QuerySet[Competence]:
    """Everything that was ever written down, also what was withdrawn, the latest day first."""
    here = Competence.objects.filter(organisation_id=organisation)
    named = here.select_related("appointment__role", "recorded_by", "confirmed_by", "withdrawn_by")
    return named.order_by("-shown_on", "-recorded_at", "-id")


def competence(organisation: UUID, id: UUID) -> Competence:
    """Raises Unknown for none, and for somebody else's."""
    return one(Competence, organisation, id)


def gaps(organisation: UUID) -> QuerySet[CompetenceGap]:
    """Every gap that was ever written down, the one that is due last first."""
    here = CompetenceGap.objects.filter(organisation_id=organisation)
    named = here.select_related("appointment__role", "planned_by", "evaluated_by", "withdrawn_by")
    return named.order_by("-due_on", "-planned_at", "-id")


def gap(organisation: UUID, id: UUID) -> CompetenceGap:
    """Raises Unknown for none, and for somebody else's."""
    return one(CompetenceGap, organisation, id)


@dataclass(frozen=True)
class Competent:
    """What there is about one person in one role, whichever of their appointments it was written down under."""

    competences: tuple[Competence, ...] = ()
    gaps: tuple[CompetenceGap, ...] = ()

    def evidence(self, on: date) -> str | None:
        """What shows on a day that they are competent, in few words: "training of 2026-02-10". None: nothing does.

        What somebody wrote is not in it: that goes when the person is erased. A gap found closed is evidence, too.
        """
        told = (f"{one.basis.lower()} of {one.shown_on}" for one in self.competences if holds(one, on))
        shut = (f"a gap found closed on {one.evaluated_on}" for one in self.gaps if is_closed(one, on))
        return next(told, None) or next(shut, None)

    def plan(self, on: date, zone: str) -> date | None:
        """By when something is to be learnt, as planned on a day: the next date that has not passed.

        A plan whose day has passed without anybody's judgement is none any more. ``zone``: the organisation's.
        """
        return min((one.due_on for one in self.gaps if is_planned(one, on, zone) and one.due_on >= on), default=None)


def competent(organisation: UUID, person: UUID, key: str) -> Competent:
    """What there is about somebody in a role, by its key."""
    about = {"person_id": person, "appointment__role__key": key}
    return Competent(tuple(competences(organisation).filter(**about)), tuple(gaps(organisation).filter(**about)))


def by_holder(competences: Iterable[Competence], gaps: Iterable[CompetenceGap]) -> dict[tuple[UUID, str], Competent]:
    """By person and key of the role."""
    shown, lacking = defaultdict(list), defaultdict(list)
    for row in competences:
        shown[row.person_id, row.appointment.role.key].append(row)
    for gap in gaps:
        lacking[gap.person_id, gap.appointment.role.key].append(gap)
    return {who: Competent(tuple(shown[who]), tuple(lacking[who])) for who in {*shown, *lacking}}


def holds(row: Competence, on: date) -> bool:
    """Does it count on a day? Whatever was recorded later counts for the day it is about (decision 19)."""
    return row.counts and row.shown_on <= on and (row.expires_on is None or row.expires_on >= on)


def is_closed(gap: CompetenceGap, on: date) -> bool:
    return bool(gap.closed) and gap.evaluated_on is not None and gap.evaluated_on <= on


def is_planned(gap: CompetenceGap, on: date, zone: str) -> bool:
    """Was it written down by then, and had nobody judged it?"""
    judged = gap.evaluated_on is not None and gap.evaluated_on <= on
    return day_in(zone, gap.planned_at) <= on and gap.withdrawn_at is None and not judged
