from __future__ import annotations

from django.urls import path

from countersign.web.audits import exceptions, internal, views

app_name = "audits"
urlpatterns = [
    path("", views.everything, name="list"),
    path("plan/", views.plan, name="plan"),
    path("<hex:visit_id>/change/", views.change, name="change"),
    path("<hex:visit_id>/call-off/", views.call_off, name="call_off"),
    path("internal/plan/", internal.plan, name="internal_plan"),
    path("internal/<hex:audit_id>/", internal.internal, name="internal"),
    path("internal/<hex:audit_id>/change/", internal.change, name="internal_change"),
    path("internal/<hex:audit_id>/conduct/", internal.conduct, name="conduct"),
    path("internal/<hex:audit_id>/report/", internal.report, name="report"),
    path("internal/<hex:audit_id>/call-off/", internal.call_off, name="internal_call_off"),
    path("internal/<hex:audit_id>/exception/", exceptions.request_one, name="request_exception"),
    path("internal/exceptions/<hex:exception_id>/", exceptions.exception, name="exception"),
    path("internal/exceptions/<hex:exception_id>/approve/", exceptions.approve, name="approve_exception"),
    path("internal/exceptions/<hex:exception_id>/close/", exceptions.close, name="close_exception"),
]
