"""Every read of organisations and people, the organisation first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet, Value

from countersign.kernel.actors import Hat
from countersign.kernel.approvals import capacity
from countersign.kernel.instants import day_in
from countersign.kernel.references import least_id
from countersign.ledger.prepared import Prepared
from countersign.ledger.queries import one
from countersign.people.enums import WordingKind
from countersign.people.models import AccessGrant, AddressChange, Leader, Organisation, Person, Wording

CREDENTIAL_HATS = frozenset({Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.HR, Hat.ADMINISTRATOR})
"""Hats that are given and open more than one's own duties; top management comes from the register."""

NO_APPROVING = timedelta(hours=24)
"""How long somebody with a new address cannot sign."""

STOPPABLE = timedelta(hours=72)
"""How long others have to stop what one person announced, and to object to no longer standing beside them."""

PROPOSAL_LIVES = timedelta(days=7)
"""How long a proposed address can be approved."""


def organisation(id: UUID) -> Organisation:
    """Raises Unknown when there is none."""
    return one(Organisation, id, id)


def hold(organisation: UUID) -> None:
    """Let nobody else who holds this organisation go on before the act ends; other acts do.

    For what is refused because of a row that somebody may be writing at this moment, and that nobody can lock yet. It
    comes before every other lock.
    """
    list(Organisation.objects.filter(id=organisation).select_for_update(no_key=True))


BY_SLUG = Prepared(lambda slug: Organisation.objects.filter(slug=slug), slug=models.SlugField())


def organisation_by_slug(slug: str) -> Organisation | None:
    return BY_SLUG.first(slug=slug)


def person(organisation: UUID, id: UUID) -> Person:
    """Raises Unknown for nobody, and for somebody else's people."""
    return one(Person, organisation, id)


def people(organisation: UUID) -> QuerySet[Person]:
    """Everybody ever entered, by name."""
    return Person.objects.filter(organisation_id=organisation).order_by("name", "id")


def leads_somebody(organisation: UUID, id: UUID) -> bool:
    """Does anybody report to this person?"""
    return Person.objects.filter(organisation_id=organisation, manager_id=id, erased_at=None).exists()


def names(organisation: UUID, ids: Iterable[UUID]) -> dict[UUID, str]:
    """What some people are called."""
    found = Person.objects.filter(organisation_id=organisation, id__in=ids).only("id", "name")
    return {one.id: str(one) for one in found}


BY_EMAIL = Prepared(
    lambda organisation, email: Person.objects.filter(organisation_id=organisation, email=email),
    organisation=models.UUIDField(),
    email=models.EmailField(),
)


def person_by_email(organisation: UUID, address: str) -> Person | None:
    """Addresses are kept in lower case."""
    return BY_EMAIL.first(organisation=organisation, email=address)


def person_by_number(organisation: UUID, number: str) -> Person | None:
    return Person.objects.filter(organisation_id=organisation, employee_number=number).first()


def people_called(organisation: UUID, start: str) -> QuerySet[Person]:
    """Everybody in whose name a word begins so, by name (decision 31).

    Most names hold it nowhere, which is found by looking through them once, not for each way to begin a word.
    """
    found = people(organisation)
    for word in start.split():
        begins = Q(name__istartswith=word) | Q(name__icontains=f" {word}") | Q(name__icontains=f"-{word}")
        found = found.filter(Q(name__icontains=word) & begins)
    return found


def departments(organisation_id: UUID, on: date) -> list[str]:
    """The departments that are known by name: those the ISMS covers, and those that people belong to on a day."""
    here = people(organisation_id).filter(Q(left_on=None) | Q(left_on__gt=on)).exclude(department="")
    held = here.order_by("department").values_list("department", flat=True).distinct()
    return sorted({*organisation(organisation_id).departments, *held}, key=str.casefold)


def reports(organisation: UUID, person: UUID) -> QuerySet[Person]:
    """Who names somebody as their manager."""
    return people(organisation).filter(manager_id=person)


def line_above(organisation: UUID, person: UUID | None) -> list[Person]:
    """Somebody, whoever they report to, and so on; it ends at the top, and where a line comes back to somebody."""
    found: dict[UUID, Person] = {}
    while person is not None and person not in found:
        found[person] = one(Person, organisation, person)
        person = found[person].manager_id
    return list(found.values())


def places_of(address: str, at: datetime) -> list[UUID]:
    """The organisations in which this address belongs to somebody who has not left. One of few reads across all."""
    wanted = address.strip().lower()
    places = Person.objects.filter(email=wanted).order_by("organisation_id").values_list("organisation_id", flat=True)
    return [place for place in places if (one := person_by_email(place, wanted)) and is_here(one, at)]


def is_here(person: Person, at: datetime) -> bool:
    """Somebody who leaves later is here until that day."""
    return person.left_on is None or person.left_on > today(person.organisation_id, at)


