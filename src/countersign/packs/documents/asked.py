"""Everything that a pack is a function of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.packs.enums import Names

if TYPE_CHECKING:
    from countersign.packs.models import Pack


@dataclass(frozen=True)
class Asked:
    """Whose evidence, up to which checkpoint, as of which day, for whom, with whose names, judged by which rules.

    ``frozen`` is the digest of the kept file that holds what the leaves do not.
    """

    organisation: UUID
    size: int
    as_of: date
    recipient: str
    names: Names
    frozen: str
    rules: str


def rules_here() -> str:
    """The rules and the reader's page change with the product, so its version is theirs."""
    return f"countersign {version('countersign')}"


def asked_of(pack: Pack) -> Asked:
    """What makes this very pack again."""
    return Asked(
        organisation=pack.organisation_id,
        size=pack.checkpoint_size,
        as_of=pack.as_of,
        recipient=pack.recipient,
        names=Names(pack.names),
        frozen=pack.frozen,
        rules=pack.rules,
    )
