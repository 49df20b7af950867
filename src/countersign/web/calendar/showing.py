"""What is due, as pages and calendars show it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.delivery.due import Due
from countersign.entrance.matrix import MATRIX
from countersign.kernel.actors import Actor
from countersign.kernel.permits import ALL

if TYPE_CHECKING:
    from countersign.people.models import Organisation


def sees(by: Actor, act: str) -> bool:
    """May they see all of it, and not only what is their own?"""
    return any(MATRIX[act].get(hat) == ALL for hat in by.hats)


def address_of(organisation: Organisation, one: Due) -> str:
    name, *values = one.route
    return reverse(name, args=[organisation.slug, *values])


def months(organisation: Organisation, found: Iterable[Due], today: date) -> list[dict[str, Any]]:
    """Those with a day, by month; what is late comes first, under its own heading."""
    parts: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        if one.on is not None:
            heading = _("Late") if one.on < today else month_of(one.on)
            parts.setdefault(heading, []).append(line(organisation, one, today))
    return [{"heading": heading, "lines": lines} for heading, lines in parts.items()]


def undated(organisation: Organisation, found: Iterable[Due], today: date) -> list[dict[str, Any]]:
    return [line(organisation, one, today) for one in found if one.on is None]


def line(organisation: Organisation, one: Due, today: date) -> dict[str, Any]:
    return {
        "title": one.title.in_language(_),
        "url": address_of(organisation, one),
        "on": one.on,
        "away": away(one.on, today) if one.on else "",
        "since": one.since,
        "people": one.people,
    }


def month_of(day: date) -> str:
    """ "March 2026"."""
    return date_format(day, "F Y")


def away(on: date, today: date) -> str:
    """How far a day is."""
    days = (on - today).days
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("one day late", "{n} days late", -days).format(n=-days)
    return ngettext("tomorrow", "in {n} days", days).format(n=days)