def organisations() -> Iterator[UUID]:
    """Every organisation of this installation, the oldest first; read one by one, as far as somebody asks."""
    return Organisation.objects.order_by("set_up_at", "id").values_list("id", flat=True).iterator()


ZONE = Prepared(
    lambda organisation: Organisation.objects.filter(id=organisation).values_list("time_zone"),
    organisation=models.UUIDField(),
)


def today(organisation: UUID, at: datetime) -> date:
    """The calendar day it is for an organisation."""
    [[zone]] = ZONE.values(organisation=organisation)
    return day_in(zone, at)


def register(organisation: UUID) -> QuerySet[Leader]:
    """The whole top-management register, newest first."""
    entries = Leader.objects.filter(organisation_id=organisation).select_related("person", "entered_by")
    return entries.order_by("-leads_from", "id")


def register_begun(organisation: UUID) -> bool:
    """Has anybody ever countersigned the register?"""
    return Leader.objects.filter(organisation_id=organisation, confirmed_at__isnull=False).exists()


def leaders(organisation: UUID, on: date) -> QuerySet[Leader]:
    """The countersigned entries of people who are top management on a day and have not left by it."""
    here = Q(person__left_on=None) | Q(person__left_on__gt=on)
    open_end = Q(leads_until=None) | Q(leads_until__gt=on)
    return register(organisation).filter(here, open_end, leads_from__lte=on, confirmed_at__isnull=False)


def leadership(organisation: UUID, person: UUID, on: date) -> Leader | None:
    """Somebody's entry in the register that counts on a day, or None."""
    return leaders(organisation, on).filter(person_id=person).first()


def capacity_of(organisation: UUID, person: UUID | None, at: datetime) -> str:
    """As what somebody signs or appoints on this day; empty for whoever is not on the register of top management."""
    entry = leadership(organisation, person, today(organisation, at)) if person else None
    return capacity_in(entry) if entry else ""


def capacity_in(entry: Leader) -> str:
    """The same, for whoever has the entry at hand."""
    return capacity(entry.person.title, entry.leads_from)


LEADING = Prepared(
    lambda organisation, person, on: leaders(organisation, on).filter(person_id=person).order_by().values_list("id"),
    organisation=models.UUIDField(),
    person=models.UUIDField(),
    on=models.DateField(),
)


def is_leader(organisation: UUID, person: UUID, on: date) -> bool:
    """Is somebody top management on a day?"""
    return bool(LEADING.values(organisation=organisation, person=person, on=on))


def unconfirmed(organisation: UUID, person: UUID) -> Leader | None:
    """The entry that waits for this person's countersignature."""
    return register(organisation).filter(person_id=person, confirmed_at=None, leads_until=None).first()


def hats(organisation: UUID, person: UUID, at: datetime) -> frozenset[Hat]:
    """Every hat somebody may wear at an instant; nobody who has left wears any."""
    return hats_of(one(Person, organisation, person), today(organisation, at), at)


def hats_of(someone: Person, on: date, at: datetime) -> frozenset[Hat]:
    """The same, for whoever has the person and the organisation's day at hand."""
    if someone.erased_at or (someone.left_on and someone.left_on <= on):
        return frozenset()
    worn = WORN.values(organisation=someone.organisation_id, person=someone.id, on=on, at=at)
    return frozenset({*(Hat(hat) for [hat] in worn), Hat.STAFF})


def worn(organisation: Any, person: Any, on: Any, at: Any) -> QuerySet[Any, Any]:
    """What was granted, and what the register says, in one read."""
    granted = AccessGrant.objects.filter(organisation_id=organisation, person_id=person, granted_at__lte=at)
    given = granted.filter(Q(ended_at=None) | Q(ended_at__gt=at)).values_list("hat")
    lead = leaders(organisation, on).filter(person_id=person).order_by()
    return given.union(lead.values_list(Value(Hat.TOP_MANAGEMENT.value)))


WORN = Prepared(
    worn,
    organisation=models.UUIDField(),
    person=models.UUIDField(),
    on=models.DateField(),
    at=models.DateTimeField(),
)


def credential_holders(organisation: UUID, at: datetime) -> frozenset[UUID]:
    """Everybody whose mail address opens more than their own duties (decision 5).

    Who leads, will lead, or is entered and has not countersigned yet; and who wears one of ``CREDENTIAL_HATS``.
    """
    on = today(organisation, at)
    lead = register(organisation).filter(Q(leads_until=None) | Q(leads_until__gt=on))
    granted = AccessGrant.objects.filter(organisation_id=organisation, hat__in=[hat.value for hat in CREDENTIAL_HATS])
    granted = granted.filter(Q(ended_at=None) | Q(ended_at__gt=at))
    return frozenset({*lead.values_list("person_id", flat=True), *granted.values_list("person_id", flat=True)})


def address_change(organisation: UUID, id: UUID) -> AddressChange:
    """Raises Unknown."""
    return one(AddressChange, organisation, id)


