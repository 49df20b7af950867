"""Tiles: the inner nodes of the tree, kept in full rows of 256 hashes (C2SP tlog-tiles).

Only full tiles are stored. What stands at the right edge is computed from the tiles, or the leaves, below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import UUID

from countersign.kernel.references import new_id
from countersign.ledger.models import Leaf, Tile
from countersign.ledger.tree import TILE_HEIGHT, TILE_WIDTH, leaf_hash, root_of


def tile(organisation: UUID, before: int, after: int, at: datetime) -> None:
    """Store every tile that became full while the log grew from ``before`` to ``after`` leaves."""
    level = 0
    while after >> (TILE_HEIGHT * (level + 1)):
        for index in range(before >> TILE_HEIGHT * (level + 1), after >> TILE_HEIGHT * (level + 1)):
            hashes = b"".join(row(organisation, level, index * TILE_WIDTH, (index + 1) * TILE_WIDTH))
            Tile.objects.create(id=new_id(at), organisation_id=organisation, level=level, index=index, hashes=hashes)
        level += 1


def row(organisation: UUID, level: int, begin: int, end: int) -> Iterator[bytes]:
    """The hashes ``begin`` to ``end`` of a tile level: of leaves at level 0, of whole tiles above."""
    if level == 0:
        leaves = Leaf.objects.filter(organisation_id=organisation, seq__gte=begin, seq__lt=end).order_by("seq")
        for data in leaves.values_list("data", flat=True).iterator(2000):
            yield leaf_hash(bytes(data))
        return
    tiles = Tile.objects.filter(organisation_id=organisation, level=level - 1, index__gte=begin, index__lt=end)
    for hashes in tiles.order_by("index").values_list("hashes", flat=True).iterator(200):
        yield root_of(pieces(bytes(hashes)))


def pieces(hashes: bytes) -> list[bytes]:
    return [hashes[at : at + 32] for at in range(0, len(hashes), 32)]


def nodes(organisation: UUID) -> Callable[[int, int], bytes]:
    """A reader of inner nodes for ``tree``'s paths: from a full tile where there is one, else from below."""

    def node(level: int, index: int) -> bytes:
        tiled, inside = divmod(level, TILE_HEIGHT)
        begin, end = index << inside, (index + 1) << inside
        full = Tile.objects.filter(organisation_id=organisation, level=tiled, index=begin // TILE_WIDTH).first()
        if full is None:
            return root_of(row(organisation, tiled, begin, end))
        first = begin % TILE_WIDTH
        return root_of(pieces(bytes(full.hashes))[first : first + (end - begin)])

    return node
