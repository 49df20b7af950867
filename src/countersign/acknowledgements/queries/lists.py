"""Lists of people for one version, to be paged: rows come as plain values."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery, UUIDField

from countersign.acknowledgements.enums import ReplyKind
from countersign.acknowledgements.queries.asking import Asked, asked_version
from countersign.acknowledgements.queries.by_role import turned
from countersign.acknowledgements.queries.crowd import (
    asked_people,
    bound,
    fresh_names,
    late,
    leads,
    paused_until,
    settled,
    truth,
    waits_for_answer,
)
from countersign.acknowledgements.queries.owed import HERE_SINCE

type Rows = QuerySet[Any, dict[str, Any]]

OWING = ("id", "name", "title", "department", "kind", *HERE_SINCE, "long", "leads", "asks", "declines")
ACCEPTED = (
    "id",
    "name",
    "title",
    "department",
    "kind",
    "leads",
    "signed_on",
    "signed_version",
    "signed_name",
    "confirmed",
    "bound",
)


def owing(organisation: UUID, version: UUID, on: date) -> Rows:
    """Who has not accepted, those first who are asked first: leaders, then everybody by name."""
    ask = asked_version(organisation, version, on)
    who = sorted_people(organisation, ask, on).exclude(settled(organisation, ask, on))
    answers = {
        "asks": waits_for_answer(organisation, ask, ReplyKind.QUESTION.value),
        "long": truth(late(organisation, ask, on)),
        "declines": waits_for_answer(organisation, ask, ReplyKind.DECLINED.value),
    }
    by_role = turned(organisation, ask.audience, on)
    rows: Rows = who.annotate(**answers, **paused_until(organisation, on), **by_role).values(*OWING, *by_role)
    return rows


def accepted(organisation: UUID, version: UUID, on: date) -> Rows:
    """Who has accepted, with the day and the version that counts.

    Both are empty for whoever approved it, and for whoever a contract binds.
    """
    ask = asked_version(organisation, version, on)
    who = sorted_people(organisation, ask, on).filter(settled(organisation, ask, on))
    by_contract = truth(bound(organisation, on))
    rows: Rows = who.annotate(**newest_name(organisation, ask, on), bound=by_contract).values(*ACCEPTED)
    return rows


def sorted_people(organisation: UUID, ask: Asked, on: date) -> QuerySet[Any]:
    first = truth(leads(organisation, on))
    return asked_people(organisation, ask, on).annotate(leads=first).order_by("-leads", "name", "id")


def newest_name(organisation: UUID, ask: Asked, on: date) -> dict[str, Subquery]:
    names = fresh_names(organisation, ask, on).filter(person=OuterRef("pk")).annotate(own=truth(Q(recorded_by=None)))
    newest = names.order_by("-own", "-accepted_on", "-accepted_at", "-id")
    return {
        "signed_on": Subquery(newest.values("accepted_on")[:1]),
        "signed_name": Subquery(newest.values("id")[:1], output_field=UUIDField()),
        "confirmed": Subquery(newest.values("confirmed")[:1]),
        "signed_version": Subquery(newest.values("version_id")[:1], output_field=UUIDField()),
    }
