"""Every address there is. Below ``/o/<slug>/`` everything belongs to one organisation.

They are tried from above: what everybody sends stands first, and what has many addresses and no word of its own last.
"""

from __future__ import annotations

from django.urls import include, path, register_converter

from countersign.web.converters import Hex
from countersign.web.health.metrics import metrics
from countersign.web.health.probes import healthz, readyz

register_converter(Hex, "hex")

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    path("", include("countersign.web.setup.urls")),
    path("", include("countersign.web.sign_in.urls")),
    path("example/", include("countersign.web.example.urls")),
    path("mailbox/", include("countersign.web.mailbox.urls")),
    path("judge/", include("countersign.web.files.urls")),
    path("style/", include("countersign.web.style.urls")),
    path("o/<slug:slug>/", include("countersign.web.home.urls")),
    path("o/<slug:slug>/acceptances/", include("countersign.web.acceptance.urls")),
    path("o/<slug:slug>/roles/matrix/", include("countersign.web.matrix.urls")),
    path("o/<slug:slug>/set-up/", include("countersign.web.setup.step_urls")),
    path("o/<slug:slug>/asks/", include("countersign.web.asks.urls")),
    path("o/<slug:slug>/messages/", include("countersign.web.messages.urls")),
    path("o/<slug:slug>/resources/", include("countersign.web.resources.urls")),
    path("o/<slug:slug>/processes/", include("countersign.web.processes.urls")),
    path("o/<slug:slug>/objectives/", include("countersign.web.objectives.urls")),
    path("o/<slug:slug>/reports/", include("countersign.web.reporting.urls")),
    path("o/<slug:slug>/audits/", include("countersign.web.audits.urls")),
    path("o/<slug:slug>/risks/", include("countersign.web.risks.urls")),
    path("o/<slug:slug>/reviews/", include("countersign.web.reviews.urls")),
    path("o/<slug:slug>/actions/", include("countersign.web.actions.urls")),
    path("o/<slug:slug>/changes/", include("countersign.web.changes.urls")),
    path("o/<slug:slug>/direction/", include("countersign.web.direction.urls")),
    path("o/<slug:slug>/trainings/", include("countersign.web.trainings.urls")),
    path("o/<slug:slug>/spot-checks/", include("countersign.web.spotchecks.urls")),
    path("o/<slug:slug>/rehearsals/", include("countersign.web.rehearsals.urls")),
    path("o/<slug:slug>/findings/", include("countersign.web.readiness.urls")),
    path("o/<slug:slug>/findings/accepted/", include("countersign.web.tolerations.urls")),
    path("o/<slug:slug>/findings/statement/", include("countersign.web.statement.urls")),
    path("o/<slug:slug>/crosswalk/", include("countersign.web.crosswalk.urls")),
    path("o/<slug:slug>/wall/", include("countersign.web.wall.urls")),
    path("o/<slug:slug>/brief/", include("countersign.web.brief.urls")),
    path("o/<slug:slug>/year/", include("countersign.web.year.urls")),
    path("o/<slug:slug>/packs/", include("countersign.web.packs.urls")),
    path("o/<slug:slug>/health/", include("countersign.web.health.urls")),
    path("o/<slug:slug>/settings/", include("countersign.web.settings.urls")),
    path("o/<slug:slug>/policies/find/", include("countersign.web.finding.urls")),
    path("o/<slug:slug>/policies/", include("countersign.web.policies.urls")),
    path("o/<slug:slug>/calendar/", include("countersign.web.calendar.urls")),
    path("o/<slug:slug>/", include("countersign.web.people.urls")),
    path("o/<slug:slug>/", include("countersign.web.roles.urls")),
    path("c/", include("countersign.web.calendar.feed_urls")),
    path("a/", include("countersign.web.acceptance.link_urls")),
    path("p/", include("countersign.web.public.urls")),
]

handler400 = "countersign.web.errors.not_understood"
handler403 = "countersign.web.errors.refused"
handler404 = "countersign.web.errors.not_found"
handler500 = "countersign.web.errors.broken"
