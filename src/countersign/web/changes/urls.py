from __future__ import annotations

from django.urls import path

from countersign.web.changes import views

app_name = "changes"
urlpatterns = [
    path("", views.everything, name="list"),
    path("report/", views.report, name="report"),
    path("<hex:event_id>/", views.change, name="change"),
    path("<hex:event_id>/assess/", views.assess, name="assess"),
    path("<hex:event_id>/follow-up/", views.follow_up, name="follow_up"),
    path("<hex:event_id>/withdraw/", views.withdraw, name="withdraw"),
]
