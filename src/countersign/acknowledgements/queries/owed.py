"""What people owe: in force minus accepted. For one person by themselves, and for everybody version by version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import batched
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import DateField, Field, OuterRef, Q, QuerySet, Subquery, UUIDField, Value

from countersign.acknowledgements.models import Acceptance, Reply
from countersign.acknowledgements.queries.asking import Asked, asked
from countersign.acknowledgements.queries.binding import BOUND
from countersign.acknowledgements.queries.by_role import TURNS, turned, turned_among, turned_for
from countersign.acknowledgements.queries.crowd import (
    ONE_DAY,
    asked_people,
    bound,
    crowd,
    day_columns,
    names_under,
    paused_until,
    settled,
    waits_for_answer,
)
from countersign.kernel.periods import months_after
from countersign.kernel.references import ref
from countersign.ledger.prepared import Prepared
from countersign.people import queries as people
from countersign.roles import queries as roles

if TYPE_CHECKING:
    from countersign.policies.queries import Shelf


@dataclass(frozen=True)
class Due:
    """One version that one person owes, since when, and whether they wait for an answer before they go on.

    ``item`` is what it is owed for: the version, the answer that has come since, or ``before``: their own name, set too
    long ago on the day ``before_on``. ``manager``: to whom they report.
    """

    person: UUID
    ask: Asked
    since: date
    item: str
    waits: bool
    answered: bool
    before_on: date | None = None
    manager: UUID | None = None

    @property
    def until(self) -> date:
        """The last day on which it is in time."""
        return self.since + timedelta(days=self.ask.days)


def owed_to(organisation: UUID, person: UUID, on: date, shelf: Shelf | None = None) -> list[Due]:
    """What one person owes, the longest owed first. ``shelf``: what whoever asks has read already."""
    found = owed_by(organisation, ONESELF.values(organisation=organisation, on=on, person=person), on, shelf)
    return sorted(found, key=lambda one: (one.since, one.ask.version))


def owed_in_team(organisation: UUID, manager: UUID, on: date, shelf: Shelf | None = None) -> Iterator[Due]:
    """What those owe who report to somebody; nobody is told of while that manager is on leave."""
    yield from owed_by(organisation, TEAM.values(organisation=organisation, on=on, manager=manager), on, shelf)


def owed_by(organisation: UUID, whose: Iterable[list[Any]], on: date, shelf: Shelf | None = None) -> Iterator[Due]:
    """What some of the crowd owe. The same few queries however many policies there are, for each thousand people."""
    for some in batched((dict(zip(ABOUT, row, strict=True)) for row in whose), AT_ONCE):
        yield from owed_among(organisation, {row["id"]: row for row in some}, on, shelf)


def told_of(organisation: Any, on: Any, *which: Q, **whose: Any) -> QuerySet[Any]:
    """Of some of the crowd all that says since when something could be asked of them."""
    here = crowd(organisation, on).filter(*which, **whose).order_by().annotate(**paused_until(organisation, on))
    return here.values_list(*ABOUT)


AT_ONCE = 1000
"""People whose names are held at the same time."""


def owed_among(
    organisation: UUID, here: Mapping[UUID, Mapping[str, Any]], on: date, shelf: Shelf | None
) -> Iterator[Due]:
    """Which roles they hold, and since when, is asked only where a policy is for the holders of a role."""
    asks = asked(organisation, on, shelf)
    if not asks:
        return
    held = roles_held(organisation, here, on) if any(ask.audience.by_role for ask in asks) else {}
    by_role = turned_among(organisation, here, (ask.audience for ask in asks), on)
    free = bound_among(organisation, here, on)
    signed, replies = names_of(organisation, here, on), replies_of(organisation, here)
    for person, someone in here.items():
        if person in free:
            continue
        for ask in asks:
            before = newest_among(signed[person], ask)
            if not is_for(ask, person, someone, held.get(person, set())) or settles(ask, person, before):
                continue
            told = replies.get((person, ask.version), NO_REPLY)
            row = {**someone, **turned_for(by_role, ask.audience, person)} if by_role else someone
            began = {"manager": someone["manager_id"], **starting(ask, row)}
            yield due(person, ask, **began, **told, **as_before(before))


def newest_among(signed: Mapping[UUID, Acceptance], ask: Asked) -> Acceptance | None:
    """Of the names somebody set under the versions that count."""
    return max((signed[one] for one in ask.counting if one in signed), key=newest, default=None)


def settles(ask: Asked, person: UUID, name: Acceptance | None) -> bool:
    return person in ask.approvers or bool(name and ask.counts(name.accepted_on))


def bound_among(organisation: UUID, here: Mapping[UUID, Mapping[str, Any]], on: date) -> set[UUID]:
    """By a contract. Asked only about those whom one can bind."""
    some = [person for person, row in here.items() if row["kind"] in BOUND]
    if not some:
        return set()
    return set(crowd(organisation, on).filter(bound(organisation, on), id__in=some).values_list("id", flat=True))


def names_of(organisation: UUID, here: Collection[UUID], on: date) -> Mapping[UUID, Mapping[UUID, Acceptance]]:
    """The newest name of each under each version."""
    found: dict[UUID, dict[UUID, Acceptance]] = defaultdict(dict)
    if len(here) == 1:
        names = OWN_NAMES.rows(organisation=organisation, person=next(iter(here)), on=on)
    else:
        names = list(names_by(organisation, on, person_id__in=here))
    for name in names:
        found[name.person_id][name.version_id] = name
    return found


def names_by(organisation: Any, on: Any, **whose: Any) -> QuerySet[Acceptance]:
    """The names of some people by a day, the oldest first."""
    names = Acceptance.objects.filter(organisation_id=organisation, accepted_on__lte=on, **whose)
    return names.order_by(*OLDEST_FIRST).only("person_id", "version_id", *OLDEST_FIRST)


OLDEST_FIRST = ("accepted_on", "accepted_at", "id")


def newest(name: Acceptance) -> tuple[date, datetime, UUID]:
    return name.accepted_on, name.accepted_at, name.id


def as_before(name: Acceptance | None) -> dict[str, Any]:
    return {"before": name.id if name else None, "before_on": name.accepted_on if name else None}


def is_for(ask: Asked, person: UUID, someone: Mapping[str, Any], held: Collection[str]) -> bool:
    """Is the policy for this person?"""
    return ask.audience.has(kind=someone["kind"], department=someone["department"], person=person, held=held)


def roles_held(organisation: UUID, here: Collection[UUID], on: date) -> Mapping[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    held = roles.holding(organisation, on).filter(person_id__in=here).values_list("person_id", "role__key")
    for person, key in held:
        found[person].add(key)
    return found


NO_REPLY: dict[str, Any] = {"waits": False, "answered": None, "answered_on": None}


def replies_of(organisation: UUID, here: Collection[UUID]) -> dict[tuple[UUID, UUID], dict[str, Any]]:
    """By person and version: does somebody wait for an answer, and the newest answer that has come."""
    found: dict[tuple[UUID, UUID], dict[str, Any]] = {}
    if len(here) == 1:
        replies = OWN_REPLIES.rows(organisation=organisation, person=next(iter(here)))
    else:
        replies = list(replies_by(organisation, person_id__in=here))
    for reply in replies:
        told = found.setdefault((reply.person_id, reply.version_id), dict(NO_REPLY))
        if reply.answered_at is None:
            told["waits"] = True
        else:
            told.update(answered=reply.id, answered_on=reply.answered_on)
    return found


def replies_by(organisation: Any, **whose: Any) -> QuerySet[Reply]:
    return Reply.objects.filter(organisation_id=organisation, **whose).order_by("answered_at", "id")


def everybody_owing(organisation: UUID, on: date, manager: UUID | None = None) -> Iterator[Due]:
    """What everybody owes, streamed: one query a version in force, however many people owe it.

    ``manager``: only those who report to somebody.
    """
    for ask in asked(organisation, on):
        answers = Reply.objects.filter(organisation_id=organisation, version=ask.version, answered_at__isnull=False)
        last = answers.filter(person=OuterRef("pk")).order_by("-answered_at", "-id")
        before = names_under(organisation, ask, on).filter(person=OuterRef("pk")).order_by(*NEWEST_FIRST)
        whose, by_role = asked_people(organisation, ask, on), turned(organisation, ask.audience, on)
        who = (
            (whose.filter(manager=manager) if manager else whose)
            .exclude(settled(organisation, ask, on))
            .order_by()
            .annotate(
                **paused_until(organisation, on),
                **by_role,
                waits=waits_for_answer(organisation, ask),
                answered=Subquery(last.values("id")[:1]),
                answered_on=Subquery(last.values("answered_on")[:1]),
                **too_old(before, ask),
            )
        )
        for row in who.values("id", "manager_id", *HERE_SINCE, *by_role, "waits", *ANSWERED, *BEFORE).iterator():
            told = {name: row[name] for name in ("waits", *ANSWERED, *BEFORE)} | {"manager": row["manager_id"]}
            yield due(row["id"], ask, **starting(ask, row), **told)


PAUSES = ("leave_to", "exempt_to", "bound_to")
HERE_SINCE = ("joined_on", "back_on", "moved_on", *PAUSES)
ABOUT = ("id", "kind", "department", "manager_id", *HERE_SINCE)

ONE: dict[str, Field[Any, Any]] = {"organisation": UUIDField(), "person": UUIDField()}
BY: dict[str, Field[Any, Any]] = {**ONE, "on": DateField()}
ONESELF = Prepared(lambda organisation, on, person: told_of(organisation, on, id=person), **BY)
TEAM = Prepared(
    lambda organisation, on, manager: told_of(organisation, on, people.not_away(on, "manager__"), manager=manager),
    organisation=UUIDField(),
    on=DateField(),
    manager=UUIDField(),
)
OWN_NAMES = Prepared(
    lambda organisation, on, person: names_by(organisation, on, person_id=person), **ONE, on=DateField()
)
OWN_REPLIES = Prepared(lambda organisation, person: replies_by(organisation, person_id=person), **ONE)
"""What the first page of one person asks each time."""


def starting(ask: Asked, row: Mapping[str, Any]) -> dict[str, Any]:
    """When it began, and whether it began again: then whoever was reminded before is reminded anew."""
    first, began = max(ask.effective_on, row["joined_on"] or ask.effective_on), here_since(ask, row)
    return {"began": began, "again": began > first}


def here_since(ask: Asked, row: Mapping[str, Any]) -> date:
    """From which day on it could be asked of them.

    They joined, came back, came under it by a move or by a role, or were spared until then.
    """
    by_role = (row.get(name) for name in TURNS)
    days: list[date | None] = [ask.effective_on, *(row[name] for name in (*day_columns(ask), *PAUSES)), *by_role]
    return max(day for day in days if day)


NEWEST_FIRST = tuple(f"-{name}" for name in OLDEST_FIRST)
BEFORE = ("before", "before_on")
ANSWERED = ("answered", "answered_on")


def too_old(names: QuerySet[Acceptance], ask: Asked) -> dict[str, Any]:
    """The name that counts no more, where people are asked again; where they are not, nobody has to look."""
    if ask.fresh_since is None:
        return {"before": Value(None, UUIDField()), "before_on": Value(None, DateField())}
    return {
        "before": Subquery(names.values("id")[:1], output_field=UUIDField()),
        "before_on": Subquery(names.values("accepted_on")[:1]),
    }


def due(
    person: UUID,
    ask: Asked,
    began: date,
    *,
    again: bool,
    manager: UUID | None,
    waits: bool,
    answered: UUID | None,
    answered_on: date | None,
    before: UUID | None,
    before_on: date | None,
) -> Due:
    """Owed since it could be asked of them, since their name is too old, or since their question was answered."""
    item: str = ref("version", ask.version)
    if again:
        item = f"{item}/since/{began.isoformat()}"
    lapsed = max(filter(None, (before_on, ask.approved.get(person))), default=None)
    if lapsed and ask.months:
        began = max(began, months_after(lapsed, ask.months) + ONE_DAY)
        item = ref("acceptance", before) if before and lapsed == before_on else f"{item}/since/{began.isoformat()}"
    if answered and answered_on and answered_on >= began:
        began, item = answered_on, ref("reply", answered)
    return Due(
        person=person,
        ask=ask,
        since=began,
        item=item,
        waits=waits,
        answered=item == ref("reply", answered) if answered else False,
        before_on=before_on,
        manager=manager,
    )
