from __future__ import annotations

from django.urls import path

from countersign.web.calendar import feed

app_name = "feed"
urlpatterns = [
    path("<hex:organisation_id>/<str:token>/countersign.ics", feed.calendar, name="calendar"),
]
