"""What `make faults` writes down: what was done in this run, and what stood there before; nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.__main__ import outcome
from tests.faults.drills import BOTH, DRILLS, chosen
from tests.faults.page import HEAD, NEVER, PAGE, Run, former, shown, written
from tests.house.source import ROOT

RUN = Run(DRILLS[0], "sqlite", ("3 kills",), "kept", 12.4, "6 January 2026, 2 cores")


def test_a_line_says_what_was_done_and_the_others_keep_theirs(tmp_path: Path) -> None:
    page = tmp_path / "faults.md"
    written([RUN], page)
    text = written([replace(RUN, engine="postgres", done=("9 kills", "8 | acts"), outcome="BROKEN", seconds=150)], page)
    lines = [line for line in text.splitlines() if line.startswith(f"| {DRILLS[0].name} |")]
    assert lines[0].endswith("| SQLite | 3 kills | kept | 12 s | 6 January 2026, 2 cores |")
    assert lines[1].endswith("| PostgreSQL | 9 kills; 8 / acts | BROKEN | 2 min | 6 January 2026, 2 cores |")
    assert text.count(NEVER) == sum(len(drill.engines) for drill in DRILLS) - 2


def test_a_drill_that_never_ran_says_so(tmp_path: Path) -> None:
    assert former(tmp_path / "missing.md") == {}
    assert shown({}).count(NEVER) == sum(len(drill.engines) for drill in DRILLS)


@pytest.mark.parametrize(
    ("code", "said", "missing", "comes_of_it"),
    [
        (0, ("3 kills",), [], "kept"),
        (1, ("3 kills",), [], "BROKEN"),
        (0, (), [], "not tested"),
        (5, (), [], "not tested"),
        (0, ("3 kills",), ["openssl"], "not tested: no openssl here"),
    ],
)
def test_nothing_counts_as_kept_that_was_not_tried(
    code: int, said: tuple[str, ...], missing: list[str], comes_of_it: str
) -> None:
    assert outcome(code, said, missing) == comes_of_it


def test_drills_are_chosen_by_parts_of_their_names() -> None:
    assert [(drill.name, engine) for drill, engine in chosen(["mail", "postgres"])] == [("mail-kills", "postgres")]
    assert {drill.name for drill, _ in chosen(["kills"])} == {"web-kills", "ledger-kills", "mail-kills"}
    assert {engine for _, engine in chosen([])} == set(BOTH)
    assert chosen(["nothing of the kind"]) == []


def test_every_drill_is_there_and_the_page_has_a_line_for_it() -> None:
    assert [test for drill in DRILLS for test in drill.tests if not (ROOT / test).is_file()] == []
    kept = former(PAGE)
    assert all(len(cells) == len(HEAD) - 4 for cells in kept.values())
    assert PAGE.read_text() == shown(kept)
