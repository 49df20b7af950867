from __future__ import annotations

from django.urls import path

from countersign.web.readiness import views

app_name = "findings"

urlpatterns = [
    path("", views.findings, name="list"),
    path("findings.xlsx", views.workbook, name="workbook"),
]
