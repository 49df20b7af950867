"""Backups with something wrong in them: bytes that changed, and archives that somebody sealed anew."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from countersign.console.backups.archive import SEAL_SIZE, writing

type Members = dict[str, bytes]


def members(backup: Path) -> Members:
    with tarfile.open(backup) as tar:
        found = [(name, tar.extractfile(name)) for name in tar.getnames()]
        return {name: data.read() for name, data in found if data}


def sealed(members: Members, to: Path, kind: bytes = tarfile.REGTYPE) -> Path:
    """A backup of these members, with a seal that fits. ``kind`` is that of the last."""
    with to.open("wb") as file, writing(file) as tar:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            if name == list(members)[-1] and kind != tarfile.REGTYPE:
                info.type, info.linkname = kind, "/etc/passwd"
                tar.addfile(info)
                continue
            info.size = len(data)
            tar.addfile(info, BytesIO(data))
    return to


def manifest_with(**other: Any) -> Callable[[Members], Members]:
    def spoil(found: Members) -> Members:
        said = {**json.loads(found["manifest.json"]), **other}
        return {**found, "manifest.json": json.dumps(said).encode()}

    return spoil


def parts(backup: Path) -> dict[str, int]:
    """A byte of each kind, by its place."""
    with tarfile.open(backup) as tar:
        found = tar.getmembers()
        size = backup.stat().st_size
        return {
            "a header": found[1].offset + 5,
            "the manifest": found[0].offset_data + 40,
            "the database": found[1].offset_data + 5000,
            "a file": found[2].offset_data + 3,
            "the padding": found[2].offset_data + found[2].size + 1,
            "the end of the tar": size - SEAL_SIZE - 20,
            "the seal": size - 20,
            "the word of the seal": size - SEAL_SIZE + 2,
            "the last byte": size - 1,
        }
