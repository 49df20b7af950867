from __future__ import annotations

from django.urls import path

from countersign.web.roles import (
    answering,
    chart,
    describing,
    document,
    library,
    one_role,
    proposing,
    reading,
    renewing,
    retiring,
    taking,
)

app_name = "roles"
APPOINTMENT = "roles/appointments/<hex:appointment_id>/"
RENEWAL = "roles/renewals/<hex:renewal_id>/"

urlpatterns = [
    path("roles/", reading.everything, name="list"),
    path("roles/document/", document.document, name="document"),
    path("roles/document.pdf", taking.document_as_pdf, name="document_pdf"),
    path("roles/document.docx", taking.document_as_word, name="document_docx"),
    path("roles/chart/", chart.chart, name="chart"),
    path("roles/library/", library.everything, name="library"),
    path("roles/library/take/", library.take, name="take"),
    path("roles/start/", library.start, name="start"),
    path("roles/duties/", proposing.duties, name="duties"),
    path("roles/new/", describing.new, name="new"),
    path("roles/<hex:role_id>/", one_role.role, name="role"),
    path("roles/<hex:role_id>/change/", describing.change, name="change"),
    path("roles/<hex:role_id>/retire/", retiring.retire, name="retire"),
    path("roles/<hex:role_id>/propose/", proposing.propose, name="propose"),
    path(APPOINTMENT, reading.appointment, name="appointment"),
    path(APPOINTMENT + "approve/", answering.approve, name="approve"),
    path(APPOINTMENT + "accept/", answering.accept, name="accept"),
    path(APPOINTMENT + "decline/", answering.decline, name="decline"),
    path(APPOINTMENT + "end/", answering.end, name="end"),
    path(RENEWAL + "approve/", renewing.approve, name="approve_renewal"),
    path(RENEWAL + "accept/", renewing.accept, name="accept_renewal"),
    path(RENEWAL + "decline/", renewing.decline, name="decline_renewal"),
]
