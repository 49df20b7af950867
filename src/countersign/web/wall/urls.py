from __future__ import annotations

from django.urls import path

from countersign.web.wall import views

app_name = "wall"

urlpatterns = [
    path("", views.wall, name="wall"),
    path("evidence/", views.evidence, name="evidence"),
]
