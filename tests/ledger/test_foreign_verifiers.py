"""Programs that others wrote accept our proofs, and reject what is almost one."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import aics_tlog
import pytest
from sigstore._internal.merkle import verify_merkle_inclusion
from sigstore._internal.rekor.checkpoint import verify_checkpoint as verify_rekor_checkpoint
from sigstore._internal.trust import Keyring, RekorKeyring
from sigstore.errors import VerificationError
from sigstore_models.common import v1 as common

from countersign.ledger.models import Tile
from tests.cast import Cast
from tests.engine import LACKS
from tests.ledger.mutants import Inclusion, flipped, mutants_of_consistency, mutants_of_inclusion
from tests.ledger.world import SPKI, World, make_world, some

SCRIPT = Path(__file__).with_name("check_receipt.sh")


@pytest.fixture
def world(larkbeam: Cast) -> World:
    return make_world(larkbeam)


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(LACKS + name)
    return found


def bad_notes(note: str, chance: Random) -> list[str]:
    """A checkpoint with another origin, size, root or signature."""
    lines = note.split("\n")
    signature = base64.b64decode(lines[4].rpartition(" ")[2])
    false = base64.b64encode(signature[:4] + flipped(signature[4:], chance)).decode()
    root = base64.b64encode(flipped(base64.b64decode(lines[2]), chance)).decode()
    others = {0: lines[0] + "0", 1: str(int(lines[1]) + 1), 2: root, 4: lines[4].rpartition(" ")[0] + " " + false}
    return ["\n".join([*lines[:place], line, *lines[place + 1 :]]) for place, line in others.items()]


def accepted_by_aics(told: Inclusion) -> bool:
    return aics_tlog.verify_leaf_inclusion(told.leaf, told.index, told.size, told.path, told.root)


def accepted_by_sigstore(told: Inclusion) -> bool:
    try:
        verify_merkle_inclusion(as_rekor_entry(told))
    except VerificationError:
        return False
    return True


def as_rekor_entry(told: Inclusion, note: str = "", key: bytes = b"") -> Any:
    """An inclusion in the shape in which sigstore looks at one."""
    proof = SimpleNamespace(
        log_index=told.index,
        tree_size=told.size,
        hashes=list(told.path),
        root_hash=told.root,
        checkpoint=SimpleNamespace(envelope=note),
    )
    inner = SimpleNamespace(inclusion_proof=proof, canonicalized_body=told.leaf, log_id=SimpleNamespace(key_id=key))
    return SimpleNamespace(_inner=inner)


@pytest.mark.parametrize("accepted", [accepted_by_aics, accepted_by_sigstore])
def test_inclusion_is_accepted_and_a_thousand_mutants_are_not(
    world: World, accepted: Callable[[Inclusion], bool]
) -> None:
    good = [world.inclusion(index) for index in some(world.size, 80)]
    assert [accepted(one) for one in good] == [True] * len(good)
    chance = Random(256)  # noqa: S311 (no secret)
    bad = (mutant for one in good for mutant in mutants_of_inclusion(one, chance) if 0 <= mutant.index < one.size)
    assert [accepted(mutant) for mutant in islice(bad, 1000)] == [False] * 1000


def test_consistency_is_accepted_by_aics_and_mutants_are_not(world: World) -> None:
    good = list(world.consistencies())
    assert len(good) >= 15
    chance = Random(256)  # noqa: S311 (no secret)
    bad = [mutant for one in good for mutant in mutants_of_consistency(one, chance)]
    for told, expected in ((good, True), (bad, False)):
        for one in told:
            answer = aics_tlog.verify_consistency(one.old, one.new, one.old_root, one.new_root, one.path)
            assert answer is expected, (one.old, one.new)


def test_checkpoints_are_accepted_by_aics_and_mutants_are_not(world: World) -> None:
    key = aics_tlog.parse_vkey(str(world.key))
    chance = Random(256)  # noqa: S311 (no secret)
    for size, note in world.notes.items():
        answer = aics_tlog.verify_checkpoint(aics_tlog.parse_note(note), key, expected_origin=world.key.name)
        assert (answer.ok, answer.size, answer.root) == (True, size, world.root(size))
        for bad in bad_notes(note, chance):
            assert not aics_tlog.verify_checkpoint(aics_tlog.parse_note(bad), key, expected_origin=world.key.name).ok


def test_checkpoints_are_accepted_by_sigstore_and_mutants_are_not(world: World) -> None:
    public = common.PublicKey(
        raw_bytes=base64.b64encode(SPKI + world.key.public),
        key_details=common.PublicKeyDetails.PKIX_ED25519,
    )
    keyring = RekorKeyring(Keyring([public]))
    told, note = world.inclusion(0), world.notes[world.size]
    verify_rekor_checkpoint(keyring, as_rekor_entry(told, note, world.key.hint))
    for bad in bad_notes(note, Random(256)):  # noqa: S311 (no secret)
        with pytest.raises(VerificationError):
            verify_rekor_checkpoint(keyring, as_rekor_entry(told, bad, world.key.hint))


def test_tiles_are_those_that_aics_builds(world: World) -> None:
    built = aics_tlog.tiles.materialise_tiles(world.leaves)
    stored = Tile.objects.filter(organisation_id=world.here.organisation)
    ours = {aics_tlog.tiles.tile_path(one.level, one.index): bytes(one.hashes) for one in stored}
    assert ours.keys() == {aics_tlog.tiles.tile_path(0, 0)}
    reader = aics_tlog.MemoryTileReader({**built, **ours})
    assert aics_tlog.tree_root_from_tiles(reader, world.size, len(world.leaves)) == world.root(world.size)
    for index in some(world.size, 20):
        path = aics_tlog.inclusion_proof_from_tiles(reader, index, world.size, len(world.leaves))
        assert tuple(path) == world.receipt(index).path


def test_signatures_are_accepted_by_openssl_and_mutants_are_not(world: World, tmp_path: Path) -> None:
    openssl = program("openssl")
    key, text, signature = (tmp_path / name for name in ("key.pem", "text", "signature"))
    key.write_text(world.pem)
    verify: list[str | Path] = [openssl, "pkeyutl", "-verify", "-pubin", "-inkey", key]
    verify += ["-rawin", "-in", text, "-sigfile", signature]

    def accepted(note: str) -> bool:
        body, _, line = note.partition("\n\n")
        text.write_text(body + "\n")
        signature.write_bytes(base64.b64decode(line.split()[2])[4:])
        return subprocess.run(verify, capture_output=True, check=False).returncode == 0

    for note in world.notes.values():
        assert accepted(note)
        assert not any(accepted(bad) for bad in bad_notes(note, Random(256)))  # noqa: S311 (no secret)


def test_receipts_are_accepted_by_a_shell_script_and_mutants_are_not(world: World, tmp_path: Path) -> None:
    shell, key = program("sh"), tmp_path / "key.pem"
    program("openssl")
    key.write_text(world.pem)

    def says(leaf: bytes, receipt: str) -> tuple[int, str]:
        (tmp_path / "leaf").write_bytes(leaf)
        (tmp_path / "receipt").write_text(receipt)
        told: list[str | Path] = [shell, SCRIPT, tmp_path / "leaf", tmp_path / "receipt", key]
        ran = subprocess.run(told, capture_output=True, text=True, check=False)
        return ran.returncode, (ran.stdout + ran.stderr).strip()

    index = world.size - 1
    for one in (0, 255, index):
        good, leaf = str(world.receipt(one)), world.leaves[one]
        assert says(leaf, good) == (0, "the leaf stands in the log")
        assert says(leaf + b" ", good) == (1, "the leaf does not stand in the log")
    good, leaf = str(world.receipt(index)), world.leaves[index]
    lines = good.split("\n")
    assert says(leaf, good.replace(f"index {index}", "index 1"))[0] == 1
    assert says(leaf, good.replace(f"index {index}", "index 999")) == (1, "there is no such leaf")
    first = lines.index(f"index {index}") + 1
    assert says(leaf, "\n".join(lines[:first] + lines[first + 1 :])) == (1, "the path is too short")
    assert says(leaf, "\n".join([*lines[:first], lines[first], *lines[first:]]))[0] == 1
    for bad in bad_notes(world.notes[world.size], Random(256)):  # noqa: S311 (no secret)
        answer = says(leaf, good.replace(world.notes[world.size], bad))
        assert answer == (1, "the checkpoint is not signed by this key")
