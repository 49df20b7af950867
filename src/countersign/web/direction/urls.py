from __future__ import annotations

from django.urls import path

from countersign.web.direction import exceptions, views

app_name = "direction"
urlpatterns = [
    path("", views.everything, name="list"),
    path("record/", views.record_one, name="record_direction"),
    path("support/", views.record_help, name="record_support"),
    path("observe/", exceptions.observe, name="observe"),
    path("exceptions/<hex:deviation_id>/", exceptions.deviation, name="deviation"),
    path("exceptions/<hex:deviation_id>/approve/", exceptions.approve, name="approve_deviation"),
    path("exceptions/<hex:deviation_id>/correct/", exceptions.correct, name="correct_deviation"),
    path("exceptions/<hex:deviation_id>/withdraw/", exceptions.withdraw, name="withdraw_deviation"),
    path("support/<hex:support_id>/", views.support, name="support"),
    path("support/<hex:support_id>/file/", views.support_file, name="support_file"),
    path("support/<hex:support_id>/withdraw/", views.withdraw_help, name="withdraw_support"),
    path("<hex:direction_id>/", views.direction, name="direction"),
    path("<hex:direction_id>/file/", views.direction_file, name="direction_file"),
    path("<hex:direction_id>/withdraw/", views.withdraw_one, name="withdraw_direction"),
]
