"""Addresses of management reviews."""

from __future__ import annotations

from django.urls import path

from countersign.web.reviews import after, attending, meeting, planning, signing

app_name = "reviews"
urlpatterns = [
    path("", planning.list_page, name="list"),
    path("new/", planning.create, name="create"),
    path("plan/", planning.plan, name="plan"),
    path("slots/", planning.slots, name="slots"),
    path("elsewhere/", after.record, name="record"),
    path("decisions/<hex:decision_id>/", meeting.alter, name="change_decision"),
    path("decisions/<hex:decision_id>/strike/", meeting.strike, name="strike"),
    path("decisions/<hex:decision_id>/done/", after.done, name="carry_out"),
    path("<hex:meeting_id>/", meeting.review, name="review"),
    path("<hex:meeting_id>/change/", planning.change, name="change"),
    path("<hex:meeting_id>/call-off/", planning.call_off, name="call_off"),
    path("<hex:meeting_id>/open/", planning.begin, name="open"),
    path("<hex:meeting_id>/take-back/", planning.take_back, name="take_back"),
    path("<hex:meeting_id>/minutes/<slug:part>/", meeting.minutes, name="minutes"),
    path("<hex:meeting_id>/decide/", meeting.decide, name="decide"),
    path("<hex:meeting_id>/next/", meeting.following, name="next"),
    path("<hex:meeting_id>/attend/", attending.attend, name="attend"),
    path("<hex:meeting_id>/decline/", attending.decline, name="decline"),
    path("<hex:meeting_id>/chair/", signing.chair, name="chair"),
    path("<hex:meeting_id>/sign/", signing.sign, name="sign"),
    path("<hex:meeting_id>/sign/code/", signing.code, name="code"),
    path("<hex:meeting_id>/addendum/", after.addendum, name="addendum"),
    path("<hex:minutes_id>/minutes.pdf", after.pdf, name="pdf"),
    path("<hex:minutes_id>/minutes.docx", after.docx, name="docx"),
    path("<hex:record_id>/scan/", after.scan, name="scan"),
]
