from __future__ import annotations

from django.urls import path

from countersign.web.crosswalk import views

app_name = "crosswalk"

urlpatterns = [
    path("", views.crosswalk, name="table"),
    path("crosswalk.xlsx", views.workbook, name="workbook"),
]
