"""Programs that others wrote read the log of a pack: tiles, checkpoint and receipts."""

from __future__ import annotations

import aics_tlog
import pytest

from countersign.ledger.proof import read_receipt
from countersign.ledger.queries import key_of
from tests.cast import Cast
from tests.ledger.mutants import Inclusion
from tests.ledger.test_foreign_verifiers import accepted_by_aics, accepted_by_sigstore
from tests.packs.worlds import exported, grown, inside, lived_in, manifest

pytestmark = pytest.mark.slow
"""A pack is bytes: nothing here is about the engine."""

TILES = "ledger/"


@pytest.fixture
def data(larkbeam: Cast) -> bytes:
    """Of a log with more than one full tile."""
    lived_in(larkbeam)
    grown(larkbeam, 300)
    return exported(larkbeam)[1]


def test_the_checkpoint_is_accepted_by_aics(larkbeam: Cast, data: bytes) -> None:
    key = aics_tlog.parse_vkey(str(key_of(larkbeam.organisation)))
    note = aics_tlog.parse_note(inside(data)["ledger/checkpoint"].decode())
    answer = aics_tlog.verify_checkpoint(note, key, expected_origin=manifest(data)["origin"])
    told = manifest(data)["checkpoint"]
    assert (answer.ok, answer.size, answer.root) == (True, told["size"], bytes.fromhex(told["root"]))


def test_the_tiles_and_entries_are_those_that_aics_builds(data: bytes) -> None:
    files, size = inside(data), manifest(data)["checkpoint"]["size"]
    leaves = entries(files)
    assert len(leaves) == size > 256
    ours = {path.removeprefix(TILES): found for path, found in files.items() if path.startswith("ledger/tile/")}
    assert ours == aics_tlog.tiles.materialise_tiles(leaves)
    reader = aics_tlog.MemoryTileReader(ours)
    assert aics_tlog.tree_root_from_tiles(reader, size, size).hex() == manifest(data)["checkpoint"]["root"]


def entries(files: dict[str, bytes]) -> list[bytes]:
    found: list[bytes] = []
    for path in sorted(path for path in files if path.startswith("ledger/tile/entries/")):
        rest = files[path]
        while rest:
            end = 2 + int.from_bytes(rest[:2], "big")
            found.append(rest[2:end])
            rest = rest[end:]
    return found


def test_the_receipts_are_accepted_by_both(data: bytes) -> None:
    files, told = inside(data), manifest(data)["checkpoint"]
    receipts = [found.decode() for path, found in files.items() if path.startswith("proofs/")]
    assert len(receipts) == 3
    for one in map(read_receipt, receipts):
        inclusion = Inclusion(one.leaf, one.index, told["size"], one.path, bytes.fromhex(told["root"]))
        assert accepted_by_aics(inclusion)
        assert accepted_by_sigstore(inclusion)
