"""Who answers for what, and who knows: the matrix with its yeses, what people were told, roles with a function."""

from __future__ import annotations

from datetime import timedelta

from countersign.ledger import files
from countersign.ledger.guard import Guarded
from countersign.ledger.queries import leaf_of
from countersign.packs.enums import Names
from countersign.roles import queries
from countersign.roles.commands.close_matrix import close_matrix
from countersign.roles.enums import Start
from countersign.roles.models import Matrix
from tests.cast import Cast
from tests.packs.worlds import DAY, exported, inside, lived_in
from tests.policies.worlds import after
from tests.roles.made_known import ended, given, gone_meanwhile, in_departments, recorded, sent, withdrawn
from tests.roles.matrices import begun_matrix, naming, part_accepted
from tests.roles.worlds import held, leader

CHART = b"%PDF-1.7 the chart"


def shown(here: Cast, names: Names = Names.LEADERS) -> tuple[str, dict[str, bytes]]:
    """The reader's page, its words one after the other, and all files."""
    files = inside(exported(here, names=names)[1])
    return " ".join(files["index.html"].decode().split()), files


def place(here: Cast, row: Guarded) -> str:
    leaf = leaf_of(here.organisation, row.entry)
    assert leaf is not None
    return f"leaf {leaf.seq}</span>"


def both_named(here: Cast) -> Matrix:
    """Version 2: Dana does something by name and has said yes, Mei answers for something and has not."""
    lived_in(here)
    naming(here, risk="R", policy="I")
    part_accepted(here)
    begun_matrix(here, Start.IN_FORCE)
    return naming(here, "mei", audit="A")


def test_the_matrix_in_force_and_the_yes_of_everybody_whom_it_names(larkbeam: Cast) -> None:
    approved = both_named(larkbeam)
    page, found = shown(larkbeam, Names.EVERYBODY)
    assert "Clause 5.3 · version 2" in page
    assert "approves it, CEO and founder, top management since 1 April 2019" in page
    assert place(larkbeam, approved) in page
    assert '<td data-label="Does it (R)"><span>ISMS lead, Dana Field</span></td>' in page
    (yes,) = queries.accepted_parts(larkbeam.organisation)
    assert f"“{yes.accepted_words}”" in page
    assert yes.accepted_words.startswith("I know that I do this at Larkbeam Ltd, and I accept it: ")
    assert place(larkbeam, yes) in page
    assert page.count("has not said yes") == 1
    assert f"proofs/matrixpart_{yes.id.hex}.tlog-proof" in found
    assert f"proofs/matrix_{approved.id.hex}.tlog-proof" in found


def test_whom_the_matrix_names_is_no_reason_to_open_a_name(larkbeam: Cast) -> None:
    both_named(larkbeam)
    page, _ = shown(larkbeam)
    assert "Dana Field" not in page
    assert f"person\u00a0…\u2060{larkbeam.person('dana').id.hex[-8:]}".replace("\u00a0", " ") in page


def test_a_yes_to_rows_that_were_others_is_counted(larkbeam: Cast) -> None:
    both_named(larkbeam)
    begun_matrix(larkbeam, Start.IN_FORCE)
    naming(larkbeam, "dana", audit="R")
    page, _ = shown(larkbeam)
    assert page.count("has not said yes") == 2
    assert "One more yes, to rows that were others, stands in records/matrixpart.jsonl." in page


def test_a_withdrawn_matrix_is_in_force_no_more(larkbeam: Cast) -> None:
    approved = both_named(larkbeam)
    close_matrix(matrix_id=approved.id, because="We begin again.", by=leader(larkbeam), at=after(3))
    page, _ = shown(larkbeam)
    assert "withdrawn on 9 January 2026; no matrix is in force" in page
    assert "“We begin again.”" in page
    assert "Does it (R)" not in page


def test_without_a_matrix_nothing_is_said_of_one(larkbeam: Cast) -> None:
    lived_in(larkbeam)
    page, _ = shown(larkbeam)
    assert "Responsibility matrix" not in page
    assert "Made known to people" not in page


def test_what_people_were_told_and_of_whom_they_were_not(larkbeam: Cast) -> None:
    lived_in(larkbeam)
    in_departments(larkbeam)
    told = queries.telling(larkbeam.organisation, sent(larkbeam))
    held(larkbeam, "mei", "hr", at=after(2))
    chart = files.keep(larkbeam.organisation, CHART)
    recorded(
        larkbeam,
        at=after(5),
        told_on=after(3).date(),
        keys=["hr"],
        departments=["People"],
        scan=chart,
        link="https://intranet/who",
    )
    page, found = shown(larkbeam)
    assert "Made known to people" in page
    assert "By mail, from Countersign" in page
    assert place(larkbeam, told) in page
    assert "Everybody who works here<span" in page
    assert "not: Engineering" in page
    assert "HR security duties</span></td>" in page
    assert "recorded on 11 January 2026" in page
    assert f'a copy is kept, with this digest: <span class="digest">{chart}</span>' in page
    assert CHART not in found.values()
    assert "People were told by 6 January 2026." in page
    assert page.count("not everybody was told") == 1


def test_what_was_told_after_the_day_and_what_was_withdrawn_by_it(larkbeam: Cast) -> None:
    lived_in(larkbeam)
    withdrawn(larkbeam, recorded(larkbeam), at=after(1), because="It was Kim's old chart.")
    late = DAY + timedelta(days=1)
    recorded(larkbeam, at=after(40), told_on=late, what="The slide of February")
    page = " ".join(inside(exported(larkbeam, at=after(41))[1])["index.html"].decode().split())
    assert "withdrawn by Tom Okafor on 7 January 2026" in page
    assert "not everybody was told" in page
    assert "old chart" not in page
    assert "The slide of February" not in page


def test_a_role_with_a_function_says_who_found_it_and_is_no_appointment(larkbeam: Cast) -> None:
    lived_in(larkbeam)
    id = given(larkbeam)
    row = queries.function_role(larkbeam.organisation, id)
    says = "with Facilities, and nobody by name, since 6 January 2026"
    page, _ = shown(larkbeam)
    assert says in page
    assert "Written down as found by Tom Okafor on 6 January 2026; nobody approved or accepted it." in page
    assert place(larkbeam, row) in page
    ended(larkbeam, id, after(9).date(), at=after(9))
    page, _ = shown(larkbeam)
    assert "With Facilities, and nobody by name, from 6 January 2026 until 15 January 2026." in page
    assert says not in page


def test_a_function_beside_whoever_holds_the_role_is_not_nobody_by_name(larkbeam: Cast) -> None:
    lived_in(larkbeam)
    held(larkbeam, "mei", "hr")
    gone_meanwhile(larkbeam, "mei")
    page, _ = shown(larkbeam)
    assert "with Facilities since 6 January 2026, as it was found" in page
    assert "with Facilities, and nobody by name" not in page
