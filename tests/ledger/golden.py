"""Frozen samples: what a ledger out there may hold, and what it must mean for ever.

``tests/golden/entries/<kind>.json`` is one leaf of that kind, byte for byte. A file is written once and never
changed; a new version of a kind is a new key ``kv`` and code that still reads the old file.

To add one: cause the entry in a test's story, then run that test once with COUNTERSIGN_TEST_WRITE_GOLDEN=1.
It writes the samples that are missing, and nothing else. Read them before you commit them. Until the first
release a sample may be deleted and frozen anew; after it, never.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from uuid import UUID

from countersign.ledger.format import read
from countersign.ledger.models import Leaf

GOLDEN = Path(__file__).parents[1] / "golden"
ENTRIES = GOLDEN / "entries"
ROOT = GOLDEN / "root.txt"


def writing() -> bool:
    return os.environ.get("COUNTERSIGN_TEST_WRITE_GOLDEN") == "1"


def frozen(kind: str) -> dict[str, Any]:
    """The frozen leaf of a kind, read by today's code. Only the line's end is not part of it."""
    return read((ENTRIES / f"{kind}.json").read_bytes().removesuffix(b"\n"))


def written(organisation: UUID) -> dict[str, dict[str, Any]]:
    """The newest leaf of each kind in a log; when asked to, those without a sample are frozen now."""
    newest = {}
    for leaf in Leaf.objects.filter(organisation_id=organisation).order_by("seq"):
        newest[leaf.kind] = bytes(leaf.data)
    if writing():
        for kind, data in newest.items():
            if not (file := ENTRIES / f"{kind}.json").exists():
                file.write_bytes(data + b"\n")
    return {kind: read(data) for kind, data in newest.items()}


def compare_root(told: str) -> None:
    """The root of the seeded history, the same on every engine and machine."""
    if writing() or not ROOT.exists():
        ROOT.write_text(told)
    assert told == ROOT.read_text(), (
        "The seeded history has another root. If a command, column or the cast changed on purpose, write it anew "
        "(COUNTERSIGN_TEST_WRITE_GOLDEN=1), and see that the other engine agrees."
    )
