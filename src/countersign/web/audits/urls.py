from __future__ import annotations

from django.urls import path

from countersign.web.audits import exceptions, found, found_acts, internal, programme, views, visiting

app_name = "audits"
urlpatterns = [
    path("", views.everything, name="list"),
    path("plan/", views.plan, name="plan"),
    path("<hex:visit_id>/change/", views.change, name="change"),
    path("<hex:visit_id>/call-off/", views.call_off, name="call_off"),
    path("findings/", found.everything, name="findings"),
    path("findings/findings.csv", found.csv_file, name="findings_csv"),
    path("findings/<hex:auditfinding_id>/", found.finding, name="finding"),
    path("findings/<hex:auditfinding_id>/answer/", found_acts.answer, name="answer_finding"),
    path("findings/<hex:auditfinding_id>/assign/", found_acts.assign, name="assign_finding"),
    path("findings/<hex:auditfinding_id>/agree/", found_acts.agree, name="agree_day"),
    path("findings/<hex:auditfinding_id>/verify/", found_acts.verify, name="verify_finding"),
    path("findings/<hex:auditfinding_id>/close/", found_acts.close, name="close_elsewhere"),
    path("findings/<hex:auditfinding_id>/withdraw/", found_acts.withdraw, name="withdraw_finding"),
    path("findings/answers/<hex:answer_id>/finish/", found_acts.finish, name="finish_answer"),
    path("findings/answers/<hex:answer_id>/return/", found_acts.return_one, name="return_answer"),
    path("programme/", programme.everything, name="programme"),
    path("programme/propose/", programme.propose, name="propose_programme"),
    path("programme/<hex:programme_id>/", programme.one_programme, name="one_programme"),
    path("programme/<hex:programme_id>/approve/", programme.approve, name="approve_programme"),
    path("programme/<hex:programme_id>/close/", programme.close, name="close_programme"),
    path("interviews/<hex:booking_id>/end/", visiting.end, name="end_interview"),
    path("<hex:visit_id>/", visiting.visit, name="visit"),
    path("<hex:visit_id>/prepare/", visiting.prepare, name="prepare"),
    path("<hex:visit_id>/interview/", visiting.book, name="book"),
    path("<hex:visit_id>/result/", visiting.result, name="result"),
    path("<hex:visit_id>/finding/", found_acts.record_external, name="record_external"),
    path("internal/<hex:audit_id>/finding/", found_acts.raise_one, name="raise_finding"),
    path("internal/<hex:audit_id>/finding/record/", found_acts.record_internal, name="record_internal"),
    path("internal/<hex:audit_id>/seen/", visiting.see, name="see"),
    path("internal/plan/", internal.plan, name="internal_plan"),
    path("internal/<hex:audit_id>/", internal.internal, name="internal"),
    path("internal/<hex:audit_id>/change/", internal.change, name="internal_change"),
    path("internal/<hex:audit_id>/conduct/", internal.conduct, name="conduct"),
    path("internal/<hex:audit_id>/report/", internal.report, name="report"),
    path("internal/<hex:audit_id>/call-off/", internal.call_off, name="internal_call_off"),
    path("internal/<hex:audit_id>/exception/", exceptions.request_one, name="request_exception"),
    path("internal/exceptions/<hex:exception_id>/", exceptions.exception, name="exception"),
    path("internal/exceptions/<hex:exception_id>/approve/", exceptions.approve, name="approve_exception"),
    path("internal/exceptions/<hex:exception_id>/close/", exceptions.close, name="close_exception"),
]
