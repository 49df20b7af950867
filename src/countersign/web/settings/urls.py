from __future__ import annotations

from django.urls import path

from countersign.web.settings import about, languages, views

app_name = "settings"

urlpatterns = [
    path("", views.everything, name="list"),
    path("organisation/", about.about, name="organisation"),
    path("languages/", languages.languages, name="languages"),
    path("<str:key>/", views.one, name="setting"),
    path("<str:key>/change/", views.change, name="change"),
]
