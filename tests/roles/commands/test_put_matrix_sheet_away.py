from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.roles.commands.bring_in_matrix import bring_in_matrix
from countersign.roles.commands.put_matrix_sheet_away import put_matrix_sheet_away
from countersign.roles.queries import matrix_draft
from tests.cast import Cast
from tests.roles.imports.sheets import brought
from tests.roles.matrices import begun_matrix, draft
from tests.roles.worlds import AT, lead, leader


def test_put_away_leaves_what_was_written(firm: Cast) -> None:
    before = begun_matrix(firm)
    bring_in_matrix(brought=brought(), by=lead(firm), at=AT)
    put_matrix_sheet_away(revision_shown=draft(firm).revision, by=lead(firm), at=AT)
    assert (draft(firm).grid, draft(firm).brought) == (before.grid, None)


def test_put_away_leaves_nothing_where_nothing_was_written(firm: Cast) -> None:
    bring_in_matrix(brought=brought(), by=lead(firm), at=AT)
    put_matrix_sheet_away(revision_shown=draft(firm).revision, by=lead(firm), at=AT)
    assert matrix_draft(firm.organisation) is None


def test_put_away_by_others_is_refused(firm: Cast) -> None:
    bring_in_matrix(brought=brought(), by=lead(firm), at=AT)
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        put_matrix_sheet_away(revision_shown=draft(firm).revision, by=firm.actor("ruth", Hat.HR), at=AT)
    assert draft(firm).brought


def test_put_away_from_a_page_that_showed_another_sheet_is_stale(firm: Cast) -> None:
    bring_in_matrix(brought=brought(), by=lead(firm), at=AT)
    shown = draft(firm).revision
    bring_in_matrix(brought=brought(), by=leader(firm), at=AT)
    with pytest.raises(Stale):
        put_matrix_sheet_away(revision_shown=shown, by=lead(firm), at=AT)
    assert draft(firm).brought
