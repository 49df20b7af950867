from __future__ import annotations

from django.urls import path

from countersign.web.style import views

app_name = "style"
urlpatterns = [
    path("", views.everything, name="everything"),
]
