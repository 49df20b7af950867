"""What a backup says of itself, first thing in it: ``manifest.json``. No secrets."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

FORMAT = "countersign.backup/1"


class Damaged(Exception):
    """Carries the sentence that says what is wrong with a backup."""


@dataclass(frozen=True)
class Ledger:
    """How one ledger stood: its name and key, entries, root (hex), the instant of the last entry, the checkpoint."""

    origin: str
    public_key: str
    generation: int
    size: int
    root: str
    until: str
    checkpoint: str


@dataclass(frozen=True)
class Manifest:
    """``web_secret`` is a keyed digest, by which the right secret is known again; it says nothing of the secret."""

    version: str
    made_at: str
    web_secret: str
    migrations: list[str]
    database: dict[str, Any]
    ledgers: list[Ledger]
    format: str = FORMAT

    @property
    def day(self) -> datetime:
        return datetime.fromisoformat(self.made_at)

    def written(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode() + b"\n"


def read(data: bytes) -> Manifest:
    """Raises Damaged for what no backup of ours says."""
    try:
        said = json.loads(data)
        if said.pop("format") != FORMAT:
            raise Damaged(f"its form is not {FORMAT}: another version of Countersign made it.")
        ledgers = [Ledger(**one) for one in said.pop("ledgers")]
        manifest = Manifest(**said, ledgers=ledgers)
        _ = (manifest.day, manifest.database["size"], manifest.database["sha256"])
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Damaged("its manifest cannot be read.") from error
    return manifest
