"""Every address there is."""

from __future__ import annotations

from django.urls import path

from countersign.web.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
]
