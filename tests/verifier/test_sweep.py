"""Bytes changed at random: never valid, always with the place, never a traceback."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from countersign.kernel.digests import digest
from countersign.ledger.note import read_key
from tests.verifier.packing import Pack, pack, zipped
from tests.verifier.story import larkbeam
from verifier.checking import check_pack
from verifier.command import verify
from verifier.container import NoPack, opened
from verifier.layout import nouns, proofs
from verifier.report import Report

SMALL = pack(larkbeam(count=8, accepted=0))
FILES = {**SMALL.files, "manifest.json": SMALL.manifest()}
QUOTED = digest(FILES["manifest.json"])
KEY = read_key(SMALL.key)

turns = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sweep") / "pack.zip"


def changed(data: bytes, turned: list[tuple[float, int]]) -> bytes:
    made = bytearray(data)
    for at, bits in turned:
        made[int(at * len(made))] ^= bits
    return bytes(made)


def checked(place: Path, data: bytes) -> Report:
    place.write_bytes(data)
    with opened(str(place)) as container:
        return check_pack(container, KEY, QUOTED)


def test_the_pack_itself_is_valid(place: Path) -> None:
    assert checked(place, zipped(FILES)).valid


@hypothesis(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(sorted(FILES)), turned=turns)
def test_check_when_a_file_s_bytes_change_names_the_file(
    place: Path, path: str, turned: list[tuple[float, int]]
) -> None:
    data = changed(FILES[path], turned)
    report = checked(place, zipped({**FILES, path: data}))
    assert report.valid is (data == FILES[path])
    assert report.valid or path in {problem.where for problem in report.problems}


@hypothesis(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(sorted(SMALL.files)), turned=turns)
def test_check_when_evidence_changes_and_the_manifest_fits_is_not_valid(
    place: Path, path: str, turned: list[tuple[float, int]]
) -> None:
    data = changed(SMALL.files[path], turned)
    forged = Pack(SMALL.story, {**SMALL.files, path: data}, SMALL.says)
    place.write_bytes(forged.zipped())
    with opened(str(place)) as container:
        report = check_pack(container, KEY, None)
    evidence = path.startswith(("ledger/tile/", "documents/")) or path in nouns([path]).values()
    assert report.valid is False or data == SMALL.files[path] or not evidence
    assert report.valid or path not in report.for_reading


def test_every_kind_of_evidence_is_swept() -> None:
    assert nouns(FILES)
    assert proofs(FILES)


@hypothesis(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(turned=turns)
def test_check_when_the_zip_s_own_bytes_change_is_valid_for_the_same_files_alone(
    place: Path, turned: list[tuple[float, int]]
) -> None:
    data = changed(zipped(FILES), turned)
    try:
        report = checked(place, data)
    except NoPack:
        return
    if report.valid:
        with ZipFile(io.BytesIO(data)) as archive:
            assert {name: archive.read(name) for name in archive.namelist()} == FILES


@hypothesis(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_verify_when_the_file_is_anything_ends_as_planned(place: Path, data: bytes) -> None:
    place.write_bytes(data)
    with pytest.raises(NoPack):
        verify([str(place), "--key", SMALL.key])
