from __future__ import annotations

from django.urls import path

from countersign.web.roles import (
    answering,
    away,
    chart,
    checking,
    competence,
    departments,
    describing,
    document,
    functions,
    handing_over,
    history,
    library,
    one_role,
    part_of,
    proposing,
    reading,
    renewing,
    retiring,
    taking,
    telling,
)

app_name = "roles"
APPOINTMENT = "roles/appointments/<hex:appointment_id>/"
RENEWAL = "roles/renewals/<hex:renewal_id>/"
COMPETENCE = "roles/competence/<hex:competence_id>/"
GAP = "roles/gaps/<hex:gap_id>/"
TOLD = "roles/told/<hex:rolestelling_id>/"

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
    path("roles/new/", describing.new, name="new"),
    path("roles/<hex:role_id>/", one_role.role, name="role"),
    path("roles/<hex:role_id>/change/", describing.change, name="change"),
    path("roles/<hex:role_id>/retire/", retiring.retire, name="retire"),
    path("roles/<hex:role_id>/history/", history.history, name="history"),
    path("roles/<hex:role_id>/propose/", proposing.propose, name="propose"),
    path("roles/<hex:role_id>/function/", functions.give, name="give_function"),
    path("roles/functions/<hex:functionrole_id>/end/", functions.end, name="end_function"),
    path("roles/told/", telling.everything, name="tellings"),
    path("roles/told/send/", telling.tell, name="tell"),
    path("roles/told/record/", telling.record, name="record_told"),
    path(TOLD, telling.telling, name="telling"),
    path(TOLD + "copy/", telling.copy, name="telling_copy"),
    path(TOLD + "withdraw/", telling.withdraw, name="withdraw_told"),
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
    path(RENEWAL + "approve/", renewing.approve, name="approve_renewal"),
    path(RENEWAL + "accept/", renewing.accept, name="accept_renewal"),
    path(RENEWAL + "decline/", renewing.decline, name="decline_renewal"),
    path(APPOINTMENT + "competence/", competence.record, name="show_competence"),
    path(APPOINTMENT + "gap/", competence.plan, name="plan_gap"),
    path(APPOINTMENT + "check/", checking.check, name="check"),
    path("roles/checks/<hex:rolecheck_id>/", checking.result, name="check_result"),
    path(COMPETENCE + "confirm/", competence.confirm, name="confirm_competence"),
    path(COMPETENCE + "withdraw/", competence.withdraw, name="withdraw_competence"),
    path(GAP + "evaluate/", competence.evaluate, name="evaluate_gap"),
    path(GAP + "withdraw/", competence.withdraw_planned, name="withdraw_gap"),
]
