from __future__ import annotations

from django.urls import path

from countersign.web.actions import listing, views

app_name = "actions"
urlpatterns = [
    path("", listing.everything, name="list"),
    path("actions.csv", listing.csv_file, name="list_csv"),
    path("actions.xlsx", listing.workbook_file, name="list_xlsx"),
    path("add/", views.add, name="add"),
    path("replans/<hex:replan_id>/approve/", views.approve_one, name="approve_replan"),
    path("<hex:action_id>/", views.action, name="action"),
    path("<hex:action_id>/file/", views.file, name="file"),
    path("<hex:action_id>/change/", views.change, name="change"),
    path("<hex:action_id>/hand-over/", views.hand_over, name="hand_over"),
    path("<hex:action_id>/re-plan/", views.replan, name="replan"),
    path("<hex:action_id>/complete/", views.complete, name="complete"),
    path("<hex:action_id>/verify/", views.verify, name="verify"),
    path("<hex:action_id>/drop/", views.drop, name="drop"),
    path("<hex:action_id>/sponsor/", views.sponsor, name="sponsor"),
]
