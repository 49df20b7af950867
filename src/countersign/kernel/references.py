"""Identifiers (UUIDv7, made by us from the act's instant) and how they are written: ``noun_<32 hex>``."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import UUID

from countersign.kernel.chance import token
from countersign.kernel.instants import milliseconds

Ref = str
"""``noun_<32 hex>``: what a thing is, and which one."""

NOUNS = frozenset(
    {
        "act",
        "acceptance",
        "action",
        "aim",
        "announcement",
        "addendum",
        "appointment",
        "ask",
        "assessment",
        "attendance",
        "auditexception",
        "auditfinding",
        "auditseen",
        "availability",
        "bounce",
        "booking",
        "budget",
        "change",
        "chase",
        "check",
        "checkpoint",
        "commitment",
        "competence",
        "completion",
        "cosignature",
        "decision",
        "delegation",
        "draw",
        "deviation",
        "direction",
        "endorsement",
        "entry",
        "event",
        "exemption",
        "extension",
        "file",
        "finding",
        "findinganswer",
        "findingdue",
        "foreword",
        "functionrole",
        "gap",
        "goal",
        "grant",
        "import",
        "internalaudit",
        "interview",
        "leader",
        "location",
        "log",
        "managementreview",
        "mark",
        "matrix",
        "matrixpart",
        "message",
        "measurement",
        "objective",
        "objectiveterms",
        "organisation",
        "pack",
        "person",
        "policy",
        "process",
        "processcheck",
        "programme",
        "public",
        "question",
        "refusal",
        "rehearsal",
        "renewal",
        "replan",
        "reply",
        "resource",
        "resourcedecision",
        "report",
        "retirement",
        "review",
        "risk",
        "riskreceipt",
        "role",
        "rolecheck",
        "rolestelling",
        "setting",
        "sighting",
        "simulation",
        "spotcheck",
        "standin",
        "statement",
        "telling",
        "support",
        "toleration",
        "translation",
        "treatment",
        "undertaking",
        "verification",
        "version",
        "visit",
        "visitplan",
        "visitresult",
        "wording",
    }
)
"""The closed list. A noun is added with its table or its record and is never used for anything else."""

HEXADECIMAL = re.compile("[0-9a-f]{32}")
"""One spelling: ``UUID`` itself would also read capitals, dashes and ``0x``."""


def new_id(at: datetime) -> UUID:
    """A UUIDv7 (RFC 9562) whose time is the act's, so that a simulated year sorts rightly."""
    return UUID(int=version_7(milliseconds(at), token(10)))


def new_ids(at: datetime, count: int) -> list[UUID]:
    """So many ids of one instant, in rising order: rows that are stored in it lie side by side in every index."""
    drawn, instant = token(10 * count), milliseconds(at)
    bits = sorted(version_7(instant, drawn[begin : begin + 10]) for begin in range(0, 10 * count, 10))
    return [UUID(int=one) for one in bits]


def version_7(instant: int, chance: bytes) -> int:
    bits = instant << 80 | int.from_bytes(chance, "big")
    bits = bits & ~(0xF << 76) | 0x7 << 76
    return bits & ~(0x3 << 62) | 0x2 << 62


def least_id(at: datetime) -> UUID:
    """No id that was made at this instant or later is smaller."""
    return UUID(int=milliseconds(at) << 80)


def ref(noun: str, id: UUID) -> Ref:
    """Write a reference. Raises ValueError for a noun outside the closed list."""
    if noun not in NOUNS:
        raise ValueError(f"{noun!r} is not in the list of nouns")
    return f"{noun}_{id.hex}"


def parse_ref(written: Ref) -> tuple[str, UUID]:
    """Read a reference back. Raises ValueError if it is none."""
    noun, _, hexadecimal = written.rpartition("_")
    if noun not in NOUNS or not HEXADECIMAL.fullmatch(hexadecimal):
        raise ValueError(f"{written!r} is not a reference")
    return noun, UUID(hex=hexadecimal)
