from __future__ import annotations

from django.urls import path

from countersign.web.resources import after, budgets, deciding, listing, recording, views

app_name = "resources"
urlpatterns = [
    path("", listing.everything, name="list"),
    path("list.csv", listing.csv_file, name="list_csv"),
    path("list.xlsx", listing.workbook_file, name="list_xlsx"),
    path("ask/", views.raise_one, name="raise"),
    path("<hex:resource_id>/", views.one, name="request"),
    path("<hex:resource_id>/change/", views.change, name="change"),
    path("<hex:resource_id>/withdraw/", views.withdraw, name="withdraw"),
    path("<hex:resource_id>/decide/", deciding.decide_one, name="decide"),
    path("<hex:resource_id>/record/", recording.record, name="record"),
    path("<hex:resource_id>/accept-risk/", deciding.accept, name="accept_risk"),
    path("<hex:resource_id>/release/", after.release_one, name="release"),
    path("<hex:resource_id>/conclude/", after.conclude_one, name="conclude"),
    path("decisions/<hex:resourcedecision_id>/scan/", recording.scan, name="scan"),
    path("budgets/propose/", budgets.propose, name="propose_budget"),
    path("budgets/record/", budgets.record, name="record_budget"),
    path("budgets/<hex:budget_id>/", budgets.one, name="budget"),
    path("budgets/<hex:budget_id>/approve/", budgets.approve, name="approve_budget"),
    path("budgets/<hex:budget_id>/withdraw/", budgets.withdraw, name="withdraw_budget"),
    path("budgets/<hex:budget_id>/scan/", budgets.scan, name="budget_scan"),
]
