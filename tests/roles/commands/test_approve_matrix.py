from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.queries import organisation
from countersign.readiness.queries import dossier_of
from countersign.roles.commands.approve_matrix import approve_matrix
from countersign.roles.enums import MatrixState, Start
from countersign.roles.queries import in_force as holding
from countersign.roles.queries import matrix_draft
from tests.cast import Cast
from tests.roles.matrices import (
    approved_matrix,
    begun_matrix,
    grid,
    in_force,
    matrix,
    proposed_matrix,
    saved,
    with_letters,
)
from tests.roles.worlds import AT, TODAY, after, lead, leader, recording_fails, second_leader


def test_approve_puts_it_in_force_from_that_day(firm: Cast) -> None:
    begun_matrix(firm)
    made = approved_matrix(firm, proposed_matrix(firm), at=after(1))
    assert (made.state, made.approved_on, made.single_handed) == (
        MatrixState.APPROVED,
        TODAY + timedelta(days=1),
        False,
    )
    assert made.approved_as == "CEO and founder, top management since 1 April 2019"
    leaf = leaf_of(firm.organisation, made.entry)
    assert leaf
    assert leaf.kind == "matrix.approved"
    assert dossier_of(firm.organisation, TODAY).raci is None
    raci = dossier_of(firm.organisation, TODAY + timedelta(days=1)).raci
    assert raci
    assert [row.key for row in raci.rows] == [row["key"] for row in made.grid["rows"]]
    assert verify(firm.organisation)[1] == []


def test_the_next_takes_the_place_of_the_one_before_from_its_day(firm: Cast) -> None:
    first = in_force(firm)
    begun_matrix(firm, Start.LIBRARY)
    second = approved_matrix(firm, proposed_matrix(firm, at=after(3)), at=after(3))
    here = organisation(firm.organisation)
    assert [holding(here, TODAY + timedelta(days=n)) for n in (-1, 0, 2, 3)] == [None, first, first, second]


def test_the_working_copy_goes_unless_it_says_something_else_by_now(firm: Cast) -> None:
    begun_matrix(firm)
    approved_matrix(firm, proposed_matrix(firm))
    assert matrix_draft(firm.organisation) is None
    begun_matrix(firm, Start.LIBRARY)
    id = proposed_matrix(firm)
    saved(firm, with_letters(firm, "policy", hr="I"))
    kept = grid(firm)
    approved_matrix(firm, id)
    assert grid(firm) == kept


def test_approve_by_others_is_refused(firm: Cast) -> None:
    begun_matrix(firm)
    id = proposed_matrix(firm)
    for by in (lead(firm), firm.actor("mei", Hat.TOP_MANAGEMENT)):
        with pytest.raises(Refused, match="Only top management can approve"):
            approved_matrix(firm, id, by=by)


def test_approve_what_one_proposed_or_wrote_is_refused_while_somebody_else_leads(firm: Cast) -> None:
    tom = second_leader(firm)
    begun_matrix(firm)
    saved(firm, with_letters(firm, "policy", hr="I"), by=leader(firm))
    id = proposed_matrix(firm)
    for by in (tom, leader(firm)):
        with pytest.raises(Refused, match="You wrote or proposed this version"):
            approved_matrix(firm, id, by=by)
    mei = second_leader(firm, "mei")
    assert approved_matrix(firm, id, by=mei).single_handed is False


def test_approve_by_the_only_leader_who_wrote_it_is_single_handed(firm: Cast) -> None:
    begun_matrix(firm, by=leader(firm))
    assert approved_matrix(firm, proposed_matrix(firm, by=leader(firm))).single_handed is True


def test_approve_when_something_else_was_shown_is_stale(firm: Cast) -> None:
    begun_matrix(firm)
    id = proposed_matrix(firm)
    with pytest.raises(Stale, match="not the matrix that you were shown"):
        approve_matrix(matrix_id=id, digest_shown="sha256:0", by=leader(firm), at=AT)
    assert matrix(firm, id).state is MatrixState.PROPOSED


def test_approve_twice_is_refused(firm: Cast) -> None:
    made = in_force(firm)
    with pytest.raises(Refused, match="approved before"):
        approved_matrix(firm, made.id)


def test_approve_somebody_elses_is_unknown(firm: Cast, stonecross: Cast) -> None:
    begun_matrix(firm)
    made = matrix(firm, proposed_matrix(firm))
    with pytest.raises(Unknown):
        approve_matrix(
            matrix_id=made.id, digest_shown=made.document, by=stonecross.actor("otto", Hat.TOP_MANAGEMENT), at=AT
        )


def test_approve_when_recording_fails_is_undone(firm: Cast) -> None:
    begun_matrix(firm)
    id = proposed_matrix(firm)
    with recording_fails(), pytest.raises(OperationalError):
        approved_matrix(firm, id)
    assert matrix(firm, id).state is MatrixState.PROPOSED
    assert matrix_draft(firm.organisation)
