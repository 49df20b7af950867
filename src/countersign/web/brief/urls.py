from __future__ import annotations

from django.urls import path

from countersign.web.brief import views

app_name = "brief"
urlpatterns = [
    path("", views.brief, name="brief"),
    path("brief.pdf", views.as_file, name="pdf"),
]
