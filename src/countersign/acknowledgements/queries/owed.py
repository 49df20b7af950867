"""What people owe: in force minus accepted. For one person by themselves, and for everybody version by version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from countersign.acknowledgements.models import Acceptance, Reply
from countersign.acknowledgements.queries.asking import Asked, asked
from countersign.acknowledgements.queries.crowd import asked_people, crowd, settled, waits_for_answer
from countersign.kernel.instants import day_in
from countersign.kernel.references import Ref, ref
from countersign.people import queries as people
from countersign.roles import queries as roles

if TYPE_CHECKING:
    from countersign.policies.queries import Shelf


@dataclass(frozen=True)
class Due:
    """One version that one person owes, since when, and whether they wait for an answer before they go on.

    ``item`` is what it is owed for: the version, or the answer that has come since.
    """

    person: UUID
    ask: Asked
    since: date
    item: Ref
    waits: bool
    answered: bool


def owed_to(organisation: UUID, person: UUID, on: date, shelf: Shelf | None = None) -> list[Due]:
    """What one person owes, the longest owed first. The same few queries however many people or policies there are.

    Which roles they hold is asked only where a policy is for the holders of a role.
    ``shelf``: what whoever asks has read already.
    """
    someone = crowd(organisation, on).filter(id=person).values("joined_on", "kind", "department").first()
    asks = for_one(organisation, person, on, someone, asked(organisation, on, shelf)) if someone else []
    if not someone or not asks:
        return []
    names = Acceptance.objects.filter(organisation_id=organisation, person_id=person, accepted_on__lte=on)
    signed = set(names.values_list("version_id", flat=True))
    replies = replies_by_version(organisation, person)
    open_asks = (ask for ask in asks if not signed & set(ask.counting) and person not in ask.approvers)
    found = [due(person, ask, someone["joined_on"], **replies.get(ask.version, NO_REPLY)) for ask in open_asks]
    return sorted(found, key=lambda one: (one.since, one.ask.version))


def for_one(organisation: UUID, person: UUID, on: date, someone: Mapping[str, Any], asks: list[Asked]) -> list[Asked]:
    """Those of them that are for this person."""
    held: set[str] = set()
    if any(ask.audience.roles for ask in asks):
        held = set(roles.holding(organisation, on).filter(person_id=person).values_list("role__key", flat=True))
    kind, department = someone["kind"], someone["department"]
    return [ask for ask in asks if ask.audience.has(kind=kind, department=department, person=person, held=held)]


NO_REPLY: dict[str, Any] = {"waits": False, "answered": None, "answered_on": None}


def replies_by_version(organisation: UUID, person: UUID) -> dict[UUID, dict[str, Any]]:
    """For each version: does somebody wait for an answer, and the newest answer that has come."""
    found: dict[UUID, dict[str, Any]] = {}
    replies = list(Reply.objects.filter(organisation_id=organisation, person_id=person).order_by("answered_at", "id"))
    zone = people.organisation(organisation).time_zone if replies else ""
    for reply in replies:
        told = found.setdefault(reply.version_id, dict(NO_REPLY))
        if reply.answered_at is None:
            told["waits"] = True
        else:
            told.update(answered=reply.id, answered_on=day_in(zone, reply.answered_at))
    return found


def everybody_owing(organisation: UUID, on: date) -> Iterator[Due]:
    """What everybody owes, streamed: one query a version in force, however many people owe it."""
    zone = people.organisation(organisation).time_zone
    for ask in asked(organisation, on):
        answers = Reply.objects.filter(organisation_id=organisation, version=ask.version, answered_at__isnull=False)
        newest = answers.filter(person=OuterRef("pk")).order_by("-answered_at", "-id")
        who = (
            asked_people(organisation, ask, on)
            .exclude(settled(organisation, ask, on))
            .order_by()
            .annotate(
                waits=waits_for_answer(organisation, ask),
                answered=Subquery(newest.values("id")[:1]),
                answered_at=Subquery(newest.values("answered_at")[:1]),
            )
        )
        for row in who.values("id", "joined_on", "waits", "answered", "answered_at").iterator():
            at = row["answered_at"]
            told = {"answered": row["answered"], "answered_on": day_in(zone, at) if at else None}
            yield due(row["id"], ask, row["joined_on"], waits=row["waits"], **told)


def due(
    person: UUID, ask: Asked, joined_on: date | None, *, waits: bool, answered: UUID | None, answered_on: date | None
) -> Due:
    """Owed since it is in force, since the person is here, or since their question was answered."""
    return Due(
        person=person,
        ask=ask,
        since=answered_on or max(ask.effective_on, joined_on or ask.effective_on),
        item=ref("reply", answered) if answered else ref("version", ask.version),
        waits=waits,
        answered=answered is not None,
    )
