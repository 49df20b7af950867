"""From reports to what the templates show; and from facts to the page that is sent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.digests import digest_value
from countersign.objectives.enums import Way
from countersign.readiness.gathered import Gathered
from countersign.readiness.performing import sections

if TYPE_CHECKING:
    from countersign.objectives.models import Report


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"reports:{name}", args=[request.organisation.slug, *values])


def back(request: Visit) -> str:
    """Where a reader came from: the list, or the first page for whoever sees no list."""
    if may_enter(request.actor, "report.read"):
        return address(request, "list")
    return reverse("home:waiting", args=[request.organisation.slug])


def composed(read: Gathered, on: date) -> dict[str, Any]:
    """The page as it would be sent now: plain words and numbers, which never change with the facts afterwards."""
    return {
        "organisation": read.firm.name,
        "day": on.isoformat(),
        "sections": [
            {
                "heading": section.heading.in_language(_),
                "rows": [
                    {
                        "what": line.what.in_language(_),
                        "value": line.value.in_language(_),
                        "note": line.note.in_language(_) if line.note else "",
                    }
                    for line in section.lines
                ],
            }
            for section in sections(read, on)
        ],
    }


def digest_of(page: dict[str, Any]) -> str:
    """Of what somebody saw before they added their own words."""
    return digest_value(page)


def shown(request: Visit, one: Report) -> dict[str, Any]:
    here = one.way == Way.HERE
    return {
        "on": one.reported_on,
        "reporter": str(one.reporter),
        "to": str(one.to),
        "here": here,
        "called": one.called,
        "content": one.content,
        "recorded_at": one.recorded_at,
        "recorded_by": str(one.recorded_by),
        "read_at": one.read_at,
        "answer": one.answer or "",
        "waits": one.waits,
        "stands": stands(one),
        "url": address(request, "report", one.id),
        "copy_url": address(request, "copy", one.id) if one.copy else "",
    }


def stands(one: Report) -> str:
    if one.way == Way.ELSEWHERE:
        return _("given elsewhere")
    return _("sent, not read yet") if one.waits else _("read")


def hands(one: Report) -> list[dict[str, Any]]:
    sent = {"name": str(one.reporter), "hat": _("reported"), "at": one.reported_on}
    if one.way == Way.ELSEWHERE:
        return [sent]
    if one.read_at:
        return [sent, {"name": str(one.to), "hat": one.read_as, "at": one.read_at}]
    return [sent, {"name": _("{name} has not read it yet").format(name=one.to), "hat": "", "at": None, "open": True}]
