from __future__ import annotations

from hashlib import sha256

import pytest

from countersign.kernel.references import new_id
from countersign.ledger.guard import opened
from countersign.ledger.models import Leaf, Tile
from countersign.ledger.tiling import nodes, pieces, row, tile
from countersign.ledger.tree import TILE_WIDTH, consistency_path, inclusion_path, leaf_hash, root_of
from tests.cast import Cast
from tests.ledger import oracle
from tests.ledger.doing import AT, enter_crowd

HERE = new_id(AT)
"""A log of bare bytes: tiles know nothing of organisations, forms or checkpoints."""


def leaf(seq: int) -> Leaf:
    id = new_id(AT)
    return Leaf(id=id, organisation_id=HERE, seq=seq, kind="k", noun="n", of=id, data=b"%d" % seq)


def grow(before: int, after: int) -> None:
    with opened("ledger_leaf"):
        Leaf.objects.bulk_create([leaf(seq) for seq in range(before, after)], batch_size=2000)
    tile(HERE, before, after, AT)


def places() -> list[tuple[int, int]]:
    return sorted(Tile.objects.filter(organisation_id=HERE).values_list("level", "index"))


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([255], []),
        ([256], [(0, 0)]),
        ([255, 256, 257], [(0, 0)]),
        ([511, 512], [(0, 0), (0, 1)]),
        ([100, 900], [(0, 0), (0, 1), (0, 2)]),
    ],
)
def test_tile_is_stored_when_it_is_full(db: None, steps: list[int], expected: list[tuple[int, int]]) -> None:
    before = 0
    for after in steps:
        grow(before, after)
        before = after
    assert places() == expected
    for stored in Tile.objects.filter(organisation_id=HERE):
        first = stored.index * TILE_WIDTH
        assert pieces(bytes(stored.hashes)) == [leaf_hash(b"%d" % seq) for seq in range(first, first + TILE_WIDTH)]


@pytest.mark.parametrize("size", [1, 3, 255, 256, 257, 600])
def test_nodes_give_the_paths_of_rfc_6962(db: None, size: int) -> None:
    grow(0, size)
    data = [b"%d" % seq for seq in range(size)]
    for other in {0, size // 3, size // 2, size - 1}:
        assert inclusion_path(other, size, nodes(HERE)) == oracle.path(other, data)
        assert consistency_path(other + 1, size, nodes(HERE)) == oracle.proof(other + 1, data)


def test_row_is_of_one_log_alone(larkbeam: Cast, stonecross: Cast) -> None:
    enter_crowd(larkbeam, 260)
    first = Leaf.objects.get(organisation_id=stonecross.organisation, seq=0)
    assert list(row(stonecross.organisation, 0, 0, 1)) == [leaf_hash(bytes(first.data))]
    assert not Tile.objects.filter(organisation_id=stonecross.organisation).exists()
    assert Tile.objects.filter(organisation_id=larkbeam.organisation).count() == 1


@pytest.mark.slow
def test_tile_of_the_second_level_is_stored_at_65536(db: None) -> None:
    grow(0, 65_535)
    assert {level for level, _ in places()} == {0}
    grow(65_535, 65_537)
    assert len(places()) == 257
    second = Tile.objects.get(organisation_id=HERE, level=1)
    hashes = [sha256(b"\x00%d" % seq).digest() for seq in range(65_536)]
    expected = [root_of(hashes[first : first + TILE_WIDTH]) for first in range(0, 65_536, TILE_WIDTH)]
    assert (second.index, pieces(bytes(second.hashes))) == (0, expected)
    assert nodes(HERE)(16, 0) == root_of(hashes)
    assert inclusion_path(65_536, 65_537, nodes(HERE)) == [root_of(hashes)]
