from __future__ import annotations

from django.urls import path

from countersign.web.year import views

app_name = "year"
urlpatterns = [
    path("", views.year, name="year"),
    path("year.pdf", views.as_file, name="pdf"),
]
