"""How far each department is, and how fast it went."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from countersign.acknowledgements import queries
from countersign.acknowledgements.queries import Department
from countersign.entrance.endpoint import Visit, endpoint
from countersign.policies import queries as policies
from countersign.web.acceptance import showing
from countersign.web.numbers import opening

AFTER = (7, 14, 28)
"""Days after a version took effect: what was reached by then is the history of the number."""


@endpoint("acceptance.read")
@require_safe
def departments(request: Visit, version_id: UUID) -> HttpResponse:
    version = policies.version(request.organisation.id, version_id)
    ask = queries.asked_version(request.organisation.id, version_id, request.today)
    days = [day for n in AFTER if (day := ask.effective_on + timedelta(days=n)) < request.today]
    found = queries.by_department(request.organisation.id, version_id, request.today, days)
    everybody = showing.address(request, "everybody", version.id)
    context = {
        "version": version,
        "days": days,
        "heading": heading(found),
        "rows": [shown(one, days, everybody) for one in found],
        "all": shown(added(found), days, "") if len(found) > 1 else None,
        "everybody_url": everybody,
    }
    return render(request, "acceptance/departments.html", context)


def heading(found: list[Department]) -> str:
    if not any(one.due for one in found):
        return _("Nobody is asked")
    late = sum(one.late for one in found)
    if not late:
        return _("Nobody is late")
    return ngettext("One person is late", "{n} people are late", late).format(n=opening(late))


def shown(one: Department, days: list[date], everybody: str) -> dict[str, Any]:
    return {
        "name": one.name or _("without a department"),
        "url": showing.with_department(everybody, one.name) + "#list" if one.name and everybody else "",
        "line": one,
        "then": [{"day": day, "n": n} for day, n in zip(days, one.by_then, strict=True)],
    }


def added(found: list[Department]) -> Department:
    """All of them as if they were one."""
    then = tuple(sum(column) for column in zip(*(one.by_then for one in found), strict=True))
    due, accepted, late = (sum(getattr(one, name) for one in found) for name in ("due", "accepted", "late"))
    return Department("", due, accepted, late, then)
