"""Every address there is. Below ``/o/<slug>/`` everything belongs to one organisation."""

from __future__ import annotations

from django.urls import include, path, register_converter

from countersign.web.converters import Hex
from countersign.web.health import healthz

register_converter(Hex, "hex")

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("countersign.web.setup.urls")),
    path("", include("countersign.web.sign_in.urls")),
    path("mailbox/", include("countersign.web.mailbox.urls")),
    path("o/<slug:slug>/", include("countersign.web.home.urls")),
    path("o/<slug:slug>/", include("countersign.web.people.urls")),
    path("o/<slug:slug>/", include("countersign.web.roles.urls")),
    path("o/<slug:slug>/findings/", include("countersign.web.readiness.urls")),
    path("o/<slug:slug>/packs/", include("countersign.web.packs.urls")),
    path("o/<slug:slug>/settings/", include("countersign.web.settings.urls")),
    path("o/<slug:slug>/policies/", include("countersign.web.policies.urls")),
    path("o/<slug:slug>/acceptances/", include("countersign.web.acceptance.urls")),
    path("a/", include("countersign.web.acceptance.link_urls")),
]

handler400 = "countersign.web.errors.not_understood"
handler403 = "countersign.web.errors.refused"
handler404 = "countersign.web.errors.not_found"
handler500 = "countersign.web.errors.broken"
