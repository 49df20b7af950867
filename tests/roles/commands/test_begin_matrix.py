from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.roles.commands.begin_matrix import begin_matrix
from countersign.roles.enums import Start
from countersign.roles.queries import matrix_draft
from countersign.roles.raci.activities import CORE, LIBRARY
from tests.cast import Cast
from tests.roles.matrices import begun_matrix, grid, in_force, raised, saved, with_letters
from tests.roles.worlds import AT, entered, held, lead


def test_begin_with_the_library_has_the_own_roles_as_columns(firm: Cast) -> None:
    made = begun_matrix(firm)
    assert [column["id"] for column in made.grid["columns"]] == [
        *("sponsor", "isms_lead", "hr", "internal_auditor", "dept_contact", "all_staff")
    ]
    assert {row["key"] for row in made.grid["rows"]} == set(CORE)
    assert (made.revision, made.authors) == (1, [firm.person("tom").id.hex])
    assert entered(firm, "matrix.proposed") == 0


def test_begin_with_every_activity(firm: Cast) -> None:
    assert [row["key"] for row in begun_matrix(firm, Start.LIBRARY).grid["rows"]] == list(LIBRARY)


def test_what_is_begun_with_has_no_row_that_the_rules_speak_of(firm: Cast) -> None:
    """Where the roles are held. That one person does most of it stays to be seen."""
    for first, key in (("priya", "sponsor"), ("tom", "isms_lead"), ("ruth", "hr"), ("ola", "internal_auditor")):
        held(firm, first, key)
    begun_matrix(firm)
    assert {(code, about) for code, _, about in raised(firm, grid(firm)) if code != "RAC-010"} == {
        ("RAC-006", "dept_contact")
    }


def test_begin_with_what_is_in_force(firm: Cast) -> None:
    with pytest.raises(Refused, match="No matrix is in force"):
        begin_matrix(start=Start.IN_FORCE, by=lead(firm), at=AT)
    before = in_force(firm)
    assert begun_matrix(firm, Start.IN_FORCE).grid == before.grid


def test_begin_twice_is_refused_and_loses_nothing(firm: Cast) -> None:
    begun_matrix(firm)
    saved(firm, with_letters(firm, "policy", hr="I"))
    kept = grid(firm)
    with pytest.raises(Refused, match="being written already"):
        begin_matrix(start=Start.LIBRARY, by=lead(firm), at=AT)
    assert grid(firm) == kept


def test_begin_by_others_is_refused(firm: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        begin_matrix(start=Start.CORE, by=firm.actor("ruth", Hat.HR), at=AT)
    assert matrix_draft(firm.organisation) is None
