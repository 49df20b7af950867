"""Below ``policies/delegations/``: who signs topic policies besides top management."""

from __future__ import annotations

from django.urls import path

from countersign.web.policies import delegating

urlpatterns = [
    path("", delegating.delegations, name="delegations"),
    path("give/", delegating.give, name="delegate"),
    path("<hex:delegation_id>/end/", delegating.end, name="end_delegation"),
]
