from __future__ import annotations

from uuid import UUID

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.roles.commands.apply_matrix_sheet import apply_matrix_sheet
from countersign.roles.commands.begin_matrix import begin_matrix
from countersign.roles.commands.bring_in_matrix import bring_in_matrix
from countersign.roles.commands.discard_matrix import discard_matrix
from countersign.roles.commands.edit_matrix import LEAST_FORMER, MOST_CELLS, MOST_FORMER
from countersign.roles.commands.take_matrix_back import take_matrix_back
from countersign.roles.enums import Replaced, Start
from countersign.roles.queries import former_grid, former_grids, matrix_draft
from countersign.roles.raci.grid import MOST_COLUMNS, MOST_ROWS, Column, Grid, Row, read, write
from countersign.roles.raci.matching import match
from tests.cast import Cast
from tests.roles.imports.sheets import brought
from tests.roles.matrices import approved_matrix, begun_matrix, draft, grid, proposed_matrix, saved, with_letters
from tests.roles.worlds import AT, lead, leader


def offered(here: Cast) -> UUID:
    found = former_grid(here.organisation)
    assert found
    return found.id


def taken_back(here: Cast) -> None:
    take_matrix_back(former_shown=offered(here), by=lead(here), at=AT)


def without(here: Cast, kind: str, at: int) -> None:
    """The working copy without one row or column, as the buttons of the page remove them."""
    whole = grid(here)
    (gone,) = whole[kind][at : at + 1]
    whole[kind] = [one for one in whole[kind] if one is not gone]
    for row in whole["rows"]:
        row["cells"] = {id: told for id, told in row["cells"].items() if id != gone.get("id")}
    saved(here, whole)


def test_whatever_was_changed_comes_back_step_by_step(firm: Cast) -> None:
    first = begun_matrix(firm).grid
    saved(firm, with_letters(firm, "policy", hr="I"))
    second = grid(firm)
    without(firm, "columns", 1)
    third = grid(firm)
    without(firm, "rows", 0)
    for before in (third, second, first):
        taken_back(firm)
        assert grid(firm) == before
    assert former_grid(firm.organisation) is None


def test_what_was_thrown_away_comes_back_also_after_another_was_begun(firm: Cast) -> None:
    begun_matrix(firm)
    saved(firm, with_letters(firm, "policy", hr="I"))
    before, shown = grid(firm), draft(firm).revision
    discard_matrix(revision_shown=shown, by=leader(firm), at=AT)
    last = former_grid(firm.organisation)
    assert last
    assert (last.replaced, last.replaced_by_id) == (Replaced.THROWN_AWAY, firm.person("priya").id)
    taken_back(firm)
    assert (grid(firm), draft(firm).revision) == (before, shown + 1)
    discard_matrix(revision_shown=shown + 1, by=lead(firm), at=AT)
    begin_matrix(start=Start.LIBRARY, by=lead(firm), at=AT)
    taken_back(firm)
    assert grid(firm) == before


def test_a_page_of_the_copy_that_was_thrown_away_does_not_save_over_the_one_that_came_back(firm: Cast) -> None:
    begun_matrix(firm)
    discard_matrix(revision_shown=1, by=lead(firm), at=AT)
    taken_back(firm)
    with pytest.raises(Stale, match="Somebody changed the matrix"):
        saved(firm, with_letters(firm, "policy", hr="A"), revision=1)


def applied(here: Cast) -> None:
    file = brought()
    bring_in_matrix(brought=file, by=lead(here), at=AT)
    columns = [match(heading, {}, ()) for heading in file.sheet.headings]
    apply_matrix_sheet(revision_shown=draft(here).revision, columns=columns, a_implies_r=False, by=lead(here), at=AT)


def test_what_a_file_replaced_comes_back(firm: Cast) -> None:
    before = begun_matrix(firm).grid
    applied(firm)
    assert grid(firm) != before
    taken_back(firm)
    assert grid(firm) == before


def test_changes_that_lead_back_to_a_former_state_take_back_what_lay_between(firm: Cast) -> None:
    """The script takes letters back one by one, and saves; that is not to be taken back in its turn."""
    begun_matrix(firm)
    before = grid(firm)
    for letters in ("I", "CI", "C"):
        saved(firm, with_letters(firm, "policy", hr=letters))
    saved(firm, before)
    assert former_grid(firm.organisation) is None


def test_no_change_leads_back_past_a_file(firm: Cast) -> None:
    """What stood before the file could not be reached any more."""
    before = begun_matrix(firm).grid
    applied(firm)
    saved(firm, before)
    assert former_grids(firm.organisation).count() == 2
    taken_back(firm)
    taken_back(firm)
    assert grid(firm) == before


def test_authors_are_those_of_the_state_and_whoever_took_it_back(firm: Cast) -> None:
    begun_matrix(firm)
    saved(firm, with_letters(firm, "policy", hr="I"), by=leader(firm))
    assert firm.person("priya").id.hex in draft(firm).authors
    taken_back(firm)
    assert draft(firm).authors == [firm.person("tom").id.hex]


def test_no_more_is_kept_than_fits(firm: Cast) -> None:
    begun_matrix(firm)
    for n in range(MOST_FORMER + 3):
        whole = grid(firm)
        whole["rows"][0]["note"] = str(n)
        saved(firm, whole)
    assert former_grids(firm.organisation).count() == MOST_FORMER
    columns = tuple(Column(f"g{n}", group=True, title=f"G{n}") for n in range(MOST_COLUMNS))
    rows = tuple(Row(f"own_{n}", f"Row {n}") for n in range(MOST_ROWS))
    saved(firm, write(Grid(columns, rows)))
    saved(firm, write(Grid(columns, rows[:-1])))
    assert MOST_CELLS // (MOST_ROWS * MOST_COLUMNS) == LEAST_FORMER
    assert former_grids(firm.organisation).count() == LEAST_FORMER
    taken_back(firm)
    assert len(read(grid(firm)).rows) == MOST_ROWS


def test_when_somebody_changed_it_meanwhile_nothing_is_taken_back(firm: Cast) -> None:
    begun_matrix(firm)
    saved(firm, with_letters(firm, "policy", hr="I"))
    shown = offered(firm)
    saved(firm, with_letters(firm, "policy", hr="C"), by=leader(firm))
    with pytest.raises(Stale, match="Somebody changed the matrix"):
        take_matrix_back(former_shown=shown, by=lead(firm), at=AT)
    assert read(grid(firm)).rows[0].cells["hr"] == "C"


def test_taking_back_twice_takes_one_step(firm: Cast) -> None:
    begun_matrix(firm)
    saved(firm, with_letters(firm, "policy", hr="I"))
    shown = offered(firm)
    taken_back(firm)
    with pytest.raises(Stale):
        take_matrix_back(former_shown=shown, by=lead(firm), at=AT)


def test_an_approved_matrix_leaves_nothing_to_be_taken_back(firm: Cast) -> None:
    begun_matrix(firm)
    saved(firm, with_letters(firm, "policy", hr="I"))
    approved_matrix(firm, proposed_matrix(firm))
    assert matrix_draft(firm.organisation) is None
    assert former_grid(firm.organisation) is None


def test_others_take_nothing_back(firm: Cast) -> None:
    begun_matrix(firm)
    saved(firm, with_letters(firm, "policy", hr="I"))
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        take_matrix_back(former_shown=offered(firm), by=firm.actor("ruth", Hat.HR), at=AT)
