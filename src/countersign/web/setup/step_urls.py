from __future__ import annotations

from django.urls import path

from countersign.web.setup import pages

app_name = "steps"
urlpatterns = [
    path("", pages.everything, name="list"),
    path("top-management/", pages.top_management, name="top_management"),
    path("people/", pages.people, name="people"),
    path("policy/", pages.policy, name="policy"),
    path("duties/", pages.duties, name="duties"),
    path("audit/", pages.audit, name="audit"),
    path("end/", pages.end, name="end"),
]
