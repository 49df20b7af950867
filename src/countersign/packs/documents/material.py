"""What the reader's page is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from countersign.packs.documents.asked import Asked
from countersign.packs.documents.log import Glance
from countersign.packs.documents.proofs import Events
from countersign.packs.documents.records import Told
from countersign.readiness.verdict import Judgement
from countersign.readiness.wall.shaping import Wall

if TYPE_CHECKING:
    from countersign.ledger.models import Checkpoint


@dataclass(frozen=True)
class Material:
    """``originals``: where each signed version's documents lie, by its id. ``proofs``: how many receipts there are."""

    asked: Asked
    checkpoint: Checkpoint
    origin: str
    glance: Glance
    told: Told
    events: Events
    originals: dict[str, list[str]]
    proofs: int
    judged: Judgement
    wall: Wall
