"""The words of the console that belong to the ledger."""

from __future__ import annotations

import pytest

from countersign.ledger.models import Log
from countersign.ledger.queries import key_of, log_of
from countersign.people.models import Person
from tests.cast import Cast, cast
from tests.console.calling import called
from tests.ledger.copies import inside
from tests.ledger.past_the_gate import as_administrator, every, wipe
from tests.ledger.programs import start


def says(environment: dict[str, str], *words: str) -> tuple[int, list[str]]:
    """Exit code and lines of `countersign WORDS`."""
    told = called(*words, **environment)
    return told.code, told.out.splitlines()


@pytest.fixture
def larkbeam_there(database_copy: dict[str, str]) -> Cast:
    with inside(database_copy):
        return cast("larkbeam-ltd")


def test_verify_when_all_is_as_recorded_leaves_with_0(database_copy: dict[str, str]) -> None:
    program = start("countersign", "verify", environment=database_copy)
    lines = program.communicate()[0].splitlines()
    assert program.returncode == 0
    assert says(database_copy, "verify") == (0, lines)
    assert len(lines) == 2
    assert all(line.endswith(" entries, all as recorded") for line in lines)


def test_verify_when_something_is_wrong_names_it_and_leaves_with_1(
    database_copy: dict[str, str], larkbeam_there: Cast
) -> None:
    with inside(database_copy):
        mei, origin = larkbeam_there.person("mei"), log_of(larkbeam_there.organisation).origin
        with as_administrator():
            every(Person, pk=mei.pk).update(executive=True)
    code, lines = says(database_copy, "verify", "larkbeam-ltd")
    assert code == 1
    assert lines[0] == f"{mei.ref}, executive: is not what was recorded [ROW-FIELD]"
    assert lines[1].startswith(f"{origin}: ")
    assert lines[1].endswith(" entries, 1 problems")
    assert says(database_copy, "verify", "stonecross-managed-it-ltd")[0] == 0


def test_verify_when_the_row_of_a_log_was_deleted_still_finds_it(
    database_copy: dict[str, str], larkbeam_there: Cast
) -> None:
    with inside(database_copy), as_administrator():
        wipe(Log, organisation_id=larkbeam_there.organisation)
    code, lines = says(database_copy, "verify")
    assert code == 1
    assert "log: is gone: no row says with which key it is signed [LOG-MISSING]" in lines


def test_key_prints_what_an_auditor_pins(database_copy: dict[str, str], larkbeam_there: Cast) -> None:
    with inside(database_copy):
        key = str(key_of(larkbeam_there.organisation))
    assert says(database_copy, "key", "larkbeam-ltd") == (0, [key])


@pytest.mark.parametrize("words", [("verify", "nobody-ltd"), ("key", "nobody-ltd")])
def test_words_when_there_is_no_such_organisation_leave_with_2(
    database_copy: dict[str, str], words: tuple[str, ...]
) -> None:
    assert says(database_copy, *words) == (2, [])
