from __future__ import annotations

from django.urls import path

from countersign.web.acceptance import (
    accepting,
    answering,
    contracts,
    departments,
    exempting,
    late,
    listing,
    mine,
    my_people,
    overview,
    replying,
    reports,
    sheets,
    taking_over,
)
from countersign.web.acceptance.doors import from_inside

app_name = "acceptances"
VERSION = "<hex:version_id>/"

urlpatterns = [
    path("mine/", mine.mine, name="mine"),
    path("contracts/", contracts.contracts, name="contracts"),
    path("contracts/record/", contracts.record, name="bind"),
    path("contracts/<hex:undertaking_id>/end/", contracts.end, name="release"),
    path("contracts/<hex:undertaking_id>/clause/", contracts.scan, name="clause"),
    path("late/", late.late, name="late"),
    path("my-people/", my_people.my_people, name="my_people"),
    path("my-people/reports/", reports.choose, name="reports"),
    path("exemptions/", exempting.exemptions, name="exemptions"),
    path("exemptions/<hex:exemption_id>/end/", exempting.end, name="end_exemption"),
    path("exemptions/grant/<hex:person_id>/", exempting.grant, name="exempt"),
    path("questions/", answering.questions, name="questions"),
    path("questions/<hex:reply_id>/answer/", answering.answer, name="answer"),
    path(VERSION, from_inside(accepting.accept), name="accept"),
    path(VERSION + "question/", from_inside(replying.question), name="question"),
    path(VERSION + "decline/", from_inside(replying.decline), name="decline"),
    path(VERSION + "file/", from_inside(accepting.source), name="source"),
    path(VERSION + "proof/", from_inside(accepting.proof), name="proof"),
    path(VERSION + "everybody/", overview.everybody, name="everybody"),
    path(VERSION + "everybody/list.csv", listing.csv_file, name="list_csv"),
    path(VERSION + "everybody/list.xlsx", listing.workbook_file, name="list_workbook"),
    path(VERSION + "departments/", departments.departments, name="departments"),
    path(VERSION + "sheet/", sheets.sheet, name="sheet"),
    path(VERSION + "record/", sheets.record, name="record_sheet"),
    path("scans/<hex:acceptance_id>/", sheets.scan, name="scan"),
    path("take-over/<hex:policy_id>/", taking_over.upload, name="take_over"),
]
