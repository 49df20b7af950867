from __future__ import annotations

from django.urls import path

from countersign.web.health import views

app_name = "health"

urlpatterns = [path("", views.health, name="page")]
