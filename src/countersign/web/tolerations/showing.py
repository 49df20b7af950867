"""From what leadership lives with to what the templates show."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from countersign.entrance.endpoint import Visit
from countersign.readiness.enums import TolerationState
from countersign.readiness.rule import Grade
from countersign.web.readiness.showing import COUNTED, decided, title_of

if TYPE_CHECKING:
    from countersign.readiness.models import Toleration

STATES: dict[TolerationState, str] = {
    TolerationState.PROPOSED: gettext_noop("waits for top management"),
    TolerationState.APPROVED: gettext_noop("accepted"),
    TolerationState.REFUSED: gettext_noop("not accepted"),
    TolerationState.ENDED: gettext_noop("ended before its day"),
}
RUN_OUT = gettext_noop("has run out")


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"tolerations:{name}", args=[request.organisation.slug, *values])


def shown(request: Visit, one: Toleration) -> dict[str, Any]:
    grade = Grade(one.grade)
    return {
        "code": one.code,
        "title": title_of(one.code),
        "grade": grade.word,
        "word": _(COUNTED[grade][0]),
        "reason": one.reason,
        "until_on": one.until_on,
        "stands": stands(one, request.today),
        "in_force": is_in_force(one, request.today),
        "proposed_by": str(one.proposed_by),
        "proposed_at": one.proposed_at,
        "approved_by": str(one.approved_by or ""),
        "approved_at": one.approved_at,
        "approved_as": one.approved_as,
        "single_handed": one.single_handed,
        "closed_by": str(one.closed_by or ""),
        "closed_at": one.closed_at,
        "closed_because": one.closed_because,
        "url": address(request, "toleration", one.id),
    }


def is_in_force(one: Toleration, today: date) -> bool:
    return one.state is TolerationState.APPROVED and one.until_on >= today


def stands(one: Toleration, today: date) -> str:
    """Where it stands, in a few words."""
    over = one.state is TolerationState.APPROVED and one.until_on < today
    return _(RUN_OUT if over else STATES[one.state])


def hands(one: Toleration) -> list[dict[str, Any]]:
    """Who asked, and who decided."""
    asked = {"name": str(one.proposed_by), "hat": _("asked for it"), "at": one.proposed_at}
    return [asked, *decided(one, _("top management decides here"))]
