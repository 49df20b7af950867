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


@endpoint("acceptance.give")
@require_safe
def mine(request: Visit) -> HttpResponse:
    organisation, slug, reader = request.organisation.id, request.organisation.slug, who(request.actor)
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
                "url": reverse("acceptances:accept", args=[slug, due.ask.version]),
            }
            for due in owed
        ],
        "accepted": [
            {
                "title": name.version.title,
                "label": name.version.label,
                "on": name.accepted_on,
                "past": name.version.superseded_at is not None or name.version.withdrawn_at is not None,
                "url": reverse("acceptances:accept", args=[slug, name.version_id]),
            }
            for name in queries.acceptances_of(organisation, reader)
        ],
        "people_url": reverse("acceptances:my_people", args=[slug]) if leads_somebody(organisation, reader) else "",
        "policies_url": reverse("policies:list", args=[slug]),
    }
    return render(request, "acceptance/mine.html", context)
