from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.roles.commands.discard_matrix import discard_matrix
from countersign.roles.queries import matrix_draft
from tests.cast import Cast
from tests.roles.matrices import begun_matrix, matrix, proposed_matrix, saved, with_letters
from tests.roles.worlds import AT, lead


def test_discard_takes_the_working_copy_alone(firm: Cast) -> None:
    begun_matrix(firm)
    id = proposed_matrix(firm)
    discard_matrix(revision_shown=1, by=lead(firm), at=AT)
    assert matrix_draft(firm.organisation) is None
    assert matrix(firm, id).grid["rows"]


def test_discard_when_somebody_else_has_saved_is_stale(firm: Cast) -> None:
    begun_matrix(firm)
    saved(firm, with_letters(firm, "policy", hr="I"))
    with pytest.raises(Stale, match="Somebody changed the matrix"):
        discard_matrix(revision_shown=1, by=lead(firm), at=AT)
    assert matrix_draft(firm.organisation)


def test_discard_by_others_is_refused(firm: Cast) -> None:
    begun_matrix(firm)
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        discard_matrix(revision_shown=1, by=firm.actor("ruth", Hat.HR), at=AT)
