from __future__ import annotations

from django.urls import path

from countersign.web.settings import about, channels, languages, views

app_name = "settings"

urlpatterns = [
    path("", views.everything, name="list"),
    path("organisation/", about.about, name="organisation"),
    path("languages/", languages.languages, name="languages"),
    path("channels/", channels.everything, name="channels"),
    path("channels/add/", channels.add, name="add_channel"),
    path("channels/<hex:channel_id>/test/", channels.test, name="try_channel"),
    path("channels/<hex:channel_id>/pause/", channels.pause, name="pause_channel"),
    path("channels/<hex:channel_id>/resume/", channels.resume, name="resume_channel"),
    path("channels/<hex:channel_id>/remove/", channels.remove, name="end_channel"),
    path("<str:key>/", views.one, name="setting"),
    path("<str:key>/change/", views.change, name="change"),
]
