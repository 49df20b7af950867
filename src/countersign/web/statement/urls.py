from __future__ import annotations

from django.urls import path

from countersign.web.statement import deciding, writing

app_name = "statement"

urlpatterns = [
    path("", writing.working_copy, name="page"),
    path("declare/", writing.declare, name="declare"),
    path("drop/", writing.drop, name="drop"),
    path("offer/", writing.offer, name="offer"),
    path("<hex:statement_id>/", deciding.statement, name="statement"),
    path("<hex:statement_id>/approve/", deciding.approve, name="approve"),
    path("<hex:statement_id>/close/", deciding.close, name="close"),
]
