"""``countersign pack``, the way somebody at the machine calls it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from countersign.ledger.files import keep
from countersign.policies.commands.render import render
from countersign.policies.queries import unrendered
from tests.cast import Cast, cast
from tests.console.calling import called, settled
from tests.ledger.copies import inside
from tests.packs.worlds import VERIFIER
from tests.policies.worlds import AT, in_force_from

pytestmark = pytest.mark.beside

PDF = b"%PDF-1.7 the signed policy"


@pytest.fixture
def signed(database_copy: dict[str, str]) -> Cast:
    """Larkbeam with a policy that was signed, and whose PDF nobody has made yet."""
    with inside(database_copy):
        found = cast("larkbeam-ltd")
        in_force_from(found)
        return found


@pytest.fixture
def here(database_copy: dict[str, str], signed: Cast) -> Cast:
    """The same with its PDF."""
    with settled(database_copy):
        (version,) = unrendered(signed.organisation)
        render(version_id=version.id, pdf=keep(signed.organisation, PDF), by=signed.system, at=AT)
    return signed


def console(environment: dict[str, str], *words: str) -> tuple[int, str]:
    """Exit code, and everything that was said."""
    told = called(*words, **environment)
    return told.code, told.out + told.err


def pack(environment: dict[str, str], out: Path, *words: str, org: str = "larkbeam-ltd") -> tuple[int, str]:
    return console(environment, "pack", org, "--out", str(out), *words)


def test_a_pack_from_the_console_is_valid(database_copy: dict[str, str], signed: Cast, tmp_path: Path) -> None:
    out = tmp_path / "larkbeam.zip"
    code, says = pack(database_copy, out, "--recipient", "Northgate")
    assert code == 0, says
    assert f"{out}: {out.stat().st_size:,} bytes" in says
    digest = re.search("sha256:[0-9a-f]{64}", says)
    assert digest
    assert re.search(r"Withheld    \d+ values of 6 people; 0 erased", says)
    assert console(database_copy, "verify", "larkbeam-ltd")[0] == 0
    key = console(database_copy, "key", "larkbeam-ltd")[1].strip()
    command: list[str | Path] = [sys.executable, "-I", VERIFIER, out, "--key", key, "--manifest", digest[0]]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert told.returncode == 0, told.stdout + told.stderr
    assert list(tmp_path.iterdir()) == [out]


def test_the_same_checkpoint_gives_the_same_bytes(database_copy: dict[str, str], here: Cast, tmp_path: Path) -> None:
    first, second, third = (tmp_path / f"{number}.zip" for number in range(3))
    _, says = pack(database_copy, first, "--recipient", "Northgate")
    size = checkpoint(says)
    assert checkpoint(pack(database_copy, second)[1]) > size
    code, says = pack(database_copy, third, "--checkpoint", str(size))
    assert (code, says.splitlines()[-1]) == (0, "These are the bytes of the first time.")
    assert third.read_bytes() == first.read_bytes() != second.read_bytes()


def checkpoint(says: str) -> int:
    found = re.search(r"Checkpoint  ([\d,]+) leaves", says)
    assert found, says
    return int(found[1].replace(",", ""))


def test_nothing_is_written_over_unless_one_insists(database_copy: dict[str, str], here: Cast, tmp_path: Path) -> None:
    out = tmp_path / "kept.zip"
    out.write_text("mine")
    assert pack(database_copy, out) == (2, f"{out} is there already; --force writes over it.\n")
    assert out.read_text() == "mine"
    assert pack(database_copy, out, "--force")[0] == 0
    assert out.read_bytes().startswith(b"PK")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--checkpoint", "0"), "No such pack was exported at checkpoint 0; none was exported yet.\n"),
        (("--checkpoint", "3"), "No such pack was exported at checkpoint 3; none was exported yet.\n"),
        (("--as-of", "2999-01-01"), "A pack shows a day that has come: today, or one in the past.\n"),
        (("--recipient", "x" * 201), "Say in a few words whom the pack is for.\n"),
    ],
)
def test_bad_input_is_one_sentence_and_2(
    database_copy: dict[str, str], here: Cast, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    assert pack(database_copy, tmp_path / "a.zip", *words) == (2, says)
    assert not list(tmp_path.iterdir())


def test_an_unknown_organisation_and_folder(database_copy: dict[str, str], tmp_path: Path) -> None:
    assert pack(database_copy, tmp_path / "a.zip", org="nobody") == (2, "There is no organisation 'nobody' here.\n")
    assert pack(database_copy, tmp_path / "b" / "a.zip") == (2, f"There is no folder {tmp_path / 'b'}.\n")


def test_a_checkpoint_without_a_pack_names_those_that_have_one(
    database_copy: dict[str, str], here: Cast, tmp_path: Path
) -> None:
    size = checkpoint(pack(database_copy, tmp_path / "a.zip")[1])
    code, says = pack(database_copy, tmp_path / "b.zip", "--checkpoint", "3")
    assert (code, says) == (2, f"No such pack was exported at checkpoint 3; there are packs at {size}.\n")
