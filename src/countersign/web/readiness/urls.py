from __future__ import annotations

from django.urls import path

from countersign.web.readiness import day, views

app_name = "findings"

urlpatterns = [
    path("", views.findings, name="list"),
    path("day/", day.day, name="day"),
    path("findings.xlsx", views.workbook, name="workbook"),
]
