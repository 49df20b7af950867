from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.roles.commands.bring_in_matrix import bring_in_matrix
from countersign.roles.queries import matrix_draft
from tests.cast import Cast
from tests.roles.imports.sheets import brought
from tests.roles.matrices import begun_matrix, draft
from tests.roles.worlds import AT, entered, lead


def test_bring_in_keeps_the_sheet_beside_the_working_copy(firm: Cast) -> None:
    before = begun_matrix(firm)
    bring_in_matrix(brought=brought(), by=lead(firm), at=AT)
    after = draft(firm)
    assert (after.grid, after.revision) == (before.grid, 2)
    assert after.brought
    assert after.brought["name"] == "larkbeam-raci-as-printed.csv"
    assert entered(firm, "matrix.proposed") == 0


def test_bring_in_begins_a_working_copy_where_there_is_none(firm: Cast) -> None:
    bring_in_matrix(brought=brought(), by=lead(firm), at=AT)
    assert draft(firm).grid == {"a_implies_r": False, "columns": [], "rows": []}


def test_bring_in_by_others_is_refused(firm: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        bring_in_matrix(brought=brought(), by=firm.actor("ruth", Hat.HR), at=AT)
    assert matrix_draft(firm.organisation) is None
