"""What `make faults` writes down: what was done in this run, and what stood there before; nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.drills import BOTH, DRILLS, Drill, chosen, expected
from tests.faults.lanes import expected_of_all, outcome, side_by_side
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


def test_the_estimate_goes_by_the_numbers_and_by_the_lanes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [drill.name for drill in DRILLS if drill.seconds.keys() != drill.numbers.keys()] == []
    drill, engine = chosen(["web", "sqlite"])[0]
    monkeypatch.setenv("COUNTERSIGN_TEST_KILLS", "10")
    ten = expected(drill, engine)
    monkeypatch.setenv("COUNTERSIGN_TEST_KILLS", "20")
    twenty = expected(drill, engine)
    assert twenty - ten == pytest.approx(10 * drill.seconds["KILLS"])
    assert expected(drill, "postgres") > twenty
    assert expected_of_all([(drill, engine)] * 3, lanes=2) == pytest.approx(2 * twenty)


SPEAKS, BREAKS, WAITS = "told('5 things')", "raise AssertionError('as it broke')", "time.sleep(600)"


def drill_that(does: str, folder: Path) -> Drill:
    """A drill of one test."""
    file = folder / f"test_{abs(hash(does))}.py"
    file.write_text(f"import time\nfrom tests.faults.number import told\n\ndef test_it():\n    {does}\n")
    return replace(DRILLS[0], name=does, tests=(str(file),))


def test_drills_run_side_by_side_and_each_is_told_as_it_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    runs = side_by_side([(drill_that(does, tmp_path), "sqlite") for does in (WAITS, SPEAKS, BREAKS)], lanes=3)
    first = [next(runs), next(runs)]
    runs.close()  # as when somebody stops it: what waits is stopped as well
    assert {run.drill.name: (run.done, run.outcome) for run in first} == {
        SPEAKS: (("5 things",), "kept"),
        BREAKS: ((), "BROKEN"),
    }
    assert "as it broke" in capsys.readouterr().out


def test_every_drill_is_there_and_the_page_has_a_line_for_it() -> None:
    assert [test for drill in DRILLS for test in drill.tests if not (ROOT / test).is_file()] == []
    kept = former(PAGE)
    assert all(len(cells) == len(HEAD) - 4 for cells in kept.values())
    assert PAGE.read_text() == shown(kept)
