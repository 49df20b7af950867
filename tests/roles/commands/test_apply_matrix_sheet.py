from __future__ import annotations

from collections.abc import Sequence

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.people.queries import active
from countersign.roles.commands.apply_matrix_sheet import apply_matrix_sheet
from countersign.roles.commands.bring_in_matrix import bring_in_matrix
from countersign.roles.commands.put_matrix_sheet_away import put_matrix_sheet_away
from countersign.roles.queries import roles
from countersign.roles.raci.grid import Column
from countersign.roles.raci.matching import Someone, match
from tests.cast import Cast
from tests.roles.imports.sheets import PRINTED, brought
from tests.roles.matrices import approved_matrix, begun_matrix, draft, grid, proposed_matrix, raised
from tests.roles.worlds import AT, TODAY, held, lead, leader, second_leader


def matched(here: Cast) -> list[Column | None]:
    """What the page offers first."""
    described = {role.key: role.name for role in roles(here.organisation)}
    people = [Someone(one.ref, str(one), one.title or "") for one in active(here.organisation, TODAY)]
    kept = draft(here).brought or {}
    return [match(heading, described, people) for heading in kept["headings"]]


def brought_in(here: Cast, name: str = PRINTED[0]) -> None:
    bring_in_matrix(brought=brought(name), by=lead(here), at=AT)


def applied(
    here: Cast, columns: Sequence[Column | None] | None = None, *, a_implies_r: bool = False, revision: int = 0
) -> None:
    told = matched(here) if columns is None else columns
    shown = revision or draft(here).revision
    apply_matrix_sheet(revision_shown=shown, columns=told, a_implies_r=a_implies_r, by=leader(here), at=AT)


@pytest.mark.parametrize("name", PRINTED)
def test_the_printed_matrix_has_exactly_its_defects_under_both_conventions(firm: Cast, name: str) -> None:
    held(firm)
    tom, priya = firm.person("tom").ref, firm.person("priya").ref
    always = {
        ("RAC-001", "opportunity", "mreview"),
        ("RAC-005", "opportunity", "awareness,objectives,resources"),
        ("RAC-010", "observation", f"load:{tom};staff-incident-I"),
    }
    brought_in(firm, name)
    applied(firm)
    assert raised(firm, grid(firm)) == {*always, ("RAC-003", "minor", "audit")}
    brought_in(firm, name)
    applied(firm, a_implies_r=True)
    assert raised(firm, grid(firm)) == {*always, ("RAC-008", "minor", priya)}


def test_apply_takes_the_place_of_what_was_written(firm: Cast) -> None:
    brought_in(firm)
    applied(firm)
    after = draft(firm)
    assert [column["id"] for column in after.grid["columns"]] == [
        *(firm.person("priya").ref, "isms_lead", firm.person("mei").ref, firm.person("ruth").ref, "all_staff")
    ]
    assert after.brought is None
    assert set(after.authors) == {firm.person("tom").id.hex, firm.person("priya").id.hex}
    with pytest.raises(Stale, match="applied or put away before"):
        applied(firm, [])


def test_whoever_brought_the_sheet_in_is_an_author_of_what_is_made_of_it(firm: Cast) -> None:
    begun_matrix(firm)
    bring_in_matrix(brought=brought(), by=leader(firm), at=AT)
    assert draft(firm).authors == [firm.person("tom").id.hex], "nothing was changed yet"
    apply_matrix_sheet(
        revision_shown=draft(firm).revision, columns=matched(firm), a_implies_r=False, by=lead(firm), at=AT
    )
    assert set(draft(firm).authors) == {firm.person("tom").id.hex, firm.person("priya").id.hex}
    id = proposed_matrix(firm)
    second_leader(firm, "mei")
    with pytest.raises(Refused, match="wrote"):
        approved_matrix(firm, id)
    approved_matrix(firm, id, by=firm.actor("mei", Hat.TOP_MANAGEMENT))


def test_a_sheet_that_is_put_away_makes_nobody_an_author(firm: Cast) -> None:
    begun_matrix(firm)
    bring_in_matrix(brought=brought(), by=leader(firm), at=AT)
    put_matrix_sheet_away(revision_shown=draft(firm).revision, by=lead(firm), at=AT)
    assert draft(firm).authors == [firm.person("tom").id.hex]


def test_a_column_can_be_left_out_but_not_every_one(firm: Cast) -> None:
    brought_in(firm)
    applied(firm, [None, *matched(firm)[1:]])
    assert len(grid(firm)["columns"]) == 4
    brought_in(firm)
    with pytest.raises(Refused, match="Every column is left out"):
        applied(firm, [None] * 5)


def test_two_columns_for_one_person_are_refused(firm: Cast) -> None:
    brought_in(firm)
    first, *others = matched(firm)
    with pytest.raises(Refused, match="“CEO” and “ISMS Lead \\(CTO\\)” cannot both"):
        applied(firm, [first, first, *others[1:]])
    assert draft(firm).brought


def test_apply_when_something_else_is_there_by_now_is_stale(firm: Cast) -> None:
    brought_in(firm)
    with pytest.raises(Stale, match="Somebody changed the matrix"):
        applied(firm, revision=7)
    with pytest.raises(Stale, match="Another file was brought in"):
        applied(firm, [None])


def test_apply_by_others_is_refused(firm: Cast) -> None:
    brought_in(firm)
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        apply_matrix_sheet(revision_shown=1, columns=[], a_implies_r=False, by=firm.actor("ruth", Hat.HR), at=AT)
