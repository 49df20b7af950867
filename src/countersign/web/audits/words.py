"""What the pages call an audit, and how far away it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.dateformat import format as written
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from countersign.audits.enums import (
    AuditExceptionState,
    FindingGrade,
    FindingState,
    InternalAuditState,
    ProgrammeState,
    Recommendation,
    VisitKind,
)

if TYPE_CHECKING:
    from countersign.audits.models import Visit

KINDS = [
    (VisitKind.STAGE_1.value, gettext_lazy("Stage 1: they read your documents")),
    (VisitKind.STAGE_2.value, gettext_lazy("Stage 2: they decide about the certificate")),
    (VisitKind.SURVEILLANCE.value, gettext_lazy("Surveillance: the yearly look")),
    (VisitKind.RECERTIFICATION.value, gettext_lazy("Recertification: after three years")),
    (VisitKind.OTHER.value, gettext_lazy("Another one: a customer, an insurer, a regulator")),
]

CALLED: dict[VisitKind, str] = {
    VisitKind.STAGE_1: gettext_noop("Stage 1"),
    VisitKind.STAGE_2: gettext_noop("Stage 2"),
    VisitKind.SURVEILLANCE: gettext_noop("The surveillance audit"),
    VisitKind.RECERTIFICATION: gettext_noop("The recertification audit"),
    VisitKind.OTHER: gettext_noop("The external audit"),
}
"""At the beginning of a sentence."""


CLAUSES = [
    ("4", gettext_lazy("Clause 4: where the organisation stands")),
    ("5", gettext_lazy("Clause 5: leadership")),
    ("6", gettext_lazy("Clause 6: planning and risk")),
    ("7", gettext_lazy("Clause 7: support")),
    ("8", gettext_lazy("Clause 8: doing it")),
    ("9", gettext_lazy("Clause 9: looking at how it goes")),
    ("10", gettext_lazy("Clause 10: getting better")),
    ("A", gettext_lazy("The controls of Annex A")),
    ("A.5", gettext_lazy("Annex A.5: organisational controls")),
    ("A.6", gettext_lazy("Annex A.6: controls about people")),
    ("A.7", gettext_lazy("Annex A.7: physical controls")),
    ("A.8", gettext_lazy("Annex A.8: technological controls")),
]

THEMES = [key for key, _label in CLAUSES if key != "A"]
"""What a programme covers or leaves out: Annex A by its themes."""

GRADES = [
    (FindingGrade.OBSERVATION.value, gettext_lazy("Observation: nothing is broken, and it is worth a look")),
    (FindingGrade.OPPORTUNITY.value, gettext_lazy("Opportunity: it could be better")),
    (FindingGrade.MINOR.value, gettext_lazy("Minor nonconformity: a requirement is not met, here and there")),
    (FindingGrade.MAJOR.value, gettext_lazy("Major nonconformity: a requirement is not met at all, or again")),
]

GRADE: dict[FindingGrade, str] = {
    FindingGrade.OBSERVATION: gettext_noop("observation"),
    FindingGrade.OPPORTUNITY: gettext_noop("opportunity"),
    FindingGrade.MINOR: gettext_noop("minor"),
    FindingGrade.MAJOR: gettext_noop("major"),
}

FINDINGS: dict[FindingState, str] = {
    FindingState.OPEN: gettext_noop("waits for an answer"),
    FindingState.ANSWERED: gettext_noop("answered, not done yet"),
    FindingState.DONE: gettext_noop("done, waits for somebody independent"),
    FindingState.CLOSED: gettext_noop("closed"),
    FindingState.WITHDRAWN: gettext_noop("withdrawn"),
}

RECOMMENDATIONS = [
    (Recommendation.RECOMMENDED.value, gettext_lazy("They recommend the certificate")),
    (Recommendation.AFTER_CORRECTION.value, gettext_lazy("They recommend it once findings are corrected")),
    (Recommendation.FOLLOW_UP.value, gettext_lazy("They come again before they decide")),
    (Recommendation.NOT_RECOMMENDED.value, gettext_lazy("They do not recommend it")),
]

PROGRAMMES: dict[ProgrammeState, str] = {
    ProgrammeState.PROPOSED: gettext_noop("waits for top management"),
    ProgrammeState.APPROVED: gettext_noop("approved by top management"),
    ProgrammeState.REFUSED: gettext_noop("refused, or taken back"),
}

STATES: dict[InternalAuditState, str] = {
    InternalAuditState.PLANNED: gettext_noop("planned"),
    InternalAuditState.CONDUCTED: gettext_noop("conducted"),
    InternalAuditState.CALLED_OFF: gettext_noop("called off"),
}

EXCEPTIONS: dict[AuditExceptionState, str] = {
    AuditExceptionState.REQUESTED: gettext_noop("waits for top management"),
    AuditExceptionState.APPROVED: gettext_noop("approved by top management"),
    AuditExceptionState.REFUSED: gettext_noop("refused, or taken back"),
    AuditExceptionState.ENDED: gettext_noop("ended"),
}


def called(visit: Visit) -> str:
    return _(CALLED[VisitKind(visit.kind)])


def countdown(visit: Visit, today: date) -> str:
    """How far away an audit is that lies ahead: "Stage 2 is in 66 days, on 25 January 2027"."""
    days = (visit.visit_on - today).days
    if days == 0:
        return _("{audit} is today").format(audit=called(visit))
    day = written(visit.visit_on, "j F Y")
    told = ngettext("{audit} is tomorrow, on {day}", "{audit} is in {n} days, on {day}", days)
    return told.format(audit=called(visit), n=days, day=day)
