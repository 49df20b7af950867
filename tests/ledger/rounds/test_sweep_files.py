from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from django.test import override_settings

from countersign.ledger import files
from countersign.ledger.rounds.sweep_files import sweep_files
from countersign.policies.commands.render import render
from countersign.policies.commands.write_on import write_on
from tests.cast import Cast
from tests.ledger.copies import at_once
from tests.policies.commands.test_bring_in import FINISHED, brought_in
from tests.policies.documents.worlds import SCAN, signed_elsewhere
from tests.policies.worlds import AT, begun, in_force_from, lead

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with override_settings(COUNTERSIGN_FILES=tmp_path / "files"):
        yield tmp_path / "files"


def aged(here: Cast, data: bytes, at: datetime) -> str:
    """A file that was kept at an instant."""
    name = files.keep(here.organisation, data)
    os.utime(files.path_of(here.organisation, name), (at.timestamp(), at.timestamp()))
    return name


def there(here: Cast, name: str) -> bool:
    return files.path_of(here.organisation, name).exists()


def test_sweep_files_deletes_what_nobody_names_after_a_day(larkbeam: Cast) -> None:
    orphan = aged(larkbeam, b"orphan", AT)
    assert sweep_files(AT + DAY) == 0
    assert there(larkbeam, orphan)
    assert sweep_files(AT + DAY + timedelta(seconds=1)) == 1
    assert not there(larkbeam, orphan)


def test_sweep_files_leaves_what_a_row_names(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    named = aged(larkbeam, b"named", AT)
    render(version_id=id, pdf=named, by=larkbeam.system, at=AT)
    assert sweep_files(AT + 900 * DAY) == 0
    assert files.read(larkbeam.organisation, named) == b"named"


def test_sweep_files_leaves_a_scan(larkbeam: Cast) -> None:
    row = signed_elsewhere(larkbeam)
    assert aged(larkbeam, SCAN, AT) == row.scan
    assert sweep_files(AT + 900 * DAY) == 0
    assert there(larkbeam, row.scan)


def test_sweep_files_asks_each_organisation_for_its_own(larkbeam: Cast, stonecross: Cast) -> None:
    """That Larkbeam names a file keeps nobody else's."""
    _, id = in_force_from(larkbeam)
    render(version_id=id, pdf=aged(larkbeam, b"both", AT), by=larkbeam.system, at=AT)
    theirs = aged(stonecross, b"both", AT)
    assert sweep_files(AT + 2 * DAY) == 1
    assert not there(stonecross, theirs)


def test_sweep_files_deletes_what_a_broken_writing_left(larkbeam: Cast) -> None:
    beside = files.path_of(larkbeam.organisation, aged(larkbeam, b"x", AT)).with_name(".broken")
    beside.write_bytes(b"half")
    os.utime(beside, (AT.timestamp(), AT.timestamp()))
    assert sweep_files(AT + 2 * DAY) == 2
    assert not beside.exists()


def test_sweep_files_takes_no_more_than_the_limit(larkbeam: Cast) -> None:
    for number in range(3):
        aged(larkbeam, str(number).encode(), AT)
    assert [sweep_files(AT + 2 * DAY, limit=2) for _ in range(3)] == [2, 1, 0]


def test_a_file_that_is_kept_again_is_new(larkbeam: Cast) -> None:
    name = aged(larkbeam, b"again", AT)
    files.keep(larkbeam.organisation, b"again")
    assert sweep_files(AT + 2 * DAY) == 0
    assert there(larkbeam, name)


def test_drop_while_somebody_keeps_it_leaves_a_file(larkbeam: Cast) -> None:
    """Whoever keeps a file finds it there afterwards, swept at the same moment or not."""
    for number in range(60):
        data = b"raced %d" % number
        name = aged(larkbeam, data, AT)
        path, before = files.path_of(larkbeam.organisation, name), AT + DAY
        keeping = partial(files.keep, larkbeam.organisation, data)
        at_once(keeping, partial(files.drop, larkbeam.organisation, path, before))
        assert files.read(larkbeam.organisation, name) == data


def test_sweep_files_leaves_the_finished_file_of_a_draft_until_it_is_let_go(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    source = brought_in(larkbeam, policy, "We look after it.")
    assert aged(larkbeam, FINISHED, AT) == source
    assert sweep_files(AT + 900 * DAY) == 0
    write_on(policy_id=policy, revision_shown=2, by=lead(larkbeam), at=AT)
    assert sweep_files(AT + 900 * DAY) == 1
    assert not there(larkbeam, source)
