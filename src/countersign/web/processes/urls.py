from __future__ import annotations

from django.urls import path

from countersign.web.processes import importing, views

app_name = "processes"
urlpatterns = [
    path("", views.everything, name="list"),
    path("describe/", views.describe, name="describe"),
    path("import/", importing.upload, name="import"),
    path("<hex:process_id>/", views.one, name="process"),
    path("<hex:process_id>/change/", views.change, name="change"),
    path("<hex:process_id>/check/", views.check, name="check"),
    path("<hex:process_id>/end/", views.end, name="end"),
    path("checks/<hex:check_id>/scan/", views.scan, name="scan"),
]
