from __future__ import annotations

from django.urls import path

from countersign.web.settings import about, views

app_name = "settings"

urlpatterns = [
    path("", views.everything, name="list"),
    path("organisation/", about.about, name="organisation"),
    path("<str:key>/", views.one, name="setting"),
    path("<str:key>/change/", views.change, name="change"),
]
