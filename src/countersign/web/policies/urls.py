from __future__ import annotations

from django.urls import include, path

from countersign.web.policies import (
    checks,
    comparing,
    confirming,
    declining,
    downloading,
    family,
    reading,
    recording,
    reviewed,
    reviewing,
    signing,
    taking,
    withdrawing,
    writing,
)

app_name = "policies"
VERSION = "<hex:policy_id>/versions/<hex:version_id>/"

urlpatterns = [
    path("", reading.everything, name="list"),
    path("new/", writing.new, name="new"),
    path("topics/", family.topics, name="topics"),
    path("topics/begin/", family.begin, name="begin_topics"),
    path("<hex:policy_id>/", reading.policy, name="policy"),
    path("<hex:policy_id>/change/", family.change, name="change"),
    path("<hex:policy_id>/questions/", checks.checks, name="checks"),
    path("<hex:policy_id>/compare/", comparing.compare, name="compare"),
    path("<hex:policy_id>/draft/", reading.draft, name="draft"),
    path("<hex:policy_id>/draft/docx/", taking.draft_as_word, name="draft_docx"),
    path("<hex:policy_id>/draft/md/", taking.draft_as_markdown, name="draft_md"),
    path("<hex:policy_id>/draft/edit/", writing.edit, name="edit"),
    path("<hex:policy_id>/draft/marks/", writing.marks, name="marks"),
    path("<hex:policy_id>/draft/marks/confirm/", confirming.mark_draft, name="mark_draft"),
    path("<hex:policy_id>/draft/offer/", writing.offer, name="offer"),
    path("<hex:policy_id>/draft/record/", recording.record, name="record"),
    path("<hex:policy_id>/draft/remarks/", include("countersign.web.drafting.urls")),
    path("<hex:policy_id>/outside/", include("countersign.web.policies.outside_urls")),
    path("<hex:policy_id>/review/", reviewing.review, name="review"),
    path("<hex:policy_id>/review/record/", reviewing.record, name="record_review"),
    path("<hex:policy_id>/reviews/<hex:review_id>/", reviewed.receipt, name="review_receipt"),
    path("<hex:policy_id>/reviews/<hex:review_id>/proof/", reviewed.proof, name="review_proof"),
    path(VERSION, reading.version, name="version"),
    path(VERSION + "marks/confirm/", confirming.mark_version, name="mark_version"),
    path(VERSION + "sign/", signing.sign, name="sign"),
    path(VERSION + "sign/code/", signing.code, name="code"),
    path(VERSION + "decline/", declining.decline, name="decline"),
    path(VERSION + "withdraw/", withdrawing.withdraw, name="withdraw"),
    path(VERSION + "publish/", signing.publish, name="publish"),
    path(VERSION + "pdf/", downloading.pdf, name="pdf"),
    path(VERSION + "docx/", taking.version_as_word, name="version_docx"),
    path(VERSION + "md/", taking.version_as_markdown, name="version_md"),
    path(VERSION + "scan/", downloading.scan, name="scan"),
    path(VERSION + "receipt/", signing.receipt, name="receipt"),
    path(VERSION + "receipt/proof/", signing.proof, name="proof"),
]
