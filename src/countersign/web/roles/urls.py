from __future__ import annotations

from django.urls import path

from countersign.web.roles import (
    answering,
    away,
    chart,
    departments,
    document,
    handing_over,
    history,
    library,
    part_of,
    proposing,
    reading,
    taking,
)

app_name = "roles"
APPOINTMENT = "roles/appointments/<hex:appointment_id>/"

urlpatterns = [
    path("roles/", reading.everything, name="list"),
    path("roles/document/", document.document, name="document"),
    path("roles/document.pdf", taking.document_as_pdf, name="document_pdf"),
    path("roles/document.docx", taking.document_as_word, name="document_docx"),
    path("roles/departments/", departments.departments, name="departments"),
    path("roles/chart/", chart.chart, name="chart"),
    path("roles/library/", library.everything, name="library"),
    path("roles/library/take/", library.take, name="take"),
    path("roles/start/", library.start, name="start"),
    path("roles/duties/", proposing.duties, name="duties"),
    path("roles/<hex:role_id>/history/", history.history, name="history"),
    path("roles/<hex:role_id>/propose/", proposing.propose, name="propose"),
    path("roles/handover/", handing_over.everybody, name="handovers"),
    path("roles/handover/<hex:person_id>/", handing_over.one, name="handover"),
    path("roles/people/<hex:person_id>/", part_of.part, name="part"),
    path("roles/people/<hex:person_id>/away/", away.away, name="away"),
    path("roles/stand-ins/<hex:stand_in_id>/end/", away.back, name="back"),
    path(APPOINTMENT, reading.appointment, name="appointment"),
    path(APPOINTMENT + "approve/", answering.approve, name="approve"),
    path(APPOINTMENT + "accept/", answering.accept, name="accept"),
    path(APPOINTMENT + "decline/", answering.decline, name="decline"),
    path(APPOINTMENT + "end/", answering.end, name="end"),
]
