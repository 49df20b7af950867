from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from countersign.kernel.canonical import canonical
from tests.verifier.packing import standing_pack, zipped
from tests.verifier.running import verify_bytes
from verifier.manifest import BadManifest, read_manifest

GOOD: dict[str, Any] = json.loads(standing_pack().manifest())
ONE = GOOD["files"][0]


def test_read_manifest_gives_what_it_says() -> None:
    manifest = read_manifest(canonical(GOOD))
    assert (manifest.name, manifest.recipient, manifest.checkpoint.size) == ("Larkbeam Ltd", GOOD["recipient"], 269)
    assert list(manifest.files) == sorted(standing_pack().files)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format", "countersign.pack/2"),
        ("organisation", {"ref": "organisation_1", "name": "x"}),
        ("organisation", {"ref": "person_" + "0" * 32, "name": "x"}),
        ("organisation", {"ref": GOOD["organisation"]["ref"]}),
        ("organisation", {**GOOD["organisation"], "name": None}),
        ("origin", 1),
        ("as_of", "2026-02-30"),
        ("as_of", "20260230"),
        ("as_of", ""),
        ("names", "nobody"),
        ("checkpoint", {"size": 0, "root": "0" * 64}),
        ("checkpoint", {"size": True, "root": "0" * 64}),
        ("checkpoint", {"size": 1, "root": "0" * 63}),
        ("checkpoint", {"size": 1, "root": "A" * 64}),
        ("checkpoint", [1]),
        ("example", 0),
        ("withheld", {"people": -1, "values": 0}),
        ("erased", False),
        ("files", {}),
        ("files", [1]),
        ("files", [ONE, ONE]),
        ("files", [{**ONE, "path": "b"}, {**ONE, "path": "a"}]),
        ("files", [{**ONE, "path": ""}]),
        ("files", [{**ONE, "path": "manifest.json"}]),
        ("files", [{**ONE, "size": -1}]),
        ("files", [{**ONE, "sha256": "0" * 64}]),
        ("more", 1),
    ],
)
def test_read_manifest_when_a_part_is_wrong_refuses_it(key: str, value: Any) -> None:
    with pytest.raises(BadManifest):
        read_manifest(canonical({**GOOD, key: value}))


@pytest.mark.parametrize("key", sorted(GOOD))
def test_read_manifest_when_a_part_is_missing_refuses_it(key: str) -> None:
    with pytest.raises(BadManifest, match="has other parts"):
        read_manifest(canonical({name: value for name, value in GOOD.items() if name != key}))


SPELLINGS: list[Callable[[bytes], bytes]] = [
    lambda data: data + b"\n",
    lambda data: data.replace(b":", b": "),
    lambda data: b"\xff" + data,
    lambda data: b"[" * 100_000,
    lambda data: b"",
]


@pytest.mark.parametrize("spell", SPELLINGS)
def test_verify_when_the_manifest_is_spelt_otherwise_says_so(tmp_path: Path, spell: Callable[[bytes], bytes]) -> None:
    made = standing_pack()
    data = zipped({**made.files, "manifest.json": spell(made.manifest())})
    answer = verify_bytes(tmp_path, data, made.key)
    assert (answer.code, answer.problems) == (1, {("MANIFEST-FORM", "manifest.json")})


def test_verify_when_there_is_no_manifest_says_so(tmp_path: Path) -> None:
    answer = verify_bytes(tmp_path, zipped(standing_pack().files), standing_pack().key)
    assert (answer.code, answer.problems) == (1, {("MANIFEST-MISSING", "manifest.json")})
