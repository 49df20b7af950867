"""What one has accepted and still owes: every policy found again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from countersign.acknowledgements import queries
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.permits import who
from countersign.people.queries import leads_somebody
from countersign.web.acceptance import showing


@endpoint("acceptance.give")
@require_safe
def mine(request: Visit) -> HttpResponse:
    organisation, reader = request.organisation.id, who(request.actor)
    owed = queries.owed_to(organisation, reader, request.today)
    context = {
        "owed": [
            {
                "title": due.ask.title,
                "label": due.ask.label,
                "until": due.until,
                "late": due.until < request.today,
                "waits": due.waits,
                "answered": due.answered,
                "url": showing.address(request, "accept", due.ask.version),
            }
            for due in owed
        ],
        "accepted": [
            {
                "title": name.version.title,
                "label": name.version.label,
                "on": name.accepted_on,
                "past": name.version.superseded_at is not None or name.version.withdrawn_at is not None,
                "url": showing.address(request, "accept", name.version_id),
            }
            for name in queries.acceptances_of(organisation, reader)
        ],
        "people_url": showing.address(request, "my_people") if leads_somebody(organisation, reader) else "",
        "policies_url": reverse("policies:list", args=[request.organisation.slug]),
    }
    return render(request, "acceptance/mine.html", context)
