"""The stand-alone verifier accepts a pack with the key from outside it, and rejects one that was touched."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from countersign.packs.enums import Names
from countersign.policies.rounds.render import render
from tests.cast import Cast
from tests.packs.worlds import EXPORTED, exported, inside, lived_in, verified
from tests.policies.documents.worlds import SCAN, signed_elsewhere


def packed(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(name, files[name])
    return file.getvalue()


@pytest.mark.parametrize("names", Names)
def test_a_pack_is_valid(larkbeam: Cast, tmp_path: Path, names: Names) -> None:
    lived_in(larkbeam)
    pack, data = exported(larkbeam, names=names)
    told = verified(larkbeam, data, tmp_path, "--manifest", pack.manifest)
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.startswith("VALID")


def test_the_pack_of_somebody_who_has_hardly_begun_is_valid(stonecross: Cast, tmp_path: Path) -> None:
    _, data = exported(stonecross)
    told = verified(stonecross, data, tmp_path)
    assert told.returncode == 0, told.stdout + told.stderr
    assert b"No policy in force" in inside(data)["index.html"]


def test_another_organisation_s_key_does_not_open_it(larkbeam: Cast, stonecross: Cast, tmp_path: Path) -> None:
    _, data = exported(larkbeam)
    assert verified(stonecross, data, tmp_path).returncode == 1


def nobody_leads(data: bytes) -> bytes:
    return data.replace(b'"confirmed_at":1', b'"confirmed_at":2')


def other_words(data: bytes) -> bytes:
    return data.replace(b"rota", b"tram")


@pytest.mark.parametrize(
    ("path", "touch"),
    [("records/leader.jsonl", nobody_leads), ("documents/information-security-policy-1.0.json", other_words)],
)
def test_a_touched_pack_is_not_valid(
    larkbeam: Cast, tmp_path: Path, path: str, touch: Callable[[bytes], bytes]
) -> None:
    lived_in(larkbeam)
    files = inside(exported(larkbeam)[1])
    assert verified(larkbeam, packed(files), tmp_path).returncode == 0
    changed = touch(files[path])
    assert changed != files[path]
    assert verified(larkbeam, packed({**files, path: changed}), tmp_path).returncode == 1


def test_what_the_zip_says_is_fixed(larkbeam: Cast) -> None:
    with ZipFile(io.BytesIO(exported(larkbeam)[1])) as archive:
        told = archive.infolist()
    assert [one.filename for one in told] == sorted(one.filename for one in told)
    assert {(one.date_time, one.external_attr, one.create_system, one.compress_type) for one in told} == {
        ((1980, 1, 1, 0, 0, 0), 0o100644 << 16, 3, ZIP_DEFLATED)
    }


def test_the_manifest_lists_every_other_file(larkbeam: Cast) -> None:
    files = inside(exported(larkbeam)[1])
    listed = json.loads(files["manifest.json"])["files"]
    assert [one["path"] for one in listed] == sorted(files.keys() - {"manifest.json"})


def test_the_scan_of_a_paper_signature_goes_along(larkbeam: Cast, tmp_path: Path) -> None:
    signed_elsewhere(larkbeam)
    render(EXPORTED)
    _, data = exported(larkbeam)

    scans = {name: found for name, found in inside(data).items() if name.endswith("-as-signed.pdf")}
    assert list(scans.values()) == [SCAN]
    assert verified(larkbeam, data, tmp_path).returncode == 0
