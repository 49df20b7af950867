from __future__ import annotations

from django.urls import path

from countersign.web.trainings import importing, listing, recording

app_name = "trainings"
urlpatterns = [
    path("", listing.everything, name="list"),
    path("list.csv", listing.csv_file, name="list_csv"),
    path("record/", recording.record, name="record"),
    path("import/", importing.upload, name="import"),
    path("people/<hex:person_id>/", listing.person, name="person"),
    path("<hex:completion_id>/correct/", recording.correct, name="correct"),
    path("<hex:completion_id>/withdraw/", recording.withdraw, name="withdraw"),
]
