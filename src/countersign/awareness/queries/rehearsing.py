"""Rehearsals: whose they are, and what others may know of them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from countersign.awareness.enums import Bank
from countersign.awareness.library import CORE, LEADERS, MANAGERS, ROLES, Asked, Part
from countersign.awareness.models import Rehearsal
from countersign.kernel.digests import digest_text
from countersign.kernel.refusals import Unknown

TEN = 10


def rehearsals(organisation: UUID) -> QuerySet[Rehearsal]:
    """All there ever were, the latest first."""
    here = Rehearsal.objects.filter(organisation_id=organisation)
    return here.select_related("person").order_by("-rehearsed_at", "-id")


def rehearsal(organisation: UUID, id: UUID) -> Rehearsal:
    """Raises Unknown for none, and for somebody else's."""
    found = rehearsals(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("rehearsal")
    return found


def rehearsal_questions(bank: Bank, parts: frozenset[Part], seed: str) -> list[Asked]:
    """Ten questions in the order of the bank. Leaders get the five that count and five of the others, by the seed.

    ``parts``: what the person does, beside what everybody is asked.
    """
    if bank is Bank.LEADER:
        others = [one for one in LEADERS if one.number not in CORE]
        picked = by_seed(others, seed)[: TEN - len(CORE)]
        return [one for one in LEADERS if one.number in CORE or one in picked]
    if bank is Bank.MANAGER:
        mine = {one.number for one in ROLES if Part.EVERYBODY in one.parts} | {one.number for one in MANAGERS}
        return [one for one in ROLES if one.number in mine][:TEN]
    fitting = [one for one in ROLES if (parts | {Part.EVERYBODY}) & set(one.parts)]
    picked = by_seed(fitting, seed)[:TEN]
    return [one for one in fitting if one in picked]


def by_seed(some: list[Asked], seed: str) -> list[Asked]:
    return sorted(some, key=lambda one: digest_text(f"{seed}/{one.number}"))


def own_rehearsals(organisation: UUID, person: UUID) -> QuerySet[Rehearsal]:
    return rehearsals(organisation).filter(person_id=person)


def released(organisation: UUID) -> QuerySet[Rehearsal]:
    """What leaders let others see."""
    return rehearsals(organisation).filter(released_at__isnull=False, bank=Bank.LEADER.value)


def rehearsal_totals(organisation: UUID, first: date, last: date) -> tuple[int, int]:
    """How many rehearsed between two days, and how often: nobody's result, and no names."""
    here = rehearsals(organisation).filter(rehearsed_on__gte=first, rehearsed_on__lte=last).order_by()
    told = here.aggregate(people=Count("person", distinct=True), times=Count("id", filter=Q()))
    return told["people"], told["times"]
