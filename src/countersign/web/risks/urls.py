from __future__ import annotations

from django.urls import path

from countersign.web.risks import importing, listing, one, treating

app_name = "risks"
urlpatterns = [
    path("", listing.everything, name="list"),
    path("record/", one.record, name="record"),
    path("import/", importing.upload, name="import"),
    path("risks.csv", listing.csv_file, name="list_csv"),
    path("risks.xlsx", listing.workbook, name="list_xlsx"),
    path("<hex:risk_id>/", one.risk, name="risk"),
    path("<hex:risk_id>/change/", one.change, name="change"),
    path("<hex:risk_id>/owner/", one.name, name="name"),
    path("<hex:risk_id>/own/", one.own, name="own"),
    path("<hex:risk_id>/assess/", one.assess, name="assess"),
    path("<hex:risk_id>/close/", one.close, name="close"),
    path("<hex:risk_id>/seen/", one.seen, name="seen"),
    path("<hex:risk_id>/treat/", treating.propose, name="treat"),
    path("treatments/<hex:treatment_id>/", treating.treatment, name="treatment"),
    path("treatments/<hex:treatment_id>/approve/", treating.approve, name="approve"),
    path("treatments/<hex:treatment_id>/carried-out/", treating.carry_out, name="carry_out"),
    path("treatments/<hex:treatment_id>/close/", treating.close, name="end"),
]
