from __future__ import annotations

from django.urls import path

from countersign.web.files import views

app_name = "files"

urlpatterns = [
    path("", views.judge, name="judge"),
]
