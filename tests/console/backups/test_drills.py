"""Backup and restore, over and over, at any moment of a busy day (G42). `make faults` does a hundred."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from countersign.console.backups.archive import manifest_of
from tests.console.backups.places import Place
from tests.faults.number import asked, reached, told
from tests.ledger.nursery import Nursery, nursery

pytestmark = pytest.mark.slow

DRILLS = asked("DRILLS", 2)


def test_drills_lose_nothing_that_a_backup_held_and_report_every_older_one(place: Place, tmp_path: Path) -> None:
    """Each drill: people write, a backup is made, the writers are killed, the machine is lost, the backup restored."""
    with nursery(place.environment(), "tests.console.backups.programs") as born:
        drill_over_and_over(place, born, tmp_path)


def drill_over_and_over(here: Place, born: Nursery, tmp_path: Path) -> None:
    chance, before = Random(42), None  # noqa: S311 (no secret)
    for drill in range(DRILLS):
        folder = tmp_path / f"drill{drill}"
        folder.mkdir()
        with born.start("tests.console.backups.programs:enter_for_ever", str(here.data), f"sam{drill}x") as writer:
            for _ in range(chance.randint(1, 12)):
                assert writer.stdout.readline()
            backup = here.backed_up(f"drill{drill}/one.tar")
        after = here.empty(f"after{drill}")
        code, said = after.says("restore", backup)
        assert (code, said.count("all as recorded")) == (0, 2), said
        if before:
            stale = here.empty(f"stale{drill}")
            code, said = stale.says("restore", before, "--checkpoint", backup)
            assert (code, grown(before, backup)) == (1, True), said
            assert "This is an older state." in said
            shutil.rmtree(stale.data)
        before, here = backup, after
        reached(drill + 1, DRILLS)
    told(f"{DRILLS:,} backups restored, {DRILLS - 1:,} older ones told apart")


def grown(before: Path, after: Path) -> bool:
    sizes = []
    for path in (before, after):
        with path.open("rb") as file:
            sizes.append(sum(one.size for one in manifest_of(file).ledgers))
    return sizes[0] < sizes[1]
