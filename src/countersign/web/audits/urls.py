from __future__ import annotations

from django.urls import path

from countersign.web.audits import views

app_name = "audits"
urlpatterns = [
    path("", views.everything, name="list"),
    path("plan/", views.plan, name="plan"),
    path("<hex:visit_id>/change/", views.change, name="change"),
    path("<hex:visit_id>/call-off/", views.call_off, name="call_off"),
]
