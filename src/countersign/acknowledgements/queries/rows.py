"""Acceptances and replies, as they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, DateField, Q, QuerySet, UUIDField

from countersign.acknowledgements.models import Acceptance, Reply
from countersign.acknowledgements.queries.asking import Asked, fresh_since
from countersign.acknowledgements.queries.crowd import fresh_names, truth
from countersign.kernel.refusals import Unknown
from countersign.ledger.prepared import Prepared
from countersign.policies import queries as policies

if TYPE_CHECKING:
    from countersign.policies.models import Version


def acceptance(organisation: UUID, id: UUID) -> Acceptance:
    """Raises Unknown for none, and for somebody else's."""
    found = Acceptance.objects.filter(organisation_id=organisation, id=id).first()
    if found is None:
        raise Unknown("acceptance")
    return found


def acceptance_of(organisation: UUID, person: UUID, version: UUID) -> Acceptance | None:
    """Somebody's name under this very version, in whatever wording: their own, or else what was recorded."""
    names = Acceptance.objects.filter(organisation_id=organisation, person_id=person, version_id=version)
    return own_first(names).first()


def counting_name(organisation: UUID, person: UUID, ask: Asked, on: date) -> Acceptance | None:
    """The name by which somebody has accepted what is asked, whichever version it stands under."""
    return own_first(fresh_names(organisation, ask, on).filter(person_id=person)).first()


def own_first(names: QuerySet[Acceptance]) -> QuerySet[Acceptance]:
    """What they did themselves before what somebody recorded about them, the newest first."""
    told = names.select_related("person", "recorded_by", "witness").annotate(own=truth(Q(recorded_by=None)))
    return told.order_by("-own", "-accepted_on", "-accepted_at", "-id")


STANDING = Prepared(
    lambda organisation, person, version: Acceptance.objects.filter(
        organisation_id=organisation, person_id=person, version_id=version, recorded_by=None
    ).order_by("-accepted_at", "-id"),
    organisation=UUIDField(),
    person=UUIDField(),
    version=UUIDField(),
)


def standing_name(organisation: UUID, person: UUID, version: Version, on: date) -> Acceptance | None:
    """What somebody did themselves under this very version; none where it is too old to count on that day.

    What somebody recorded about them does not take their own act from them.
    """
    name = STANDING.first(organisation=organisation, person=person, version=version.id)
    if name is None:
        return None
    fresh = fresh_since(policies.policy(organisation, version.policy_id), on)
    return name if fresh is None or name.accepted_on >= fresh else None


def acceptances_of(organisation: UUID, person: UUID) -> QuerySet[Acceptance]:
    """Everything somebody has put their name to, the newest first; versions come without their texts."""
    names = Acceptance.objects.filter(organisation_id=organisation, person_id=person)
    return names.select_related("version").defer("version__text").order_by("-accepted_at", "-id")


def names_here(
    organisation: UUID, versions: Collection[UUID], people: Collection[UUID]
) -> set[tuple[UUID, UUID, date]]:
    """(person, version, day) of every name that stands there."""
    names = Acceptance.objects.filter(organisation_id=organisation, version_id__in=versions, person_id__in=people)
    return set(names.values_list("person_id", "version_id", "accepted_on"))


def languages_read(organisation: UUID, names: Iterable[UUID]) -> dict[UUID, str]:
    """By acceptance the language of the translation that was on the page, where it was one."""
    read = Acceptance.objects.filter(organisation_id=organisation, id__in=list(names), translation__isnull=False)
    return dict(read.values_list("id", "translation__language"))


def reply(organisation: UUID, id: UUID) -> Reply:
    """Raises Unknown for none, and for somebody else's."""
    found = Reply.objects.filter(organisation_id=organisation, id=id).first()
    if found is None:
        raise Unknown("question")
    return found


def open_reply(organisation: UUID, person: UUID, version: UUID) -> Reply | None:
    """What somebody waits to be answered about a version."""
    return replies_of(organisation, person, version).filter(answered_at=None).first()


def conversation(organisation: UUID, person: UUID, policy: UUID) -> QuerySet[Reply]:
    """What somebody asked about any version of a policy and was answered, the oldest first."""
    replies = Reply.objects.filter(organisation_id=organisation, person_id=person, version__policy=policy)
    return replies.select_related("answered_by").order_by("replied_at", "id")


def replies_of(organisation: UUID, person: UUID, version: UUID) -> QuerySet[Reply]:
    """What somebody answered instead of accepting a version, the oldest first."""
    replies = Reply.objects.filter(organisation_id=organisation, person_id=person, version_id=version)
    return replies.order_by("replied_at", "id")


def asked_since(organisation: UUID, policy: UUID, at: datetime) -> dict[str, int]:
    """How often people asked about any version of a policy, or could not accept it, since an instant: by kind."""
    replies = Reply.objects.filter(organisation_id=organisation, version__policy=policy, replied_at__gte=at)
    return dict(replies.order_by().values_list("kind").annotate(n=Count("id")))


def open_replies(organisation: UUID, version: UUID) -> QuerySet[Reply]:
    """Questions and refusals about one version that nobody has answered, the longest waiting first."""
    waiting = Reply.objects.filter(organisation_id=organisation, version_id=version, answered_at=None)
    return waiting.filter(person__erased_at=None).select_related("person").order_by("replied_at", "id")


def waiting_replies(organisation: UUID, on: date) -> list[Reply]:
    """All that people who are still here wait to be answered, the longest waiting first, without the texts in force."""
    return WAITING.rows(organisation=organisation, on=on)


def unanswered(organisation: UUID, on: date) -> QuerySet[Reply]:
    here = Q(person__left_on=None) | Q(person__left_on__gt=on)
    waiting = Reply.objects.filter(here, organisation_id=organisation, answered_at=None, person__erased_at=None)
    shown = waiting.select_related("person", "version", "version__policy").defer("version__text")
    return shown.order_by("replied_at", "id")


WAITING = Prepared(unanswered, organisation=UUIDField(), on=DateField())
