from __future__ import annotations

from django.urls import path

from countersign.web.acceptance import accepting, answering, exempting, mine, overview, replying
from countersign.web.acceptance.doors import from_inside

app_name = "acceptances"
VERSION = "<hex:version_id>/"

urlpatterns = [
    path("mine/", mine.mine, name="mine"),
    path("exemptions/", exempting.exemptions, name="exemptions"),
    path("exemptions/<hex:exemption_id>/end/", exempting.end, name="end_exemption"),
    path("exemptions/grant/<hex:person_id>/", exempting.grant, name="exempt"),
    path("questions/", answering.questions, name="questions"),
    path("questions/<hex:reply_id>/answer/", answering.answer, name="answer"),
    path(VERSION, from_inside(accepting.accept), name="accept"),
    path(VERSION + "question/", from_inside(replying.question), name="question"),
    path(VERSION + "decline/", from_inside(replying.decline), name="decline"),
    path(VERSION + "proof/", from_inside(accepting.proof), name="proof"),
    path(VERSION + "everybody/", overview.everybody, name="everybody"),
]
