from __future__ import annotations

from django.urls import path

from countersign.web.acceptance import accepting, replying, reports
from countersign.web.acceptance.doors import through_link

app_name = "link"
BEHIND = "<str:token>/"

urlpatterns = [
    path(BEHIND, through_link("accept", accepting.accept), name="accept"),
    path(BEHIND + "question/", through_link("question", replying.question), name="question"),
    path(BEHIND + "decline/", through_link("decline", replying.decline), name="decline"),
    path(BEHIND + "file/", through_link("source", accepting.source), name="source"),
    path(BEHIND + "reports/", reports.from_mail, name="reports"),
    path(BEHIND + "proof/", through_link("proof", accepting.proof), name="proof"),
]
