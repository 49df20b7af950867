from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.roles.commands.propose_matrix import propose_matrix
from countersign.roles.enums import MatrixState, Start
from countersign.roles.queries import waiting
from tests.cast import Cast
from tests.roles.matrices import (
    approved_matrix,
    begun_matrix,
    draft,
    grid,
    in_force,
    matrix,
    proposed_matrix,
    saved,
    with_letters,
)
from tests.roles.worlds import AT, lead, leader, recording_fails


def test_propose_keeps_the_grid_as_it_is(firm: Cast) -> None:
    begun_matrix(firm)
    shown = grid(firm)
    made = matrix(firm, proposed_matrix(firm, why=" The first one. "))
    assert (made.state, made.version, made.why) == (MatrixState.PROPOSED, 1, "The first one.")
    saved(firm, with_letters(firm, "policy", hr="I"))
    assert matrix(firm, made.id).grid == shown
    assert made.document == made.digest
    leaf = leaf_of(firm.organisation, made.entry)
    assert leaf
    assert leaf.kind == "matrix.proposed"
    assert verify(firm.organisation)[1] == []


def test_whoever_proposes_is_an_author(firm: Cast) -> None:
    begun_matrix(firm)
    made = matrix(firm, proposed_matrix(firm, by=leader(firm)))
    assert set(made.authors) == {firm.person("tom").id.hex, firm.person("priya").id.hex}


def test_propose_when_one_waits_or_nothing_is_new_is_refused(firm: Cast) -> None:
    begun_matrix(firm)
    id = proposed_matrix(firm)
    with pytest.raises(Refused, match="A version waits for top management"):
        proposed_matrix(firm)
    approved_matrix(firm, id)
    begun_matrix(firm, Start.IN_FORCE)
    with pytest.raises(Refused, match="in force already"):
        proposed_matrix(firm)


def test_versions_are_numbered(firm: Cast) -> None:
    in_force(firm)
    begun_matrix(firm, Start.LIBRARY)
    assert matrix(firm, proposed_matrix(firm)).version == 2


def test_propose_what_was_not_shown_is_stale(firm: Cast) -> None:
    begun_matrix(firm)
    with pytest.raises(Stale, match="Somebody changed the matrix"):
        propose_matrix(digest_shown="sha256:0", why="New.", by=lead(firm), at=AT)
    assert waiting(firm.organisation) is None


@pytest.mark.parametrize(("why", "says"), [(" ", "Say in a sentence"), ("x" * 1001, "at most 1000 characters")])
def test_propose_without_a_sentence_is_refused(firm: Cast, why: str, says: str) -> None:
    begun_matrix(firm)
    with pytest.raises(Refused, match=says):
        proposed_matrix(firm, why=why)


def test_propose_an_empty_matrix_is_refused(firm: Cast) -> None:
    begun_matrix(firm, Start.NOTHING)
    with pytest.raises(Refused, match="The matrix is empty"):
        proposed_matrix(firm)


def test_propose_by_others_is_refused(firm: Cast) -> None:
    begun_matrix(firm)
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        proposed_matrix(firm, by=firm.actor("ruth", Hat.HR))


def test_propose_when_recording_fails_is_undone(firm: Cast) -> None:
    begun_matrix(firm)
    with recording_fails(), pytest.raises(OperationalError):
        proposed_matrix(firm)
    assert waiting(firm.organisation) is None
    assert draft(firm).revision == 1
