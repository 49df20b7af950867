"""Where what stands in a pack. Tiles and entry bundles lie where C2SP tlog-tiles puts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from countersign.ledger.tree import TILE_WIDTH
from countersign.ledger.verify import Problem

MANIFEST = "manifest.json"
CHECKPOINT = "ledger/checkpoint"
TILES = "ledger/tile/"
ENTRIES = "entries"
RECORDS = re.compile(r"records/([a-z]+)\.jsonl")
DOCUMENT = re.compile(r"documents/[^/]+")
PROOF = re.compile(r"proofs/([a-z]+_[0-9a-f]{32})\.tlog-proof")
FOLDERS = (TILES, "records/", "documents/", "proofs/")
"""What lies here is evidence, so nothing else may."""


def numbered(index: int) -> str:
    """A tile's number in groups of three digits: 1234067 is ``x001/x234/067``."""
    groups = [f"{index % 1000:03}"]
    while index := index // 1000:
        groups.insert(0, f"x{index % 1000:03}")
    return "/".join(groups)


def tile_path(level: int | str, index: int, width: int) -> str:
    """The place of the tile, or bundle of entries, that holds ``width`` of at most 256."""
    partial = f".p/{width}" if width < TILE_WIDTH else ""
    return f"{TILES}{level}/{numbered(index)}{partial}"


def row_paths(level: int | str, count: int) -> Iterator[tuple[str, int]]:
    """The tiles that hold a level's ``count`` hashes, or the bundles of so many entries, with the width of each."""
    for begin in range(0, count, TILE_WIDTH):
        width = min(TILE_WIDTH, count - begin)
        yield tile_path(level, begin // TILE_WIDTH, width), width


def bundle_paths(size: int) -> Iterator[tuple[str, int]]:
    """The bundles that hold the leaves of a log of that size, in order."""
    return row_paths(ENTRIES, size)


def hash_tile_paths(size: int) -> Iterator[tuple[str, int]]:
    """Every tile of a tree of that size, level by level."""
    level = 0
    while size:
        yield from row_paths(level, size)
        level, size = level + 1, size // TILE_WIDTH


def documents(paths: Iterable[str]) -> list[str]:
    return [path for path in paths if DOCUMENT.fullmatch(path)]


def nouns(paths: Iterable[str]) -> dict[str, str]:
    """The files of records, by the noun that they are about."""
    found = {match[1]: path for path in paths if (match := RECORDS.fullmatch(path))}
    return dict(sorted(found.items()))


def proofs(paths: Iterable[str]) -> dict[str, str]:
    """The receipts: path to the reference in its name."""
    return {path: match[1] for path in paths if (match := PROOF.fullmatch(path))}


def for_reading(paths: Iterable[str]) -> list[str]:
    """Files that the manifest lists and the ledger does not know."""
    return [path for path in paths if not path.startswith(FOLDERS) and path not in (MANIFEST, CHECKPOINT)]


def check_places(paths: Iterable[str], size: int) -> Iterator[Problem]:
    """Files among the evidence that are none."""
    expected = {path for path, _ in bundle_paths(size)} | {path for path, _ in hash_tile_paths(size)}
    for path in paths:
        known = path in expected or any(form.fullmatch(path) for form in (RECORDS, DOCUMENT, PROOF))
        if path.startswith(FOLDERS) and not known:
            yield Problem("FILE-STRANGE", path, "is not a file that a pack has in this folder")
