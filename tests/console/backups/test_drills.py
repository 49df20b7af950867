"""Backup and restore, over and over, at any moment of a busy day (G42). `make faults` does a hundred."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from random import Random

import pytest

from countersign.console.backups.archive import manifest_of
from tests.console.backups.places import Place
from tests.ledger.programs import start

pytestmark = pytest.mark.slow

DRILLS = int(os.environ.get("COUNTERSIGN_TEST_DRILLS") or 2)


def test_drills_lose_nothing_that_a_backup_held_and_report_every_older_one(place: Place, tmp_path: Path) -> None:
    """Each drill: people write, a backup is made, the writers are killed, the machine is lost, the backup restored."""
    chance, here, before = Random(42), place, None  # noqa: S311 (no secret)
    for drill in range(DRILLS):
        writer = start("tests.console.backups.programs", f"sam{drill}x", environment=here.environment())
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(chance.random() / 5)
        folder = tmp_path / f"drill{drill}"
        folder.mkdir()
        backup = here.backed_up(f"drill{drill}/one.tar")
        writer.kill()
        writer.communicate()
        after = place.empty(f"after{drill}")
        code, said = after.says("restore", backup)
        assert (code, said.count("all as recorded")) == (0, 2), said
        if before:
            stale = place.empty(f"stale{drill}")
            code, said = stale.says("restore", before, "--checkpoint", backup)
            assert (code, grown(before, backup)) == (1, True), said
            assert "This is an older state." in said
            shutil.rmtree(stale.data)
        before, here = backup, after


def grown(before: Path, after: Path) -> bool:
    sizes = []
    for path in (before, after):
        with path.open("rb") as file:
            sizes.append(sum(one.size for one in manifest_of(file).ledgers))
    return sizes[0] < sizes[1]
