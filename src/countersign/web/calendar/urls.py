from __future__ import annotations

from django.urls import path

from countersign.web.calendar import views

app_name = "calendar"
urlpatterns = [
    path("", views.due, name="due"),
    path("everybody/", views.everybody, name="everybody"),
    path("address/", views.keep, name="keep"),
    path("address/end/", views.end, name="end"),
]
