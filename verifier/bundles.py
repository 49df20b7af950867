"""The leaves out of their bundles: 256 each, every one with its length before it (C2SP tlog-tiles, log entries)."""

from __future__ import annotations

from collections.abc import Iterator

from countersign.ledger.tree import TILE_WIDTH
from countersign.ledger.verify import Problem
from verifier.container import Container
from verifier.layout import bundle_paths
from verifier.zipped import Damaged

LARGEST = TILE_WIDTH * (2 + 0xFFFF)


class BrokenOff(Exception):
    """From here on no leaf can be told from the next."""

    def __init__(self, code: str, where: str, says: str) -> None:
        super().__init__(where)
        self.problem = Problem(code, where, f"{says}; the leaves from there on could not be checked")


def check_bundles_there(container: Container, size: int) -> Iterator[Problem]:
    """Are there files for so many leaves? Asked first, so that no number in the pack makes us reserve anything."""
    for path, _ in bundle_paths(size):
        if path not in container:
            yield Problem("BUNDLE-MISSING", path, f"is not in the pack; without it {size} leaves can not be checked")
            return


def leaves(container: Container, size: int) -> Iterator[bytes]:
    """Every leaf of the log in order. Raises BrokenOff."""
    first = 0
    for path, width in bundle_paths(size):
        try:
            data = container.whole(path, LARGEST)
        except Damaged as error:
            raise BrokenOff("BUNDLE-FORM", path, str(error)) from error
        yield from entries(data, path, first, width)
        first += width


def entries(data: bytes, path: str, first: int, width: int) -> Iterator[bytes]:
    """The entries of one bundle, which holds exactly ``width`` of them."""
    at = 0
    for seq in range(first, first + width):
        length = int.from_bytes(data[at : at + 2], "big")
        if at + 2 + length > len(data) or at + 2 > len(data):
            raise BrokenOff("BUNDLE-FORM", f"{path}, leaf {seq}", "is cut off, or its length is wrong")
        yield data[at + 2 : at + 2 + length]
        at += 2 + length
    if at != len(data):
        raise BrokenOff("BUNDLE-FORM", path, f"goes on behind its {width} leaves")
