"""What the ledger keeps about packs: that one went out, up to which checkpoint, and the digest of its manifest."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry


@dataclass(frozen=True, kw_only=True)
class PackExported(Entry):
    """Evidence up to a checkpoint left the building, in a pack whose manifest has the digest that the row says."""

    kind = "pack.exported"
    key_event = True
