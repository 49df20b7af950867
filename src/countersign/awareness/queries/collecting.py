"""What awareness tells readiness (decision 21)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

from django.db.models import DateField, Field, UUIDField

from countersign.awareness.enums import AskedAs, Bank
from countersign.awareness.facts import Rehearsal, SpotCheck, SpotStats, Training
from countersign.awareness.models import Completion
from countersign.awareness.queries.interviews import interviews
from countersign.awareness.queries.rehearsing import rehearsals
from countersign.awareness.queries.results import COUNTED, told_by
from countersign.awareness.queries.rows import keeps_trainings
from countersign.kernel.instants import day_in
from countersign.kernel.references import parse_ref, ref
from countersign.ledger.prepared import Prepared
from countersign.people.queries import organisation as organisation_with

if TYPE_CHECKING:
    from countersign.people.models import Organisation


def collect_facts(organisation: UUID, as_of: date, of: Collection[str]) -> tuple[Training, ...] | None:
    """The trainings of these people (references) up to a day, the earliest first.

    None: nobody had done any by then, as far as is recorded. Whether there is none, or they are kept somewhere else,
    nobody can tell from that.
    """
    ids = sorted(parse_ref(one)[1] for one in of)
    here = Completion.objects.filter(organisation_id=organisation, withdrawn_at=None, completed_on__lte=as_of)
    rows = here.filter(person_id__in=ids).order_by("completed_on", "id").values_list("person_id", "completed_on")
    told = dict.fromkeys(rows)
    if not told and not keeps_trainings(organisation, as_of):
        return None
    return tuple(Training(person=ref("person", person), on=on) for person, on in told)


A_YEAR = timedelta(days=365)

YEAR: dict[str, Field[Any, Any]] = {"organisation": UUIDField(), "as_of": DateField(), "since": DateField()}

ASKED_IN = Prepared(
    lambda organisation, as_of, since: (
        interviews(organisation)
        .filter(asked_on__lte=as_of, asked_on__gt=since, withdrawn_at=None)
        .values_list("person_id", "asked_as", "passed", "asked_on")
    ),
    **YEAR,
)
REHEARSED_IN = Prepared(
    lambda organisation, as_of, since: (
        rehearsals(organisation)
        .filter(bank=Bank.LEADER.value, rehearsed_on__lte=as_of, rehearsed_on__gt=since)
        .order_by("rehearsed_at", "id")
        .values_list("person_id", "rehearsed_on", "core_ok", "released_at")
    ),
    **YEAR,
)

GROUPS: dict[AskedAs, Literal["role", "manager"]] = {AskedAs.ROLE: "role", AskedAs.MANAGER: "manager"}


def collect_spot_checks(organisation: UUID, as_of: date) -> tuple[SpotCheck, ...]:
    """The answers of a year up to a day, without names and never few at once (``told_by``); and whoever was asked by
    name about a role or a department."""
    year = {"organisation": organisation, "as_of": as_of, "since": as_of - A_YEAR}
    told = [
        SpotCheck(on=one.on, group="staff", passed=one.passed, found=one.found)
        for one in told_by(organisation, as_of)
        if one.on > as_of - A_YEAR
    ]
    latest: dict[tuple[UUID, str, bool], date] = {}
    for person, how, passed, on in ASKED_IN.values(**year):
        latest.setdefault((person, how, passed), on)
    named = [
        SpotCheck(on=on, group=GROUPS[AskedAs(how)], passed=passed, person=ref("person", person))
        for (person, how, passed), on in sorted(latest.items(), key=lambda one: (one[1], one[0]))
    ]
    return (*told, *named)


def collect_spot_stats(organisation: UUID, as_of: date, checks: Iterable[SpotCheck] | None = None) -> SpotStats:
    """The same of the staff in 180 days, counted. ``checks``: what is told of the year, where that was read already."""
    year = collect_spot_checks(organisation, as_of) if checks is None else checks
    staff = [one for one in year if one.group == "staff" and one.on >= as_of - COUNTED]
    return SpotStats(staff_asked=len(staff), staff_passed=sum(one.passed for one in staff))


def collect_rehearsals(organisation: UUID, as_of: date, firm: Organisation | None = None) -> tuple[Rehearsal, ...]:
    """When leaders rehearsed in the year up to a day. What they have not let others see is not told."""
    zone = (firm or organisation_with(organisation)).time_zone
    rows = REHEARSED_IN.values(organisation=organisation, as_of=as_of, since=as_of - A_YEAR)
    return tuple(
        Rehearsal(
            person=ref("person", person),
            on=on,
            core_ok=core_ok if is_released else None,
            released=is_released,
        )
        for person, on, core_ok, released_at in rows
        for is_released in [released_at is not None and day_in(zone, released_at) <= as_of]
    )
