from __future__ import annotations

from django.urls import path

from countersign.web.home import views

app_name = "home"
urlpatterns = [
    path("", views.waiting, name="waiting"),
]
