"""Writing the matrix without a script, and what the script is answered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from countersign.kernel.actors import Hat
from countersign.roles.queries import former_grid, matrix_draft
from tests.cast import Cast
from tests.roles.matrices import begun_matrix, draft, grid, raised, saved, with_letters
from tests.roles.worlds import AT, begun, held, leader
from tests.web.matrix.pages import EDIT, MATRIX, begin, change, saved_by_script
from tests.web.pages import form_to, form_with, send
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of


@pytest.fixture(autouse=True)
def firm(larkbeam: Cast) -> Iterator[Cast]:
    with time_machine.travel(AT, tick=False):
        begun(larkbeam)
        held(larkbeam)
        begun_matrix(larkbeam)
        yield larkbeam


def keys(here: Cast) -> list[str]:
    return [row["key"] for row in grid(here)["rows"]]


def ids(here: Cast) -> list[str]:
    return [column["id"] for column in grid(here)["columns"]]


def row(here: Cast, key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(row for row in grid(here)["rows"] if row["key"] == key)
    return found


def test_a_row_is_written_on_its_own_page(firm: Cast) -> None:
    tom = browser_of("tom")
    path = f"{EDIT}rows/risk/"
    form = form_with(get(tom, path), "cell_hr")
    assert form.fields["cell_isms_lead"] == "R"
    answer = send(
        tom, path, form, cell_hr="r, a", cell_sponsor="", title="Manage risks", key="risk", note="Ruth decides."
    )
    assert (answer.status_code, answer["Location"]) == (303, EDIT)
    assert row(firm, "risk") == {
        "key": "risk",
        "title": "Manage risks",
        "cells": {"isms_lead": "R", "hr": "AR", "dept_contact": "C"},
        "needs": [],
        "note": "Ruth decides.",
    }


def test_letters_that_mean_nothing_are_named_and_kept_in_the_form(firm: Cast) -> None:
    tom = browser_of("tom")
    path = f"{EDIT}rows/risk/"
    answer = send(tom, path, form_with(get(tom, path), "cell_hr"), cell_hr="X", key="risk")
    assert answer.status_code == 422
    assert "“X” means nothing here" in seen(answer)
    assert form_with(answer, "cell_hr").fields["cell_hr"] == "X"
    assert draft(firm).revision == 1


def test_a_row_becomes_one_of_our_own_and_back(firm: Cast) -> None:
    tom = browser_of("tom")
    path = f"{EDIT}rows/risk/"
    send(tom, path, form_with(get(tom, path), "cell_hr"), title="Water the plants", key="")
    assert "own_water_the_plants" in keys(firm)
    path = f"{EDIT}rows/own_water_the_plants/"
    send(tom, path, form_with(get(tom, path), "cell_hr"), key="vuln")
    assert "vuln" in keys(firm)
    assert get(tom, path).status_code == 404


def test_rows_come_move_and_go(firm: Cast) -> None:
    tom = browser_of("tom")
    first, second, *_ = keys(firm)
    change(tom, f"row_down:{first}")
    assert keys(firm)[:2] == [second, first]
    change(tom, f"row_up:{first}")
    change(tom, f"remove_row:{second}")
    assert second not in keys(firm)
    change(tom, "add_row", what="docs")
    change(tom, "add_row", what="", title="Water the plants")
    assert keys(firm)[-2:] == ["docs", "own_water_the_plants"]
    assert row(firm, "docs")["cells"]["isms_lead"] == "AR"


def test_columns_come_move_and_go(firm: Cast) -> None:
    tom, mei = browser_of("tom"), firm.person("mei").ref
    change(tom, "add_column", what=mei)
    change(tom, "add_column", what="", title="The board")
    change(tom, "add_column", what="", title="The board!")
    assert ids(firm)[-3:] == [mei, "group_the_board", "group_the_board_2"]
    change(tom, "column_left:group_the_board")
    assert ids(firm)[-3:] == ["group_the_board", mei, "group_the_board_2"]
    change(tom, "column_right:group_the_board")
    change(tom, "remove_column:isms_lead")
    assert "isms_lead" not in ids(firm)
    assert not [line for line in grid(firm)["rows"] if "isms_lead" in line["cells"]]
    change(tom, "add_column", what="role:isms_lead")
    assert grid(firm)["columns"][-1] == {"id": "isms_lead", "role": "isms_lead", "title": "ISMS lead"}


def test_the_reading_of_an_a_stands_above_the_grid(firm: Cast) -> None:
    tom = browser_of("tom")
    change(tom, "a_implies_r:yes")
    assert grid(firm)["a_implies_r"] is True
    assert "An A in a row without an R also does it." in seen(get(tom, EDIT))
    change(tom, "a_implies_r:no")
    assert grid(firm)["a_implies_r"] is False


@pytest.mark.parametrize(
    ("do", "typed", "says"),
    [
        ("add_row", {"what": "", "title": ""}, "Choose an activity of the library"),
        ("add_row", {"what": "policy"}, "Two rows are the same activity"),
        ("add_column", {"what": "", "title": " "}, "Choose a role or a person"),
        ("add_column", {"what": "role:hr"}, "Two columns stand for the same"),
        ("add_column", {"what": "role:cto"}, "is not described here"),
        ("remove_row:gone", {}, "is not there any more"),
        ("column_left:gone", {}, "is not there any more"),
        ("explode:policy", {}, "This button is not known any more"),
    ],
)
def test_what_cannot_be_done_is_said(firm: Cast, do: str, typed: dict[str, str], says: str) -> None:
    answer = change(browser_of("tom"), do, **typed)
    assert answer.status_code in (403, 422)
    assert says in seen(answer)
    assert draft(firm).revision == 1


def test_two_who_write_are_told_and_nothing_is_lost(firm: Cast) -> None:
    tom = browser_of("tom")
    path = f"{EDIT}rows/risk/"
    form = form_with(get(tom, path), "cell_hr")
    saved(firm, with_letters(firm, "policy", hr="I"), by=leader(firm))
    answer = send(tom, path, form, cell_hr="A", key="risk")
    assert answer.status_code == 409
    assert "Somebody changed the matrix after you opened it" in seen(answer)
    again = form_with(answer, "cell_hr")
    assert again.fields["cell_hr"] == "A"
    assert send(tom, path, again, key="risk").status_code == 303
    assert (row(firm, "policy")["cells"]["hr"], row(firm, "risk")["cells"]["hr"]) == ("I", "A")


def test_the_script_saves_and_learns_the_revision(firm: Cast) -> None:
    tom = browser_of("tom")
    told = saved_by_script(tom, firm, with_letters(firm, "policy", hr="I")).json()
    assert (told["revision"], told["at"]) == (2, "09:00")
    assert row(firm, "policy")["cells"]["hr"] == "I"
    late = saved_by_script(tom, firm, grid(firm), revision=1)
    assert late.status_code == 409
    assert "Somebody changed the matrix" in late.json()["refusal"]
    odd = saved_by_script(tom, firm, {"columns": 1, "rows": 2})
    assert odd.status_code == 403
    assert "This is no matrix" in odd.json()["refusal"]


def test_what_the_script_saved_stands_in_the_way_of_no_form(firm: Cast) -> None:
    tom = browser_of("tom")
    page = get(tom, EDIT)
    own = re.search(r'data-act="([^"]+)"', page.content.decode())
    assert own
    form = form_to(page, "/change/")
    sent = form.fields | {"act": own[1], "grid": json.dumps(with_letters(firm, "policy", hr="I"))}
    told = tom.post(EDIT, sent, headers={"accept": "application/json"}).json()
    shown = {"revision_shown": str(told["revision"])}
    assert send(tom, EDIT, form, do="add_row", title="Water the plants", **shown).status_code == 303
    assert grid(firm)["rows"][-1]["title"] == "Water the plants"


def test_the_rules_answer_while_somebody_types(firm: Cast) -> None:
    tom = browser_of("tom")
    form = form_to(get(tom, EDIT), "/change/")
    whole = with_letters(firm, "report", sponsor="R")
    token = {"csrfmiddlewaretoken": form.fields["csrfmiddlewaretoken"]}
    told = tom.post(f"{EDIT}lint/", {**token, "grid": json.dumps(whole)}).json()
    assert [note["code"] for note in told["rows"]["report"]] == ["RAC-001"]
    found = {note["code"] for notes in told["rows"].values() for note in notes}
    found |= {note["code"] for note in [*told["whole"], *told["at_columns"]]}
    assert found == {code for code, _, _ in raised(firm, whole)}
    assert draft(firm).revision == 1
    odd = tom.post(f"{EDIT}lint/", {**token, "grid": "{"})
    assert (odd.status_code, "This is no matrix" in odd.json()["refusal"]) == (422, True)


def test_what_is_nested_without_end_is_no_matrix(firm: Cast) -> None:
    tom = browser_of("tom")
    form = form_to(get(tom, EDIT), "/change/")
    token = {"csrfmiddlewaretoken": form.fields["csrfmiddlewaretoken"]}
    odd = tom.post(f"{EDIT}lint/", {**token, "grid": "[" * 200_000})
    assert (odd.status_code, bool(odd.json()["refusal"])) == (422, True)
    whole = {**token, "grid": "[" * 200_000, "act": form.fields["act"], "revision_shown": "1"}
    answer = tom.post(EDIT, whole, headers={"accept": "application/json"})
    assert answer.status_code in (403, 422)
    assert answer.json()["refusal"]
    assert draft(firm).revision == 1


def test_whatever_a_form_did_is_taken_back_without_a_script(firm: Cast) -> None:
    tom = browser_of("tom")
    assert "data-grid-back hidden" in get(tom, EDIT).content.decode()
    states = [grid(firm)]
    change(tom, "remove_column:isms_lead")
    states.append(grid(firm))
    change(tom, "remove_row:policy")
    states.append(grid(firm))
    change(tom, "add_row", what="", title="Water the plants")
    states.append(grid(firm))
    path = f"{EDIT}rows/risk/"
    send(tom, path, form_with(get(tom, path), "cell_hr"), title="Manage risks", key="risk")
    for before in reversed(states):
        assert "Take the last change back" in seen(get(tom, EDIT))
        answer = send(tom, EDIT, form_to(get(tom, EDIT), "/back/"))
        assert (answer.status_code, answer["Location"]) == (303, EDIT)
        assert grid(firm) == before
    assert "data-grid-back hidden" in get(tom, EDIT).content.decode()


def test_the_working_copy_that_was_thrown_away_comes_back(firm: Cast) -> None:
    tom, before = browser_of("tom"), grid(firm)
    send(tom, EDIT, form_to(get(tom, EDIT), "/discard/"))
    page = get(tom, MATRIX)
    assert "Tom Okafor threw the working copy away on 6 January 2026, 09:00." in seen(page)
    assert "threw the working copy away" not in seen(get(browser_of("ola"), MATRIX))
    answer = send(tom, MATRIX, form_to(page, "/back/"))
    assert (answer.status_code, answer["Location"]) == (303, EDIT)
    assert grid(firm) == before


def test_whoever_changed_it_last_did_not_throw_an_empty_working_copy_away(firm: Cast) -> None:
    saved(firm, grid(firm) | {"rows": [], "columns": []})
    priya = browser_of("priya")
    send(priya, EDIT, form_to(get(priya, EDIT), "/discard/"))
    told = seen(get(priya, MATRIX))
    assert "Tom Okafor threw the working copy away" not in told
    assert "Tom Okafor had changed it last on 6 January 2026, 09:00. Take the last change back" in told


def test_what_somebody_changed_meanwhile_is_not_taken_back_unseen(firm: Cast) -> None:
    tom = browser_of("tom")
    change(tom, "remove_row:policy")
    form = form_to(get(tom, EDIT), "/back/")
    saved(firm, with_letters(firm, "risk", hr="I"), by=leader(firm))
    answer = send(tom, EDIT, form)
    assert answer.status_code == 409
    assert "Somebody changed the matrix after you opened it" in seen(answer)
    assert row(firm, "risk")["cells"]["hr"] == "I"


def test_the_script_learns_what_can_be_taken_back(firm: Cast) -> None:
    tom, first = browser_of("tom"), grid(firm)
    told = saved_by_script(tom, firm, with_letters(firm, "policy", hr="I")).json()
    last = former_grid(firm.organisation)
    assert last
    assert told["former"] == str(last.id)
    assert saved_by_script(tom, firm, first).json()["former"] == ""


def test_the_working_copy_is_thrown_away(firm: Cast) -> None:
    tom = browser_of("tom")
    answer = send(tom, EDIT, form_to(get(tom, EDIT), "/discard/"))
    assert (answer.status_code, answer["Location"]) == (303, MATRIX)
    assert matrix_draft(firm.organisation) is None
    assert get(tom, EDIT)["Location"] == MATRIX
    assert begin(tom, "LIBRARY").status_code == 303


def test_begin_twice_says_why_not(firm: Cast) -> None:
    tom = browser_of("tom")
    send(tom, EDIT, form_to(get(tom, EDIT), "/discard/"))
    form = form_to(get(tom, MATRIX), "/begin/")
    begun_matrix(firm, by=firm.actor("priya", Hat.TOP_MANAGEMENT))
    answer = send(tom, MATRIX, form, start="CORE")
    assert answer.status_code == 403
    assert "A matrix is being written already" in seen(answer)
