"""Every file of the zip against the manifest: there, as long, and with the same digest; and none besides."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from countersign.kernel.digests import PREFIX
from countersign.ledger.verify import Problem
from verifier.container import Container
from verifier.layout import MANIFEST
from verifier.manifest import Listed
from verifier.zipped import Damaged


def measure(container: Container, path: str) -> Listed:
    """A file's size and digest as they are. Raises Damaged."""
    size, hashed = 0, hashlib.sha256()
    for piece in container.pieces(path):
        size += len(piece)
        hashed.update(piece)
    return Listed(size, PREFIX + hashed.hexdigest())


def check_files(container: Container, listed: dict[str, Listed], measured: dict[str, Listed]) -> Iterator[Problem]:
    """Compares each file, and enters into ``measured`` what those that can be read really are."""
    for path in sorted((listed.keys() | set(container.paths())) - {MANIFEST}):
        if path not in container:
            yield Problem("FILE-MISSING", path, "stands in the manifest and is not in the pack")
            continue
        try:
            measured[path] = measure(container, path)
        except Damaged as error:
            yield Problem("ZIP-DAMAGED", path, str(error))
            continue
        yield from compare(path, measured[path], listed.get(path))


def compare(path: str, real: Listed, told: Listed | None) -> Iterator[Problem]:
    if told is None:
        yield Problem("FILE-UNLISTED", path, "is in the pack and does not stand in the manifest")
        return
    if real.size != told.size:
        yield Problem("FILE-SIZE", path, f"has {real.size} bytes; the manifest says {told.size}")
    if real.digest != told.digest:
        yield Problem("FILE-DIGEST", path, f"has the digest {real.digest}; the manifest says {told.digest}")
