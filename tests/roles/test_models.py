"""What the database itself refuses, whoever comes past our code, and what verification finds all the same."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import IntegrityError, models, transaction

from countersign.kernel.money import Money
from countersign.kernel.references import new_id
from countersign.ledger.reconciling import verify
from countersign.roles.commands.end import end
from countersign.roles.enums import MAY_BECOME, AppointmentState
from countersign.roles.library import LEAD
from countersign.roles.models import TERMS, Appointment, Role
from tests.cast import Cast
from tests.ledger.past_the_gate import done, refused
from tests.roles.worlds import AT, TODAY, approved, found, held, leader, proposed, role

DATES = {"held_until", "ended_at", "ended_by_id", "declined_at"}
FROZEN = sorted(Appointment.proved.keys() - DATES - {"revision", "declined_because"})
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


@pytest.mark.parametrize("column", sorted(set(TERMS) - {"role_id", "person_id", "deputy_id", "succeeds_id"}))
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
