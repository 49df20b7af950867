"""Somebody with the keys to the machine changes files, or what rows say of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from countersign.ledger.files import keep, path_of
from countersign.policies.commands.render import render
from countersign.policies.models import Version
from countersign.policies.queries import version
from tests.cast import Cast
from tests.ledger.past_the_gate import as_administrator, every, found
from tests.policies.documents.worlds import signed_elsewhere
from tests.policies.worlds import AT, in_force_from


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with override_settings(COUNTERSIGN_FILES=tmp_path / "files"):
        yield tmp_path / "files"


@pytest.fixture
def rendered(larkbeam: Cast) -> Version:
    _, id = in_force_from(larkbeam)
    render(version_id=id, pdf=keep(larkbeam.organisation, b"%PDF"), by=larkbeam.system, at=AT)
    assert found(larkbeam.organisation) == set()
    return version(larkbeam.organisation, id)


def file_of(row: Version) -> Path:
    return path_of(row.organisation_id, row.pdf or "")


def test_verify_when_a_file_was_changed_names_row_and_column(rendered: Version) -> None:
    file_of(rendered).write_bytes(b"%PDF, more or less")
    assert found(rendered.organisation_id) == {("FILE-CHANGED", f"{rendered.ref}, pdf")}


def test_verify_when_a_file_is_gone_names_row_and_column(rendered: Version) -> None:
    file_of(rendered).unlink()
    assert found(rendered.organisation_id) == {("FILE-MISSING", f"{rendered.ref}, pdf")}


def test_verify_when_a_folder_stands_in_its_place(rendered: Version) -> None:
    file_of(rendered).unlink()
    file_of(rendered).mkdir()
    assert found(rendered.organisation_id) == {("FILE-MISSING", f"{rendered.ref}, pdf")}


@pytest.mark.parametrize("name", ["", "../../secrets/log", "sha256:" + "0" * 64])
def test_verify_when_the_row_names_another_file(rendered: Version, name: str) -> None:
    with as_administrator():
        every(Version, organisation_id=rendered.organisation_id, pk=rendered.pk).update(pdf=name)
    where = f"{rendered.ref}, pdf"
    assert found(rendered.organisation_id) == {("FILE-MISSING", where), ("ROW-FIELD", where)}


@pytest.mark.parametrize("change", ["gone", "other"])
def test_verify_when_a_scan_is_not_what_was_kept(larkbeam: Cast, change: str) -> None:
    row = signed_elsewhere(larkbeam)
    assert found(larkbeam.organisation) == set()
    file = path_of(larkbeam.organisation, row.scan or "")
    file.write_bytes(b"%PDF-1.7, another page") if change == "other" else file.unlink()
    code = "FILE-CHANGED" if change == "other" else "FILE-MISSING"
    assert found(larkbeam.organisation) == {(code, f"{row.ref}, scan")}


def test_verify_when_both_were_exchanged_names_the_column(rendered: Version) -> None:
    """A false file whose digest the row names is still not what was recorded."""
    false = keep(rendered.organisation_id, b"%PDF, but false")
    with as_administrator():
        every(Version, organisation_id=rendered.organisation_id, pk=rendered.pk).update(pdf=false)
    assert found(rendered.organisation_id) == {("ROW-FIELD", f"{rendered.ref}, pdf")}
