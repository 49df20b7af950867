from __future__ import annotations

from django.urls import path

from countersign.web.people import views

app_name = "people"
urlpatterns = [
    path("people/", views.everybody, name="list"),
    path("people/new/", views.new, name="new"),
    path("register/", views.register, name="register"),
    path("register/<hex:leader_id>/countersign/", views.countersign, name="countersign"),
]
