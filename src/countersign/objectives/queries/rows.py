"""Goals, objectives and reports as they stand in the tables."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from countersign.kernel.refusals import Unknown
from countersign.objectives.models import Extension, Goal, Measurement, Objective, ObjectiveTerms, Report, Telling
from countersign.roles.enums import Duty
from countersign.roles.queries import holders


def goals(organisation: UUID) -> QuerySet[Goal]:
    """Every goal that was ever written down, in the order of their first days."""
    here = Goal.objects.filter(organisation_id=organisation)
    return here.select_related("set_by", "ended_by").order_by("begins_on", "id")


def goal(organisation: UUID, id: UUID) -> Goal:
    """Raises Unknown for none, and for somebody else's."""
    found = goals(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("goal")
    return found


def objectives(organisation: UUID) -> QuerySet[Objective]:
    """Every objective, in the order of the days on which they were set."""
    here = Objective.objects.filter(organisation_id=organisation)
    return here.select_related("opened_by", "concluded_by").order_by("set_on", "id")


def objective(organisation: UUID, id: UUID) -> Objective:
    """Raises Unknown for none, and for somebody else's."""
    found = objectives(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("objective")
    return found


def terms(organisation: UUID) -> QuerySet[ObjectiveTerms]:
    """Every version of the terms of every objective, the earlier ones first."""
    here = ObjectiveTerms.objects.filter(organisation_id=organisation)
    people = ("goal", "owner", "proposed_by", "adopted_by", "recorded_by", "withdrawn_by")
    return here.select_related(*people).order_by("objective_id", "number")


def earlier_terms(organisation: UUID, objective: UUID) -> QuerySet[ObjectiveTerms]:
    """All versions of one objective, the newest first."""
    return terms(organisation).filter(objective_id=objective).order_by("-number")


def proposed_terms(organisation: UUID, objective: UUID) -> ObjectiveTerms | None:
    """The version that waits for top management."""
    return earlier_terms(organisation, objective).filter(adopted_at=None, withdrawn_at=None).first()


def terms_in_force(organisation: UUID, objective: UUID) -> ObjectiveTerms | None:
    """The version that was adopted last; while none was, the one that is proposed."""
    adopted = earlier_terms(organisation, objective).filter(adopted_at__isnull=False).first()
    return adopted or proposed_terms(organisation, objective)


def extensions(organisation: UUID) -> QuerySet[Extension]:
    here = Extension.objects.filter(organisation_id=organisation)
    return here.select_related("extended_by").order_by("extended_at", "id")


def last_extension(organisation: UUID, terms: UUID) -> Extension | None:
    return extensions(organisation).filter(terms_id=terms).last()


def tellings(organisation: UUID) -> QuerySet[Telling]:
    here = Telling.objects.filter(organisation_id=organisation)
    return here.select_related("recorded_by").order_by("told_on", "recorded_at", "id")


def measurements(organisation: UUID) -> QuerySet[Measurement]:
    """All rows, also those that were put right later, by the day of measuring."""
    here = Measurement.objects.filter(organisation_id=organisation)
    return here.select_related("recorded_by").order_by("measured_on", "recorded_at", "id")


def measurement(organisation: UUID, id: UUID) -> Measurement:
    """Raises Unknown for none, and for somebody else's."""
    found = measurements(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("measurement")
    return found


def was_corrected(organisation: UUID, id: UUID) -> bool:
    return measurements(organisation).filter(corrects_id=id).exists()


def reports(organisation: UUID) -> QuerySet[Report]:
    """Every report to somebody, the newest first."""
    here = Report.objects.filter(organisation_id=organisation)
    return here.select_related("reporter", "to", "recorded_by").order_by("-reported_on", "-recorded_at", "-id")


def report(organisation: UUID, id: UUID) -> Report:
    """Raises Unknown for none, and for somebody else's."""
    found = reports(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("report")
    return found


def reports_performance(organisation: UUID, person: UUID, on: date) -> bool:
    """Does somebody hold a role that carries the duty to report to top management on a day (5.3 b)?"""
    held = (one for one in holders(organisation, on) if one.appointment.person_id == person)
    return any(Duty.REPORTING in one.role.carries for one in held)
