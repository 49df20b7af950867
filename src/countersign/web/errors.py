"""The pages for what went wrong."""

from __future__ import annotations

import sys

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from countersign.web.storage import Trouble, trouble_in

STORAGE = {Trouble.FULL: ("errors/507.html", 507), Trouble.DISK: ("errors/503.html", 503)}
STORAGE[Trouble.AWAY] = ("errors/503_away.html", 503)
"""The page and the status for each trouble with the place where everything is kept."""


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return render(request, "errors/413.html", status=413)
    return render(request, "errors/400.html", status=400)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Cross-site request protection said no: most often a page that was open for too long."""
    return render(request, "errors/403.html", status=403)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Must not depend on anything that may be what broke. Where the disk or the database did, it says so."""
    found = trouble_in(sys.exception())
    template, status = STORAGE[found] if found else ("errors/500.html", 500)
    return render(None, template, status=status)
