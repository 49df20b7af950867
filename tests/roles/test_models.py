"""What the database itself refuses, whoever comes past our code, and what verification finds all the same."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, models, transaction

from countersign.kernel.money import Money
from countersign.kernel.references import new_id
from countersign.ledger.guard import opened
from countersign.ledger.reconciling import verify
from countersign.roles.commands.end import end
from countersign.roles.commands.withdraw_competence import withdraw_competence
from countersign.roles.enums import MAY_BECOME, AppointmentState
from countersign.roles.library import LEAD
from countersign.roles.models import TERMS, Appointment, Competence, CompetenceGap, Role
from tests.cast import Cast
from tests.ledger.past_the_gate import done, refused
from tests.roles.competence import gap_of, judged, planned, row, shown
from tests.roles.worlds import AT, TODAY, approved, found, held, lead, leader, proposed, role

DATES = {"held_until", "ended_at", "ended_by_id", "declined_at"}
FROZEN = sorted(Appointment.proved.keys() - DATES - {"revision", "declined_because"})
SET_WHEN_WITHDRAWN = {"withdrawn_at", "withdrawn_by_id", "withdrawn_because"}
LITERALS = {
    models.BooleanField: "NOT {0}",
    models.PositiveSmallIntegerField: "{0} + 1",
    models.PositiveBigIntegerField: "{0} + 1",
    models.PositiveIntegerField: "{0} + 1",
    models.DateTimeField: "'2001-01-01 00:00:00+00'",
    models.DateField: "'2001-01-01'",
    models.JSONField: "'[\"oth\"]'",
    models.ForeignKey: "'00000000000000000000000000000007'",
}


def update(model: type[models.Model], id: UUID, column: str) -> str:
    """SQL that puts another value into a column."""
    field = next(field for field in model._meta.concrete_fields if field.column == column)
    value = next((value for kind, value in LITERALS.items() if type(field) is kind), "'oth'").format(f'"{column}"')
    table = model._meta.db_table
    return f"UPDATE {table} SET \"{column}\" = {value} WHERE id = '{id.hex}'"  # noqa: S608 (names of ours)


@pytest.mark.parametrize("column", FROZEN)
def test_nothing_that_was_accepted_changes(firm: Cast, column: str) -> None:
    refused(update(Appointment, held(firm), column), "roles_appointment")


@pytest.mark.parametrize("column", ["approved_at", "approved_by_id"])
def test_an_approval_is_given_once(firm: Cast, column: str) -> None:
    id = proposed(firm)
    approved(firm, id)
    refused(update(Appointment, id, column), "roles_appointment")


@pytest.mark.parametrize("column", ["held_until", "ended_at", "ended_by_id"])
def test_an_end_is_set_once(firm: Cast, column: str) -> None:
    id = held(firm)
    end(appointment_id=id, held_until=TODAY, by=leader(firm), at=AT)
    refused(update(Appointment, id, column), "roles_appointment")


@pytest.mark.parametrize("column", sorted(Role.proved))
def test_nothing_in_a_role_changes(firm: Cast, column: str) -> None:
    refused(update(Role, role(firm), column), "roles_role")


@pytest.mark.parametrize(
    "column", sorted(set(TERMS) - {"role_id", "person_id", "deputy_id", "escalates_to_id", "succeeds_id"})
)
def test_forged_terms_of_a_proposal_are_found(firm: Cast, column: str) -> None:
    id = proposed(firm)
    assert done(update(Appointment, id, column)) == 1
    assert any(column in str(one) for one in verify(firm.organisation)[1])


def test_a_sum_has_its_currency(firm: Cast) -> None:
    id = proposed(firm)
    for half in ("amount_minor = NULL", "currency = ''"):
        sql = f"UPDATE roles_appointment SET {half} WHERE id = '{id.hex}'"  # noqa: S608 (names of ours)
        with pytest.raises(IntegrityError, match="sum_with_its_currency"), transaction.atomic():
            done(sql)
    assert found(firm, id).spends == Money(200_000, "GBP")


def test_every_step_has_its_state(firm: Cast) -> None:
    blank = Appointment(id=new_id(AT))
    assert blank.state is AppointmentState.PROPOSED
    for state, column in {after: at for steps in MAY_BECOME.values() for after, at in steps.items()}.items():
        assert Appointment(id=new_id(AT), **{column: AT}).state is state


def test_what_rows_are_called(firm: Cast) -> None:
    made = found(firm, proposed(firm))
    assert str(made.role) == "ISMS lead"
    assert made.role.key == LEAD
    assert str(made) == f"{made.person_id} as {made.role_id} from 2026-01-06"
    assert made.ref.startswith("appointment_")


@pytest.mark.parametrize("column", sorted(Competence.proved.keys() - {"revision"}))
def test_evidence_that_was_confirmed_and_withdrawn_does_not_change(firm: Cast, column: str) -> None:
    id = shown(firm, held(firm), expires_on=TODAY)
    withdraw_competence(competence_id=id, because="Another Tom.", by=leader(firm), at=AT)
    refused(update(Competence, id, column), "roles_competence")


@pytest.mark.parametrize("column", sorted(CompetenceGap.proved.keys() - {"revision"} - SET_WHEN_WITHDRAWN))
def test_a_gap_that_was_judged_does_not_change(firm: Cast, column: str) -> None:
    id = planned(firm, held(firm))
    judged(firm, id)
    refused(update(CompetenceGap, id, column), "roles_competencegap")


def test_a_holder_does_not_judge_themselves(firm: Cast) -> None:
    made = gap_of(firm, planned(firm, held(firm)))
    made.closed, made.evaluated_on, made.evaluated_at, made.evaluated_by_id = True, TODAY, AT, made.person_id
    not_stored(made, "gap_evaluated_by_another")


def test_evidence_does_not_expire_before_its_day(firm: Cast) -> None:
    made = row(firm, shown(firm, held(firm), by=lead(firm)))
    made.expires_on = date(2025, 10, 1)
    not_stored(made, "competence_expires_later")


def not_stored(row: Competence | CompetenceGap, constraint: str) -> None:
    row.id = new_id(AT)
    with opened(row._meta.db_table), pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        row.save(force_insert=True)
