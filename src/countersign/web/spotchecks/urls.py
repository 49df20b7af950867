from __future__ import annotations

from django.urls import path

from countersign.web.spotchecks import answering, drawing, interviewing, listing

app_name = "spotchecks"
urlpatterns = [
    path("", listing.everything, name="list"),
    path("draw/", drawing.fix, name="fix"),
    path("interviews/record/", interviewing.record, name="interview"),
    path("interviews/<hex:interview_id>/withdraw/", interviewing.withdraw, name="withdraw_interview"),
    path("<hex:draw_id>/", drawing.one, name="draw"),
    path("<hex:draw_id>/draw/", drawing.now, name="now"),
    path("<hex:draw_id>/people.json", drawing.population, name="population"),
    path("<hex:draw_id>/answer/", answering.answer, name="answer"),
    path("<hex:draw_id>/ask/<hex:invitation_id>/", answering.ask, name="ask"),
]
