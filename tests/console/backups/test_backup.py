"""``countersign backup``: all of it, while people write, and nothing that opens anything."""

from __future__ import annotations

import os
import sqlite3
import tarfile
import time
from contextlib import AbstractContextManager, ExitStack, closing
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from countersign.console.backups.archive import check_seal, manifest_of
from countersign.console.backups.manifest import Damaged
from countersign.console.backups.restoring import day
from countersign.entrance.sessions import SessionStore
from countersign.ledger.queries import newest_checkpoint
from tests.console.backups.places import PDF, Place, file_of
from tests.console.calling import settled
from tests.engine import SETTINGS
from tests.entrance.starting import countersign
from tests.ledger.nursery import Nursery, nursery

pytestmark = pytest.mark.slow
"""SQLite alone: PostgreSQL has its own tools."""

ENTER, BACK_UP = "tests.console.backups.programs:enter_for_ever", "tests.console.backups.programs:back_up"


def test_backup_when_all_is_there_holds_database_and_files_and_says_how_the_ledgers_stand(place: Place) -> None:
    here = place.with_a_signed_policy()
    to = place.data.parent / "one.tar"
    code, said = place.says("backup", to)
    assert code == 0, said
    with tarfile.open(to) as tar:
        names = tar.getnames()
        assert names[:2] == ["manifest.json", "countersign.sqlite3"]
        kept = tar.extractfile(names[2])
        assert kept
        assert kept.read() == PDF
    with to.open("rb") as file:
        check_seal(file)
        manifest = manifest_of(file)
    with settled(place.environment()):
        checkpoint = newest_checkpoint(here.organisation)
    assert checkpoint
    ledger = next(one for one in manifest.ledgers if one.checkpoint == checkpoint.note)
    assert ledger.size == checkpoint.size + 1, "signed just before"
    assert abs(checkpoint.issued_at - manifest.day) < timedelta(minutes=1)
    assert f"{ledger.origin}: {ledger.size} entries, the last of {day(ledger.until)}, root {ledger.root}" in said
    assert to.stat().st_mode & 0o077 == 0


def test_backup_when_somebody_is_signed_in_holds_no_session_and_no_secret(place: Place) -> None:
    with settled(place.environment()):
        session = SessionStore()
        session["where"] = "anywhere"
        session.save()
    to = place.backed_up()
    data = to.read_bytes()
    for secret in (SETTINGS["COUNTERSIGN_LOG_SECRET"], SETTINGS["COUNTERSIGN_WEB_SECRET"]):
        assert secret.encode() not in data
        assert bytes.fromhex(secret) not in data
    with tarfile.open(to) as tar:
        tar.extract("countersign.sqlite3", place.data.parent / "taken-out", filter="data")
    with closing(sqlite3.connect(place.data.parent / "taken-out" / "countersign.sqlite3")) as copy:
        assert copy.execute("SELECT COUNT(*) FROM entrance_session").fetchone() == (0,)


def test_backup_when_people_go_on_writing_is_one_moment_and_stops_nobody(place: Place) -> None:
    with children(place) as born, ExitStack() as alive:
        writers = [alive.enter_context(born.start(ENTER, str(place.data), name)) for name in ("sam", "kim")]
        for writer in writers:
            assert writer.stdout.readline()
        copies = [place.backed_up(f"{number}.tar") for number in range(2)]
        for writer in writers:
            os.kill(writer.pid, 0)  # it fails when a writer ended: it was kept waiting, or refused
    first, second = (entries_in(copy) for copy in copies)
    assert first < second
    code, said = place.empty().says("restore", copies[1])
    assert (code, said.count("all as recorded")) == (0, 2), said


def children(place: Place) -> AbstractContextManager[Nursery]:
    return nursery(place.environment(), "tests.console.backups.programs")


def entries_in(backup: Path) -> int:
    with backup.open("rb") as file:
        return sum(one.size for one in manifest_of(file).ledgers)


def test_backup_when_killed_leaves_nothing_under_its_name(place: Place) -> None:
    chance = Random(42)  # noqa: S311 (no secret)
    with children(place) as born:
        for number in range(3):
            to = place.data.parent / f"killed{number}.tar"
            with born.start(BACK_UP, str(place.data), to.name):
                until = time.monotonic() + 20
                while not list(place.data.parent.glob(".countersign-*")) and not to.exists():
                    assert time.monotonic() < until
                    time.sleep(0.001)
                time.sleep(chance.random() / 50)
            if to.exists():
                with to.open("rb") as file:
                    check_seal(file)
    assert place.backed_up("whole.tar").exists()


@pytest.mark.parametrize("how", ["gone", "changed"])
def test_backup_when_a_file_is_damaged_names_it_and_takes_the_rest(place: Place, how: str) -> None:
    here = place.with_a_signed_policy()
    kept = file_of(place, here.organisation)
    kept.unlink() if how == "gone" else kept.write_bytes(b"something else")
    to = place.data.parent / "one.tar"
    code, said = place.says("backup", to)
    assert code == 1
    assert f"Missing or damaged before the backup: files/{here.organisation.hex}/sha256:{kept.name}" in said
    code, said = place.empty().says("restore", to)
    assert code == 1
    assert "names a file that is gone or cannot be read [FILE-MISSING]" in said


def test_backup_when_it_cannot_be_made_says_why(place: Place, tmp_path: Path) -> None:
    there = tmp_path / "there.tar"
    there.write_bytes(b"mine")
    assert place.says("backup", there) == (2, f"No backup was made: {there} is there already.\n")
    assert there.read_bytes() == b"mine"
    nowhere = tmp_path / "no" / "one.tar"
    assert place.says("backup", nowhere) == (2, f"No backup was made: there is no folder {nowhere.parent}.\n")
    nothing = place.empty("nothing")
    code, said = nothing.says("backup", tmp_path / "two.tar")
    assert (code, "there is no database" in said) == (2, True)
    elsewhere = {**place.environment(), "COUNTERSIGN_DATABASE_URL": "postgresql://x@127.0.0.1:1/y"}
    ended = countersign("backup", str(tmp_path / "three.tar"), **elsewhere)
    assert (ended.returncode, "the database is PostgreSQL" in ended.stderr) == (2, True)


def test_backup_into_a_folder_is_named_by_the_time(place: Place, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    assert place.says("backup", folder)[0] == 0
    (made,) = folder.iterdir()
    assert made.name.startswith("countersign-20")
    with pytest.raises(Damaged), (place.data / "countersign.sqlite3").open("rb") as file:
        check_seal(file)
