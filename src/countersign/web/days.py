"""Days: the one that a page is asked to show, and those that somebody writes into a form."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from countersign.entrance.endpoint import Visit

NO_DAY = {"required": _("Say on which day."), "invalid": _("Write the day as 2025-09-15.")}
"""What a field for a day says."""


def asked_day(request: Visit) -> date:
    """The day in the address (``?on=2026-11-21``); today when there is none, or what stands there is no day."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return request.today
