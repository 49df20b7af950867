"""From an empty page to a matrix in force, and who sees what of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from countersign.roles.commands.close_matrix import close_matrix
from countersign.roles.enums import MatrixState, Start
from countersign.roles.queries import matrices
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
from tests.roles.worlds import AT, after, approved, begun, held, lead, leader, proposed, second_leader
from tests.web.matrix.pages import EDIT, MATRIX, begin
from tests.web.pages import form_to, form_with, send
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of


@pytest.fixture(autouse=True)
def firm(larkbeam: Cast) -> Iterator[Cast]:
    with time_machine.travel(AT, tick=False):
        begun(larkbeam)
        held(larkbeam)
        yield larkbeam


def test_the_page_begins_empty_and_says_how_to_go_on() -> None:
    told = seen(get(browser_of("tom"), MATRIX))
    assert "No matrix is in force" in told
    assert "Begin with the ten usual rows" in told
    assert "Whoever leads the ISMS begins it." in seen(get(browser_of("ruth"), MATRIX))


def test_from_the_library_to_the_matrix_in_force(firm: Cast) -> None:
    tom, priya = browser_of("tom"), browser_of("priya")
    answer = begin(tom)
    assert (answer.status_code, answer["Location"]) == (303, EDIT)
    page = get(tom, EDIT)
    assert "Approve the information security policy" in seen(page)
    propose = f"{MATRIX}propose/"
    form = form_with(get(tom, propose), "digest_shown")
    empty = send(tom, propose, form, why="")
    assert empty.status_code == 422
    assert "Say in a sentence what is different" in seen(empty)
    answer = send(tom, propose, form, why="The first one.")
    assert answer.status_code == 303
    version = answer["Location"]
    assert "Approve the matrix" not in seen(get(tom, version))
    page = get(priya, version)
    assert "Is this who does what here?" in seen(page)
    answer = send(priya, version, form_to(page, "/approve/"))
    assert (answer.status_code, answer["Location"]) == (303, version)
    told = seen(get(priya, MATRIX))
    assert "Who answers for what" in told
    assert "version 1, approved 6 January 2026" in told
    assert "Version 1 : in force" in told


def test_notes_stand_beside_the_rows(firm: Cast) -> None:
    begun_matrix(firm)
    saved(firm, with_letters(firm, "audit", internal_auditor="C", isms_lead="R"))
    approved_matrix(firm, proposed_matrix(firm))
    page = get(browser_of("priya"), MATRIX).content.decode()
    row = page.partition('data-row="audit"')[2].partition("</tr>")[0]
    assert "Tom Okafor would audit their own work." in row
    assert "likely minor · RAC-008" in row
    whole = page.partition("data-lint-whole")[2].partition("</ul>")[0]
    assert "Nobody who is here stands behind the column Department contact" in whole


def test_staff_read_what_is_in_force_and_nothing_else(firm: Cast) -> None:
    first = in_force(firm)
    begun_matrix(firm, Start.LIBRARY)
    waits = matrix(firm, proposed_matrix(firm))
    ola = browser_of("ola")
    told = seen(get(ola, MATRIX))
    assert "Hold the management review" in told
    for hidden in ("RAC-", "waits for top management", "Version 1", "working copy", "Correct nonconformities"):
        assert hidden not in told
    assert get(ola, f"{MATRIX}versions/{first.id.hex}/").status_code == 200
    assert get(ola, f"{MATRIX}versions/{waits.id.hex}/").status_code == 404
    assert get(ola, f"{MATRIX}versions/{waits.id.hex}/matrix.csv").status_code == 404
    assert get(ola, f"{MATRIX}compare/").status_code == 404
    assert get(ola, EDIT).status_code == 403


def test_readers_of_all_roles_see_no_findings_that_are_not_theirs(firm: Cast) -> None:
    in_force(firm)
    ruth = firm.person("ruth")
    grant(person_id=ruth.id, hat=Hat.HR, by=leader(firm), at=AT)
    told = seen(get(browser_of("ruth"), MATRIX))
    assert "Version 1 : in force" in told
    assert "RAC-" not in told


def test_what_one_wrote_waits_for_somebody_else(firm: Cast) -> None:
    second_leader(firm)
    begun_matrix(firm)
    id = proposed_matrix(firm)
    page = get(browser_of("tom"), f"{MATRIX}versions/{id.hex}/")
    assert "Approve the matrix" not in seen(page)
    assert "Approve the matrix" in seen(get(browser_of("priya"), f"{MATRIX}versions/{id.hex}/"))


def test_a_proposal_is_not_approved_or_taken_back_with_a_reason(firm: Cast) -> None:
    begun_matrix(firm)
    id = proposed_matrix(firm)
    version = f"{MATRIX}versions/{id.hex}/"
    tom, priya = browser_of("tom"), browser_of("priya")
    assert "Take it back" in seen(get(tom, version))
    assert "Do not approve it" in seen(get(priya, version))
    form = form_with(get(priya, f"{version}close/"), "act")
    assert "Say why" in seen(send(priya, f"{version}close/", form, because=""))
    assert send(priya, f"{version}close/", form, because="One row is missing.").status_code == 303
    assert matrix(firm, id).state is MatrixState.TAKEN_BACK
    assert "“One row is missing.”" in seen(get(tom, version))
    assert "There is nothing to take back here" in seen(get(tom, f"{version}close/"))


def test_who_took_a_proposal_back_and_who_did_not_approve_it_are_told_apart(firm: Cast) -> None:
    second_leader(firm)
    begun_matrix(firm)
    tom, mei = lead(firm), firm.actor("mei", Hat.TOP_MANAGEMENT)
    for by, closes in ((tom, tom), (mei, mei), (tom, leader(firm))):
        close_matrix(matrix_id=proposed_matrix(firm, by=by), because="Not yet.", by=closes, at=AT)
    told = seen(get(browser_of("tom"), MATRIX))
    assert "Version 1 : taken back" in told
    assert "taken back by Tom Okafor on 6 January 2026" in told
    assert "Version 2 : taken back" in told
    assert "Version 3 : not approved" in told
    assert "not approved by Priya Raman on 6 January 2026" in told
    assert "closed by" not in told


def test_a_leader_takes_back_what_they_proposed_themselves(firm: Cast) -> None:
    second_leader(firm)
    begun_matrix(firm)
    version = f"{MATRIX}versions/{proposed_matrix(firm, by=leader(firm)).hex}/"
    assert "Take it back" in seen(get(browser_of("priya"), version))


def test_whoever_has_not_accepted_is_marked_behind_the_column(firm: Cast) -> None:
    in_force(firm)
    approved(firm, proposed(firm, "ruth", "hr"))
    page = get(browser_of("ola"), MATRIX).content.decode()
    assert '<span class="stroke" data-state="open">Ruth Ellis</span> not accepted yet' in page
    assert '<span class="stroke">Tom Okafor</span></span>' in page


def test_where_many_hold_a_role_it_says_how_many_have_not_accepted(firm: Cast) -> None:
    in_force(firm)
    held(firm, "mei", "dept_contact")
    for first in ("ruth", "ola"):
        approved(firm, proposed(firm, first, "dept_contact"))
    assert "3 holders 2 have not accepted" in seen(get(browser_of("tom"), MATRIX))


def test_a_matrix_too_wide_for_a_page_is_laid_out_for_paper(firm: Cast) -> None:
    begun_matrix(firm)
    whole = grid(firm)
    whole["columns"] += [{"id": f"g{n}", "group": True, "title": f"Team {n}"} for n in range(80)]
    saved(firm, whole)
    made = approved_matrix(firm, proposed_matrix(firm))
    tom, version = browser_of("tom"), f"{MATRIX}versions/{made.id.hex}/"
    for page in (MATRIX, version):
        assert f'href="{version}?paper=yes"' in get(tom, page).content.decode()
    paper = get(tom, f"{version}?paper=yes").content.decode()
    assert paper.count('<table class="raci"') == 4
    assert paper.count('<th scope="col" data-column=') == len(whole["columns"])
    assert "Part 4 of 4" in paper


def test_a_withdrawn_matrix_leaves_none(firm: Cast) -> None:
    made = in_force(firm)
    close_matrix(matrix_id=made.id, because="We use a list instead.", by=leader(firm), at=AT)
    told = seen(get(browser_of("tom"), MATRIX))
    assert "No matrix is in force" in told
    assert "Version 1 : withdrawn" in told


def test_an_approval_of_something_else_is_stale(firm: Cast) -> None:
    begun_matrix(firm)
    version = f"{MATRIX}versions/{proposed_matrix(firm).hex}/"
    priya = browser_of("priya")
    answer = send(priya, version, form_to(get(priya, version), "/approve/"), digest_shown="sha256:0")
    assert answer.status_code == 409
    assert "This is not the matrix that you were shown" in seen(answer)
    assert matrices(firm.organisation).get().approved_at is None


def test_two_versions_are_compared(firm: Cast) -> None:
    in_force(firm)
    begun_matrix(firm, Start.IN_FORCE)
    saved(firm, with_letters(firm, "policy", hr="", dept_contact="C"))
    tom = browser_of("tom")
    told = seen(get(tom, f"{MATRIX}compare/"))
    assert "From version 1 to what is being written" in told
    assert "HR security duties: C to nothing" in told
    assert "Department contact: I to C" in told
    approved_matrix(firm, proposed_matrix(firm, at=after(1)), at=after(1))
    two, one = matrices(firm.organisation)
    same = f"{MATRIX}compare/?before={one.id.hex}&after={one.id.hex}"
    assert "Nothing is different." in seen(get(tom, same))
    assert "From version 1 to version 2" in seen(get(tom, f"{MATRIX}compare/"))
    assert get(tom, f"{MATRIX}compare/?before=x").status_code == 404
    assert two.version == 2


def test_without_versions_there_is_nothing_to_compare() -> None:
    assert "There is nothing to compare yet" in seen(get(browser_of("tom"), f"{MATRIX}compare/"))


def test_the_working_copy_is_shown_to_whoever_writes_it(firm: Cast) -> None:
    in_force(firm)
    begun_matrix(firm, Start.IN_FORCE)
    assert "A working copy is there, last changed by Tom Okafor" in seen(get(browser_of("priya"), MATRIX))
    assert draft(firm).revision == 1
