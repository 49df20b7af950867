from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.ledger.reconciling import verify
from countersign.people.queries import organisation
from countersign.roles.commands.close_matrix import close_matrix
from countersign.roles.enums import MatrixState, Start
from countersign.roles.queries import in_force as holding
from tests.cast import Cast
from tests.roles.matrices import approved_matrix, begun_matrix, draft, in_force, matrix, proposed_matrix
from tests.roles.worlds import AT, TODAY, after, lead, leader, recording_fails


def test_close_takes_a_proposal_back_and_keeps_the_working_copy(firm: Cast) -> None:
    begun_matrix(firm)
    id = proposed_matrix(firm)
    close_matrix(matrix_id=id, because="One row is missing.", by=lead(firm), at=AT)
    made = matrix(firm, id)
    assert (made.state, made.closed_because, made.closed_by) == (
        MatrixState.TAKEN_BACK,
        "One row is missing.",
        firm.person("tom"),
    )
    assert draft(firm).grid == made.grid
    assert verify(firm.organisation)[1] == []


def test_a_withdrawn_matrix_brings_no_earlier_one_back(firm: Cast) -> None:
    in_force(firm)
    begun_matrix(firm, Start.LIBRARY)
    second = approved_matrix(firm, proposed_matrix(firm, at=after(1)), at=after(1))
    close_matrix(matrix_id=second.id, because="We use a list instead.", by=leader(firm), at=after(3))
    here = organisation(firm.organisation)
    assert matrix(firm, second.id).state is MatrixState.WITHDRAWN
    assert holding(here, TODAY + timedelta(days=2)) == second
    assert holding(here, TODAY + timedelta(days=3)) is None


def test_close_what_top_management_approved_by_the_lead_is_refused(firm: Cast) -> None:
    made = in_force(firm)
    with pytest.raises(Refused, match="only top management can withdraw"):
        close_matrix(matrix_id=made.id, because="No.", by=lead(firm), at=AT)


def test_close_by_others_without_a_reason_or_twice_is_refused(firm: Cast) -> None:
    begun_matrix(firm)
    id = proposed_matrix(firm)
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        close_matrix(matrix_id=id, because="No.", by=firm.actor("ruth", Hat.HR), at=AT)
    for because, says in ((" ", "Say why"), ("x" * 1001, "at most 1000")):
        with pytest.raises(Refused, match=says):
            close_matrix(matrix_id=id, because=because, by=lead(firm), at=AT)
    close_matrix(matrix_id=id, because="No.", by=leader(firm), at=AT)
    with pytest.raises(Refused, match="taken back, or not approved"):
        close_matrix(matrix_id=id, because="No.", by=leader(firm), at=AT)


def test_close_when_recording_fails_is_undone(firm: Cast) -> None:
    begun_matrix(firm)
    id = proposed_matrix(firm)
    with recording_fails(), pytest.raises(OperationalError):
        close_matrix(matrix_id=id, because="No.", by=lead(firm), at=AT)
    assert matrix(firm, id).state is MatrixState.PROPOSED
