from __future__ import annotations

from django.urls import path

from countersign.web.rehearsals import views

app_name = "rehearsals"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("leader/", views.leader, name="leader"),
    path("role/", views.role, name="role"),
    path("<hex:rehearsal_id>/", views.one, name="one"),
    path("<hex:rehearsal_id>/release/", views.release, name="release"),
]
