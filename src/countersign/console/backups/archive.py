"""The file of a backup: a plain tar, and behind its end one line with the digest of every byte before it.

``manifest.json`` first, then ``countersign.sqlite3``, then ``files/<organisation>/<aa>/<sha256>``. Any tar program
unpacks it. The line at the end shows damage, not forgery: that is what the ledgers are for.
"""

from __future__ import annotations

import hashlib
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

from countersign.console.backups.manifest import FORMAT, Damaged, Manifest, read

MANIFEST, DATABASE = "manifest.json", "countersign.sqlite3"
KEPT = re.compile(r"files/[0-9a-f]{32}/([0-9a-f]{2})/(\1[0-9a-f]{62})")
"""The only other names there are."""

SEAL = f"{FORMAT} sha256:".encode()
SEAL_SIZE = len(SEAL) + 64 + 1
PIECE = 1 << 20
LARGEST_MANIFEST = 64 << 20


class Hashed:
    """Passes on what is written, and remembers its digest."""

    def __init__(self, into: IO[bytes]) -> None:
        self.into, self.hashed = into, hashlib.sha256()

    def write(self, piece: bytes) -> int:
        self.hashed.update(piece)
        return self.into.write(piece)


@contextmanager
def writing(into: IO[bytes]) -> Iterator[tarfile.TarFile]:
    """A tar that is sealed when it is done."""
    hashed = Hashed(into)
    with tarfile.open(fileobj=hashed, mode="w|", format=tarfile.PAX_FORMAT) as tar:  # type: ignore[call-overload]
        yield tar
    into.write(SEAL + hashed.hashed.hexdigest().encode() + b"\n")


def put(tar: tarfile.TarFile, name: str, size: int, data: IO[bytes]) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    tar.addfile(info, data)


def put_manifest(tar: tarfile.TarFile, manifest: Manifest) -> None:
    data = manifest.written()
    put(tar, MANIFEST, len(data), BytesIO(data))


def check_seal(file: IO[bytes]) -> None:
    """Is every byte as it was written? Raises Damaged."""
    size = file.seek(0, 2)
    file.seek(max(size - SEAL_SIZE, 0))
    seal = file.read()
    if not seal.startswith(SEAL) or not seal.endswith(b"\n"):
        raise Damaged("its last line is missing: it is no backup of Countersign, or not all of one.")
    if digest_of(file, size - SEAL_SIZE).encode() != seal[len(SEAL) : -1]:
        raise Damaged("its bytes are not those that were written. Take another one; this one was damaged since.")


def digest_of(file: IO[bytes], size: int) -> str:
    """Of the first ``size`` bytes."""
    file.seek(0)
    hashed, left = hashlib.sha256(), size
    while left and (piece := file.read(min(PIECE, left))):
        hashed.update(piece)
        left -= len(piece)
    return hashed.hexdigest()


def manifest_of(file: IO[bytes]) -> Manifest:
    """What a backup says of itself, without a look at the rest. Raises Damaged."""
    file.seek(0)
    with opened(file) as tar:
        first = tar.next()
        if first is None or first.name != MANIFEST or not first.isreg() or first.size > LARGEST_MANIFEST:
            raise Damaged("it does not begin with its manifest.")
        data = tar.extractfile(first)
        return read(data.read() if data else b"")


@contextmanager
def opened(file: IO[bytes]) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(fileobj=file, mode="r:") as tar:
            yield tar
    except (tarfile.TarError, EOFError) as error:
        raise Damaged(f"it cannot be unpacked: {error}.") from error


def unpack(file: IO[bytes], into: Path) -> int:
    """Database and files, each held against its digest. Returns how many files there were. Raises Damaged."""
    manifest, met = manifest_of(file), set[str]()
    file.seek(0)
    with opened(file) as tar:
        for member in tar:
            if member.name in met or not member.isreg():
                raise Damaged(f"it holds {member.name!r}, which no backup of ours does.")
            met.add(member.name)
            data = tar.extractfile(member)
            if member.name != MANIFEST and data is not None:
                take_out(data, member.name, expected(member.name, manifest), into)
    if DATABASE not in met:
        raise Damaged("its database is missing.")
    return len(met) - 2


def expected(name: str, manifest: Manifest) -> str:
    """The digest that a member must have: a file is named after its own."""
    if name == DATABASE:
        return str(manifest.database["sha256"])
    kept = KEPT.fullmatch(name)
    if kept is None:
        raise Damaged(f"it holds {name!r}, which no backup of ours does.")
    return kept[2]


def take_out(data: IO[bytes], name: str, digest: str, into: Path) -> None:
    path = into / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("xb") as out:
        hashed = Hashed(out)
        while piece := data.read(PIECE):
            hashed.write(piece)
    path.chmod(0o600)
    if hashed.hashed.hexdigest() != digest:
        raise Damaged(f"{name} in it is not what its digest says.")
