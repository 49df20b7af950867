from __future__ import annotations

from django.urls import path

from countersign.web.tolerations import deciding, reading

app_name = "tolerations"

urlpatterns = [
    path("", reading.everything, name="list"),
    path("propose/", deciding.propose, name="propose"),
    path("<hex:toleration_id>/", reading.toleration, name="toleration"),
    path("<hex:toleration_id>/approve/", deciding.approve, name="approve"),
    path("<hex:toleration_id>/close/", deciding.close, name="close"),
]
