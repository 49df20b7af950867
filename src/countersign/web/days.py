"""The day that a page is asked to show."""

from __future__ import annotations

from datetime import date

from countersign.entrance.endpoint import Visit


def asked_day(request: Visit) -> date:
    """The day in the address (``?on=2026-11-21``); today when there is none, or what stands there is no day."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return request.today
