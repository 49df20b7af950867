from __future__ import annotations

from django.urls import path

from countersign.web.reporting import views, writing

app_name = "reports"
urlpatterns = [
    path("", views.everything, name="list"),
    path("new/", writing.new, name="new"),
    path("record/", writing.record, name="record"),
    path("<hex:report_id>/", views.report, name="report"),
    path("<hex:report_id>/read/", views.read, name="read"),
    path("<hex:report_id>/copy/", views.copy, name="copy"),
]
