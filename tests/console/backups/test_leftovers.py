"""What a killed backup leaves behind goes at the next one, a day later; nothing else does."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from countersign.console.backups.leftovers import OLD, sweep
from tests.console.backups.places import Place

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PART, FOLDER = ".countersign-ab12_x9z.part", ".countersign-qq00zz11"


def written(path: Path, ago: timedelta) -> Path:
    path.write_bytes(b"half a backup")
    return touched(path, ago)


def touched(path: Path, ago: timedelta) -> Path:
    at = (NOW - ago).timestamp()
    os.utime(path, (at, at))
    return path


def copying(folder: Path, name: str, ago: timedelta, holding: str = "countersign.sqlite3") -> Path:
    made = folder / name
    made.mkdir()
    written(made / holding, ago)
    return touched(made, 2 * ago)


def test_sweep_when_they_are_older_than_a_day_deletes_file_and_folder(tmp_path: Path) -> None:
    part = written(tmp_path / PART, OLD + timedelta(seconds=1))
    folder = copying(tmp_path, FOLDER, OLD + timedelta(seconds=1))
    assert sweep(tmp_path, NOW) == [part, folder]
    assert list(tmp_path.iterdir()) == []


def test_sweep_when_another_backup_may_be_at_work_leaves_both(tmp_path: Path) -> None:
    written(tmp_path / PART, OLD)
    copying(tmp_path, FOLDER, OLD)
    assert sweep(tmp_path, NOW) == []


@pytest.mark.parametrize("name", ["one.tar", "x.part", ".countersign-short.part", ".countersign-ab12_x9z.part.old"])
def test_sweep_when_the_name_is_not_ours_leaves_it(tmp_path: Path, name: str) -> None:
    written(tmp_path / name, 9 * OLD)
    assert sweep(tmp_path, NOW) == []


def test_sweep_when_there_is_something_else_behind_the_name_leaves_it(tmp_path: Path) -> None:
    copying(tmp_path, FOLDER, 9 * OLD, holding="letters.txt")
    elsewhere = written(tmp_path / "kept", 9 * OLD)
    (tmp_path / PART).symlink_to(elsewhere)
    assert sweep(tmp_path, NOW) == []
    assert elsewhere.exists()


@pytest.mark.slow
def test_backup_when_an_earlier_one_was_killed_clears_up_after_it_and_says_so(place: Place) -> None:
    part = written(place.data.parent / PART, timedelta(days=400))
    code, said = place.says("backup", place.data.parent / "one.tar")
    assert code == 0, said
    assert f"{part}: left behind by a backup that was stopped; deleted." in said
    assert not part.exists()
