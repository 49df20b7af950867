from __future__ import annotations

from typing import Any

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.roles.commands.edit_matrix import edit_matrix
from countersign.roles.commands.retire import retire
from countersign.roles.raci.changing import without_column
from countersign.roles.raci.grid import read, write
from tests.cast import Cast
from tests.roles.matrices import begun_matrix, draft, grid, proposed_matrix, saved, with_letters
from tests.roles.worlds import AT, after, entered, lead, leader, role


def test_edit_keeps_the_letters_in_one_order(firm: Cast) -> None:
    begun_matrix(firm)
    after = saved(firm, with_letters(firm, "policy", hr="RA", dept_contact=""))
    row = next(row for row in after.grid["rows"] if row["key"] == "policy")
    assert row["cells"]["hr"] == "AR"
    assert "dept_contact" not in row["cells"]
    assert after.revision == 2
    assert entered(firm, "matrix.proposed") == 0


def test_whoever_changes_something_is_an_author_and_whoever_does_not_is_none(firm: Cast) -> None:
    begun_matrix(firm)
    saved(firm, grid(firm), by=leader(firm))
    assert draft(firm).authors == [firm.person("tom").id.hex]
    saved(firm, with_letters(firm, "policy", hr="I"), by=leader(firm))
    assert set(draft(firm).authors) == {firm.person("tom").id.hex, firm.person("priya").id.hex}


def test_edit_when_somebody_else_has_saved_is_stale(firm: Cast) -> None:
    begun_matrix(firm)
    saved(firm, with_letters(firm, "policy", hr="I"))
    kept = grid(firm)
    with pytest.raises(Stale, match="Somebody changed the matrix"):
        saved(firm, with_letters(firm, "risk", hr="I"), revision=1)
    assert grid(firm) == kept


def test_edit_when_nothing_is_being_written_is_stale(firm: Cast) -> None:
    with pytest.raises(Stale, match="No matrix is being written any more"):
        edit_matrix(revision_shown=1, grid={}, by=lead(firm), at=AT)


def test_edit_by_others_is_refused(firm: Cast) -> None:
    begun_matrix(firm)
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        saved(firm, grid(firm), by=firm.actor("ruth", Hat.HR))


@pytest.mark.parametrize(
    ("column", "says"),
    [
        ({"id": "cto", "role": "cto", "title": "CTO"}, "The role “CTO” is not described here"),
        ({"id": "person_1", "person": "person_1"}, "not in the list of people"),
        ({"id": "a_role", "person": "role_" + "0" * 32}, "not in the list of people"),
        ({"id": "nobody", "person": "person_" + "0" * 32}, "not in the list of people"),
        ({"id": "sponsor", "role": "sponsor", "title": "Top management sponsor"}, "Two columns stand for the same"),
        ({"id": "both", "role": "hr", "group": True, "title": "HR"}, "stands for a role, a person or a group"),
        ({"id": "crowd", "group": True}, "Say what the group is called"),
        ({"id": "", "group": True, "title": "Crowd"}, "no usable id"),
    ],
)
def test_a_column_stands_for_something_that_there_is(firm: Cast, column: dict[str, Any], says: str) -> None:
    begun_matrix(firm)
    whole = grid(firm)
    whole["columns"] = [*whole["columns"], column]
    with pytest.raises(Refused, match=says):
        saved(firm, whole)
    assert draft(firm).revision == 1


def test_columns_of_retired_roles_go_one_after_the_other(firm: Cast) -> None:
    begun_matrix(firm)
    for key in ("hr", "dept_contact"):
        retire(role_id=role(firm, key), reason="Nobody needs it.", by=lead(firm), at=after(1))
    with pytest.raises(Refused, match="“HR security duties” is not described here, or not any more"):
        proposed_matrix(firm)
    for key in ("hr", "dept_contact"):
        assert key in [column["id"] for column in grid(firm)["columns"]]
        saved(firm, write(without_column(read(grid(firm)), key)))
    whole = grid(firm)
    whole["columns"] = [*whole["columns"], {"id": "hr", "role": "hr", "title": "HR security duties"}]
    with pytest.raises(Refused, match="is not described here, or not any more"):
        saved(firm, whole)
    proposed_matrix(firm)


def test_somebody_elses_people_are_nobody_here(firm: Cast, stonecross: Cast) -> None:
    begun_matrix(firm)
    whole, otto = grid(firm), stonecross.person("otto").ref
    whole["columns"] = [*whole["columns"], {"id": otto, "person": otto}]
    with pytest.raises(Refused, match="not in the list of people"):
        saved(firm, whole)
