"""How the installation gets on: what is stuck and whose it is, what runs, and how the ledger stands."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from countersign.entrance import clock
from countersign.entrance.endpoint import Visit, endpoint
from countersign.web.health import showing


@endpoint("health.read")
@require_safe
def health(request: Visit) -> HttpResponse:
    return render(request, "health/page.html", showing.health(request, clock.now()))
