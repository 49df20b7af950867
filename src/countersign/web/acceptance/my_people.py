"""For whoever others report to: who of them still owes a policy, and until when they had."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from countersign.acknowledgements import queries
from countersign.delivery.without import is_without
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.permits import who
from countersign.people import queries as people
from countersign.web.acceptance import showing
from countersign.web.numbers import opening

if TYPE_CHECKING:
    from countersign.acknowledgements.queries import Due


@endpoint("acceptance.read_reports")
@require_safe
def my_people(request: Visit) -> HttpResponse:
    """Only who reports to the reader; nobody else's people, and nothing of what those have accepted."""
    organisation, reader = request.organisation.id, who(request.actor)
    found: dict[UUID, list[Due]] = defaultdict(list)
    for due in queries.everybody_owing(organisation, request.today, manager=reader):
        found[due.person].append(due)
    called = people.names(organisation, found)
    late = {person for person, dues in found.items() if any(is_late(request, one) for one in dues)}
    rows = [
        {"name": called[person], "items": [shown(request, one) for one in sorted(dues, key=lambda one: one.until)]}
        for person, dues in found.items()
    ]
    context = {
        "heading": heading(len(late), len(found)),
        "people": sorted(rows, key=lambda one: str(one["name"])),
        "has_people": people.leads_somebody(organisation, reader),
        "reports": not is_without(organisation, reader),
        "reports_url": showing.address(request, "reports"),
        "mine_url": showing.address(request, "mine"),
    }
    return render(request, "acceptance/my_people.html", context)


def is_late(request: Visit, due: Due) -> bool:
    return due.until < request.today and not due.waits


def shown(request: Visit, due: Due) -> dict[str, Any]:
    late = is_late(request, due)
    return {"title": due.ask.title, "label": due.ask.label, "until": due.until, "late": late, "waits": due.waits}


def heading(late: int, owing: int) -> str:
    if late:
        return ngettext("One of your people is late", "{n} of your people are late", late).format(n=opening(late))
    if owing:
        return _("None of your people is late")
    return _("Your people owe nothing")
