from __future__ import annotations

from django.urls import path

from countersign.web.setup import views

urlpatterns = [
    path("", views.start, name="start"),
    path("set-up/", views.set_up, name="set_up"),
]
