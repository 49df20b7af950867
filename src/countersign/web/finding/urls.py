from __future__ import annotations

from django.urls import path

from countersign.web.finding import views

app_name = "finding"

urlpatterns = [
    path("", views.find, name="find"),
    path("poster/", views.wall_poster, name="poster"),
]
