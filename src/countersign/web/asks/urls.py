from __future__ import annotations

from django.urls import path

from countersign.web.asks import acting, committing, listing, making

app_name = "asks"
urlpatterns = [
    path("", listing.everything, name="list"),
    path("asks.csv", listing.csv, name="csv"),
    path("asks.xlsx", listing.xlsx, name="xlsx"),
    path("make/", making.make_one, name="make"),
    path("commit/", committing.commit_one, name="commit"),
    path("commitments/<hex:commitment_id>/meet/", committing.meet_one, name="meet"),
    path("commitments/<hex:commitment_id>/take-back/", committing.take_back_one, name="take_back"),
    path("<hex:ask_id>/", acting.ask, name="ask"),
    path("<hex:ask_id>/answer/", acting.answer_one, name="answer"),
    path("<hex:ask_id>/chase/", acting.chase_one, name="chase"),
    path("<hex:ask_id>/record-answer/", acting.record_one, name="record_answer"),
    path("<hex:ask_id>/withdraw/", acting.withdraw_one, name="withdraw"),
]
