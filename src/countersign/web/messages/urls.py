from __future__ import annotations

from django.urls import path

from countersign.web.messages import listing, recording, releasing, writing

app_name = "messages"
urlpatterns = [
    path("", listing.everything, name="list"),
    path("write/", writing.begin, name="begin"),
    path("record/", recording.record_one, name="record"),
    path("drafts/<hex:draft_id>/", writing.draft, name="draft"),
    path("drafts/<hex:draft_id>/offer/", writing.offer, name="offer"),
    path("drafts/<hex:draft_id>/drop/", writing.drop, name="drop"),
    path("drafts/<hex:draft_id>/release/", releasing.release_one, name="release"),
    path("<hex:message_id>/", listing.message, name="message"),
    path("<hex:message_id>/copy/", recording.copy, name="copy"),
    path("<hex:message_id>/withdraw/", recording.withdraw_one, name="withdraw"),
]
