"""Files named after their content: whole or not there, and never somebody else's."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn
from uuid import UUID

import pytest
from django.db.models import CharField
from django.test import override_settings

from countersign.kernel.digests import digest
from countersign.ledger import files
from countersign.ledger.columns import PLAIN
from countersign.ledger.files import FileChanged, FileMissing, keep, path_of, read
from countersign.ledger.guard import Guarded, guarded_models

HERE, THERE = UUID(int=1), UUID(int=2)
DATA = b"%PDF, or nearly"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with override_settings(COUNTERSIGN_FILES=tmp_path / "files"):
        yield tmp_path / "files"


def lying(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_keep_names_a_file_after_its_content(folder: Path) -> None:
    name = keep(HERE, DATA)
    hexadecimal = digest(DATA).removeprefix("sha256:")
    assert name == digest(DATA)
    assert lying(folder) == [folder / HERE.hex / hexadecimal[:2] / hexadecimal]
    assert read(HERE, name) == DATA
    assert files.size_of(HERE, name) == len(DATA)
    files.check(HERE, name)


def test_keep_again_changes_nothing(folder: Path) -> None:
    assert keep(HERE, DATA) == keep(HERE, DATA)
    assert len(lying(folder)) == 1


def test_keep_mends_what_was_damaged() -> None:
    name = keep(HERE, DATA)
    path_of(HERE, name).write_bytes(b"broken")
    keep(HERE, DATA)
    assert read(HERE, name) == DATA


def test_keep_lets_nobody_else_on_the_machine_read(folder: Path) -> None:
    path = path_of(HERE, keep(HERE, DATA))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {stat.S_IMODE(one.stat().st_mode) for one in (path.parent, path.parents[1], folder)} == {0o700}


def test_keep_when_many_do_at_once_keeps_one(folder: Path) -> None:
    large = DATA * 100_000
    with ThreadPoolExecutor(8) as threads:
        names = set(threads.map(lambda _: keep(HERE, large), range(40)))
    assert names == {digest(large)}
    assert len(lying(folder)) == 1
    assert read(HERE, digest(large)) == large


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_keep_when_the_disk_fails_leaves_no_half_of_a_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    keep(HERE, b"another")
    files.make_folder(path_of(HERE, digest(DATA)).parent)

    def fail(*_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="No space left"):
        keep(HERE, DATA)
    monkeypatch.undo()
    assert not path_of(HERE, digest(DATA)).exists()
    assert len(lying(folder)) == 1


def test_a_file_of_another_organisation_is_not_found() -> None:
    with pytest.raises(FileMissing, match="cannot be read"):
        read(THERE, keep(HERE, DATA))


@pytest.mark.parametrize(
    "name", ["", "../../secrets/log", "sha256:", f"sha256:{'0' * 63}", f"sha1:{'0' * 64}", "sha256:" + "../" * 22]
)
def test_what_is_no_digest_leads_nowhere(name: str) -> None:
    for ask in (read, files.check, path_of):
        with pytest.raises(FileMissing, match="no digest"):
            ask(HERE, name)
    assert files.size_of(HERE, name) is None


@pytest.mark.parametrize("data", [b"", DATA[:-1], DATA + b"x", DATA.replace(b"n", b"m")])
def test_a_file_that_was_changed_is_not_handed_out(data: bytes) -> None:
    name = keep(HERE, DATA)
    path_of(HERE, name).write_bytes(data)
    for ask in (read, files.check):
        with pytest.raises(FileChanged, match="other bytes"):
            ask(HERE, name)


def test_a_file_that_is_gone_is_missing() -> None:
    name = keep(HERE, DATA)
    path_of(HERE, name).unlink()
    for ask in (read, files.check):
        with pytest.raises(FileMissing, match="No such file"):
            ask(HERE, name)


@pytest.mark.parametrize("model", guarded_models(), ids=lambda model: model.__name__)
def test_columns_with_files_are_plain_and_never_an_empty_text(model: type[Guarded]) -> None:
    """The leaf holds the digest itself; no file yet is NULL."""
    for column in model.files:
        field = model._meta.get_field(column)
        assert model.proved[column] is PLAIN
        assert isinstance(field, CharField)
        assert field.null or not field.blank
