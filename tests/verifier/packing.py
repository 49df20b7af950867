"""Packs as the product writes them, kept open so that a test can spoil them in one place and close them again."""

from __future__ import annotations

import io
import json
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from countersign.kernel.canonical import canonical
from countersign.kernel.digests import digest
from countersign.ledger.format import field_salt, read
from countersign.ledger.note import Checkpoint, VerificationKey, sign
from countersign.ledger.proof import Receipt
from countersign.ledger.tree import inclusion_path, leaf_hash, root_of
from tests.verifier.story import HEX, NAME, POLICY, SCAN, Story, ref, salt_of, standing

SECRET = bytes(range(32))
STRANGER = bytes(range(32, 64))
DAY = (1980, 1, 1, 0, 0, 0)


def key_of(origin: str, secret: bytes = SECRET) -> VerificationKey:
    return VerificationKey(origin, Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw())


def signed(leaves: list[bytes], origin: str, secret: bytes = SECRET) -> str:
    """A checkpoint over these leaves, as a note."""
    checkpoint = Checkpoint(origin, len(leaves), root_of(leaf_hash(leaf) for leaf in leaves))
    return sign(checkpoint, key_of(origin, secret), Ed25519PrivateKey.from_private_bytes(secret).sign)


def receipt(leaves: list[bytes], index: int, origin: str, *, leaf: bytes = b"", secret: bytes = SECRET) -> bytes:
    """A receipt for one of these leaves."""
    hashes = [leaf_hash(one) for one in leaves]

    def node(level: int, number: int) -> bytes:
        return root_of(hashes[number << level : (number + 1) << level])

    path = tuple(inclusion_path(index, len(leaves), node))
    return str(Receipt(index, path, signed(leaves, origin, secret), leaf)).encode()


def numbered(index: int) -> str:
    """A tile's number as C2SP tlog-tiles writes it, for the small numbers of tests."""
    return f"x{index // 1000:03}/{index % 1000:03}" if index >= 1000 else f"{index:03}"


def rows(level: str, items: list[bytes]) -> dict[str, bytes]:
    """Items in files of 256."""
    files = {}
    for begin in range(0, len(items), 256):
        part = items[begin : begin + 256]
        partial = f".p/{len(part)}" if len(part) < 256 else ""
        files[f"ledger/tile/{level}/{numbered(begin // 256)}{partial}"] = b"".join(part)
    return files


def ledger(leaves: list[bytes], origin: str, secret: bytes = SECRET) -> dict[str, bytes]:
    """Checkpoint, tiles and bundles."""
    files = {"ledger/checkpoint": signed(leaves, origin, secret).encode()}
    files |= rows("entries", [len(leaf).to_bytes(2, "big") + leaf for leaf in leaves])
    level, hashes = 0, [leaf_hash(leaf) for leaf in leaves]
    while hashes:
        files |= rows(str(level), hashes)
        whole = len(hashes) // 256
        hashes = [root_of(hashes[at * 256 : (at + 1) * 256]) for at in range(whole)]
        level += 1
    return files


def record(story: Story, seq: int, shown: frozenset[str]) -> dict[str, Any]:
    """A record of the leaf with that number, with the texts that are known and the personal values to be shown."""
    leaf = read(story.leaves[seq])
    state = {column: story.plain.get(str(value), value) for column, value in leaf["state"].items()}
    personal = {column: value for column, value in story.personal.get(seq, {}).items() if column in shown}
    opened = {
        column: {"value": value, "salt": field_salt(salt_of(seq), column).hex()} for column, value in personal.items()
    }
    return {"of": leaf["of"], "leaf": seq, "state": state, "people": opened}


def lines(records: list[dict[str, Any]]) -> bytes:
    return b"".join(canonical(one) + b"\n" for one in records)


@dataclass
class Pack:
    """The files of a pack by name, and what its manifest says besides the list of them."""

    story: Story
    files: dict[str, bytes]
    says: dict[str, Any]

    @property
    def key(self) -> str:
        return str(key_of(self.story.origin))

    def manifest(self) -> bytes:
        listed = [
            {"path": path, "size": len(data), "sha256": digest(data)} for path, data in sorted(self.files.items())
        ]
        return canonical({**self.says, "files": listed})

    def zipped(self) -> bytes:
        """The pack with a manifest that fits its files."""
        return zipped({**self.files, "manifest.json": self.manifest()})

    def with_manifest_of(self, other: Pack) -> bytes:
        """The pack with somebody else's manifest, which does not fit what was changed."""
        return zipped({**self.files, "manifest.json": other.manifest()})

    def records(self, noun: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.files[f"records/{noun}.jsonl"].splitlines()]

    def put_records(self, noun: str, records: list[dict[str, Any]]) -> None:
        self.files[f"records/{noun}.jsonl"] = lines(records)


def entry(path: str, method: int = ZIP_DEFLATED) -> ZipInfo:
    info = ZipInfo(path, DAY)
    info.compress_type, info.create_system, info.external_attr = method, 3, 0o100644 << 16
    return info


def zipped(files: dict[str, bytes]) -> bytes:
    """Files as a zip, sorted; pictures of the tree do not get smaller and are stored."""
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        for path, data in sorted(files.items()):
            archive.writestr(entry(path, ZIP_STORED if "/tile/0/" in path else ZIP_DEFLATED), data)
    return made.getvalue()


def pack(story: Story) -> Pack:
    """The pack of a story at its last leaf, for an auditor."""
    files = ledger(story.leaves, story.origin)
    files |= {
        "index.html": b"<h1>Larkbeam</h1>",
        "README.txt": b"Read me.\n",
        "dossier.json": b"{}",
        "findings.json": b"[]",
    }
    for noun in ("person", "version", "organisation"):
        shown = frozenset({"name"}) if noun == "person" else frozenset()
        newest = [seq for _, seq in sorted(story.newest(noun).items())]
        files[f"records/{noun}.jsonl"] = lines([record(story, seq, shown) for seq in newest])
    files[f"proofs/{ref('person', 5)}.tlog-proof"] = receipt(story.leaves, 7, story.origin)
    if version := story.newest("version").get(ref("version", 1)):
        files |= {"documents/policy-1.json": POLICY, "documents/minutes.pdf": SCAN}
        told = receipt(story.leaves[: version + 1], version, story.origin, leaf=story.leaves[version])
        files[f"proofs/{ref('version', 1)}.tlog-proof"] = told
    return Pack(story, files, says(story))


def says(story: Story) -> dict[str, Any]:
    root = root_of(leaf_hash(leaf) for leaf in story.leaves)
    people = story.newest("person").values()
    return {
        "format": "countersign.pack/1",
        "organisation": {"ref": f"organisation_{HEX}", "name": NAME},
        "origin": story.origin,
        "as_of": "2026-01-05",
        "recipient": "Certification Body plc",
        "names": "leaders",
        "checkpoint": {"size": len(story.leaves), "root": root.hex()},
        "rules": "0.1.0",
        "example": story.origin.startswith("example/"),
        "withheld": {"people": 2, "values": 2},
        "erased": sum(len(story.personal.get(seq, ())) - 1 for seq in people if story.personal.get(seq)) - 2,
    }


@cache
def _standing() -> Pack:
    return pack(standing())


def standing_pack() -> Pack:
    """The pack of the standing story, fresh for each test to spoil."""
    made = _standing()
    return Pack(made.story, dict(made.files), deepcopy(made.says))
