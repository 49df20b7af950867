"""Bringing the database up to date beside what else a start has to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.entrance.starting import run

pytestmark = pytest.mark.beside

BESIDE = """
from countersign.console import framework
framework.start()
from countersign.console.migrate import brought_up_to_date
with brought_up_to_date():
    print("meanwhile")
from countersign.people.queries import organisations
print(list(organisations()))
"""


def test_a_start_goes_on_beside_it_and_finds_every_table_behind_it(tmp_path: Path) -> None:
    done = run("-c", BESIDE, COUNTERSIGN_MAILBOX="1", COUNTERSIGN_DATA=str(tmp_path))
    assert (done.stdout.split(), done.returncode) == (["meanwhile", "[]"], 0), done.stderr


def test_a_start_when_the_database_cannot_be_brought_up_to_date_ends_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "countersign.sqlite3").mkdir()
    secrets = {"COUNTERSIGN_WEB_SECRET": "0" * 64, "COUNTERSIGN_LOG_SECRET": "1" * 64}
    done = run("-c", BESIDE, COUNTERSIGN_MAILBOX="1", COUNTERSIGN_DATA=str(tmp_path), **secrets)
    assert (done.stdout.split(), done.returncode) == (["meanwhile"], 1)
    assert "unable to open database file" in done.stderr
    assert done.stderr.splitlines()[-1] == (
        "Countersign cannot start. The database was not brought up to date: what is said above tells why."
    )
