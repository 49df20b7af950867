from __future__ import annotations

from django.urls import path

from countersign.web.policies import confirming, downloading, reading, recording, signing, writing

app_name = "policies"
VERSION = "<hex:policy_id>/versions/<hex:version_id>/"

urlpatterns = [
    path("", reading.everything, name="list"),
    path("new/", writing.new, name="new"),
    path("<hex:policy_id>/", reading.policy, name="policy"),
    path("<hex:policy_id>/draft/", reading.draft, name="draft"),
    path("<hex:policy_id>/draft/edit/", writing.edit, name="edit"),
    path("<hex:policy_id>/draft/marks/", writing.marks, name="marks"),
    path("<hex:policy_id>/draft/marks/confirm/", confirming.mark_draft, name="mark_draft"),
    path("<hex:policy_id>/draft/offer/", writing.offer, name="offer"),
    path("<hex:policy_id>/draft/record/", recording.record, name="record"),
    path(VERSION, reading.version, name="version"),
    path(VERSION + "marks/confirm/", confirming.mark_version, name="mark_version"),
    path(VERSION + "sign/", signing.sign, name="sign"),
    path(VERSION + "sign/code/", signing.code, name="code"),
    path(VERSION + "publish/", signing.publish, name="publish"),
    path(VERSION + "pdf/", downloading.pdf, name="pdf"),
    path(VERSION + "scan/", downloading.scan, name="scan"),
    path(VERSION + "receipt/", signing.receipt, name="receipt"),
    path(VERSION + "receipt/proof/", signing.proof, name="proof"),
]
