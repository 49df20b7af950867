"""A backup with anything wrong in it is refused before anything is touched."""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from countersign.console.backups.archive import check_seal, manifest_of
from countersign.console.backups.manifest import Damaged
from countersign.console.backups.placing import unpacked
from tests.console.backups.places import PDF, Place
from tests.console.backups.spoiling import Members, manifest_with, members, parts, sealed

pytestmark = pytest.mark.slow

KEPT = f"files/{'ab' * 16}/cd/cd{'0' * 62}"

RESEALED: dict[str, tuple[Callable[[Members], Members], str]] = {
    "another database": (lambda found: {**found, "countersign.sqlite3": b"x"}, "countersign.sqlite3 in it is not what"),
    "no database": (lambda found: {k: v for k, v in found.items() if "sqlite" not in k}, "its database is missing"),
    "another file": (lambda found: {**found, list(found)[2]: PDF + b"!"}, "in it is not what its digest says"),
    "a file of its own": (lambda found: {**found, "secrets/log": b"x"}, "it holds 'secrets/log', which no backup"),
    "a way out": (lambda found: {**found, "files/../../evil": b"x"}, "it holds 'files/../../evil', which no backup"),
    "a wrong folder": (lambda found: {**found, KEPT.replace("/cd/", "/ce/"): b"x"}, "which no backup of ours does"),
    "no manifest": (lambda found: dict(list(found.items())[1:]), "it does not begin with its manifest"),
    "no JSON": (lambda found: {**found, "manifest.json": b"{"}, "its manifest cannot be read"),
    "another form": (manifest_with(format="countersign.backup/9"), "its form is not countersign.backup/1"),
    "half a manifest": (manifest_with(ledgers=[{"origin": "x"}]), "its manifest cannot be read"),
    "no size": (manifest_with(database={}), "its manifest cannot be read"),
}


@pytest.fixture
def backup(place: Place) -> Path:
    place.with_a_signed_policy()
    return place.backed_up()


def refusal(backup: Path, data: Path) -> str:
    """What ``restore`` would say; nothing of it is left behind."""
    with pytest.raises(Damaged) as said:
        put_beside(backup, data)
    assert not data.exists() or list(data.iterdir()) == []
    return str(said.value)


def put_beside(backup: Path, data: Path) -> int:
    """The steps of ``restore`` up to the first that would move anything: how many files it found."""
    with backup.open("rb") as file:
        check_seal(file)
        manifest_of(file)
        with unpacked(file, data) as (_folder, count):
            return count


def spoiled(backup: Path) -> Iterator[tuple[str, Path]]:
    """One byte of each kind, and bytes too few or too many."""
    whole, to = backup.read_bytes(), backup.with_name("spoiled.tar")
    for part, at in parts(backup).items():
        to.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        yield part, to
    for part, data in {
        "half": whole[: len(whole) // 2],
        "no end": whole[:-1],
        "more": whole + b"\n",
        "none": b"",
    }.items():
        to.write_bytes(data)
        yield part, to


def test_restore_when_a_byte_of_any_kind_changed_is_refused(backup: Path, tmp_path: Path) -> None:
    for part, file in spoiled(backup):
        said = refusal(file, tmp_path / "into")
        assert "not those that were written" in said or "last line is missing" in said, part


def test_restore_when_somebody_sealed_it_anew_is_refused_by_what_is_inside(backup: Path, tmp_path: Path) -> None:
    found, to = members(backup), tmp_path / "sealed.tar"
    for name, (spoil, says) in RESEALED.items():
        assert says in refusal(sealed(spoil(dict(found)), to), tmp_path / "into"), name
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE):
        assert "which no backup of ours does" in refusal(sealed({**found, KEPT: b""}, to, kind), tmp_path / "into")


def test_restore_when_nothing_was_changed_takes_it(backup: Path, tmp_path: Path) -> None:
    """Packed again by the tests it is good: the refusals above are for what was spoiled."""
    assert put_beside(sealed(members(backup), tmp_path / "again.tar"), tmp_path / "into") == 1


def test_restore_of_a_damaged_one_says_so_and_touches_nothing(backup: Path, place: Place) -> None:
    backup.write_bytes(backup.read_bytes()[:-200])
    into = place.empty()
    code, said = into.says("restore", backup)
    assert code == 2
    assert said.startswith(f"Nothing was restored: {backup}: its last line is missing: it is no backup of Countersign")
    assert not into.data.exists() or list(into.data.iterdir()) == []