def proposed_address(organisation: UUID, person: UUID, at: datetime) -> AddressChange | None:
    """The newest proposal about somebody's address, while it can be approved."""
    here = AddressChange.objects.filter(organisation_id=organisation, person_id=person)
    newest = here.select_related("proposed_by").order_by("-proposed_at", "-id").first()
    open_still = newest and newest.changed_at is None and newest.proposed_at > at - PROPOSAL_LIVES
    return newest if open_still else None


def address_changes_since(organisation: UUID, at: datetime) -> QuerySet[AddressChange]:
    """Addresses proposed or changed at or after an instant, the oldest first."""
    here = AddressChange.objects.filter(Q(proposed_at__gte=at) | Q(changed_at__gte=at), organisation_id=organisation)
    return here.select_related("person", "proposed_by", "approved_by").order_by("proposed_at", "id")


def address_changed_at(organisation: UUID, person: UUID | None) -> datetime | None:
    """When somebody's address last became another one."""
    if person is None:
        return None
    changed = AddressChange.objects.filter(organisation_id=organisation, person_id=person, changed_at__isnull=False)
    return changed.order_by("-changed_at").values_list("changed_at", flat=True).first()


def changed_alone(organisation: UUID, people: Iterable[UUID]) -> dict[UUID, datetime]:
    """When the address of some people last became another one by one person's act, which nobody could stop (S7)."""
    alone = AddressChange.objects.filter(organisation_id=organisation, approved_by=None, single_handed=False)
    changed = alone.filter(person_id__in=people, changed_at__isnull=False).order_by("changed_at", "id")
    return {person: at for person, at in changed.values_list("person_id", "changed_at") if at}


def may_approve_again(organisation: UUID, person: UUID | None, at: datetime) -> bool:
    """Has somebody had their address for a day? Whoever took over a mailbox may not sign at once (S7)."""
    changed = address_changed_at(organisation, person)
    return changed is None or changed + NO_APPROVING <= at


def approvers(organisation: UUID, at: datetime) -> list[Person]:
    """Who can approve another mail address: top management, the ISMS lead and HR, as far as they are here."""
    on = today(organisation, at)
    lead = set(leaders(organisation, on).values_list("person_id", flat=True))
    hats = [Hat.ISMS_LEAD.value, Hat.HR.value]
    granted = AccessGrant.objects.filter(Q(ended_at=None) | Q(ended_at__gt=at), organisation_id=organisation)
    wanted = lead | set(granted.filter(hat__in=hats).values_list("person_id", flat=True))
    return list(people(organisation).filter(Q(left_on=None) | Q(left_on__gt=on), id__in=wanted, erased_at=None))


def wording(organisation: UUID, kind: WordingKind) -> Wording:
    """The sentence that is asked today."""
    newest = Wording.objects.filter(organisation_id=organisation, kind=kind.value).order_by("-set_at", "-id")
    return newest[:1].get()


def wording_by_id(organisation: UUID, id: UUID) -> Wording:
    """Raises Unknown."""
    return one(Wording, organisation, id)


def people_here(organisation: UUID, on: date) -> QuerySet[Person]:
    here = Person.objects.filter(Q(left_on=None) | Q(left_on__gt=on), organisation_id=organisation, erased_at=None)
    return here.filter(Q(joined_on=None) | Q(joined_on__lte=on))


def are_more_than(organisation: UUID, on: date, few: int) -> bool:
    """Are more than so many people here on a day? Nobody is counted beyond that."""
    return people_here(organisation, on)[: few + 1].count() > few


def is_only_leader(organisation: UUID, person: UUID | None, at: datetime) -> bool:
    """Is this person top management, and nobody else, nor anybody who was until three days ago?"""
    found = set(leaders(organisation, today(organisation, at)).values_list("person_id", flat=True))
    return person is not None and found == {person} and not lately_gone(organisation, person, at)


def lately_gone(organisation: UUID, person: UUID, at: datetime) -> bool:
    """Was it recorded in the last 72 hours that somebody else leads no more?

    Or else whoever ends another's entry could approve alone at once what they may not approve beside them.
    """
    lately = least_id(at - STOPPABLE)
    ended = Q(leads_until__isnull=False, entry__gte=lately)
    left = Q(person__left_on__isnull=False, person__erased_at=None, person__entry__gte=lately)
    others = register(organisation).filter(ended | left, confirmed_at__isnull=False)
    return others.exclude(person_id=person).exists()


def open_grant(organisation: UUID, person: UUID, hat: Hat) -> AccessGrant | None:
    """The grant by which somebody has a hat now."""
    return AccessGrant.objects.filter(
        organisation_id=organisation, person_id=person, hat=hat.value, ended_at=None
    ).first()


def grants(organisation: UUID) -> QuerySet[AccessGrant]:
    """Everything that was ever granted, by person."""
    return (
        AccessGrant.objects.filter(organisation_id=organisation)
        .select_related("person", "granted_by")
        .order_by("granted_at", "id")
    )
