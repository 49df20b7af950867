"""Naming people and instants as the page shows them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from countersign.kernel.instants import day_in, instant
from countersign.packs.documents.material import Material
from countersign.packs.documents.originals import is_digest
from countersign.packs.documents.rows import Row

TAIL = 8
"""The last digits of a reference, which chance has made, are enough to tell people of one organisation apart."""


def person(material: Material, id: str | None) -> dict[str, Any] | None:
    """Name and title of somebody whom the pack names; the reference of anybody else."""
    if id is None:
        return None
    known = material.told.book.known.get(id)
    if known:
        return {"name": known.name, "title": known.title or "", "named": True}
    return {"name": f"person\u00a0…\u2060{id[-TAIL:]}", "title": "", "named": False}


def moment(value: int | None) -> datetime | None:
    """A leaf's milliseconds as an instant."""
    return instant(value) if value is not None else None


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def by_day(material: Material, value: int | None) -> bool:
    """Had this happened by the day of the pack?"""
    zone = material.told.organisation.state["time_zone"]
    return value is not None and day_in(zone, instant(value)) <= material.asked.as_of


def text(value: Any) -> Any:
    """A text or value; nothing where only its digest is known."""
    return None if is_digest(value) else value


def leaf_of(material: Material, row: Row, *kinds: str) -> int:
    """Where the first of these things happened to a row; otherwise the newest leaf about it."""
    found = (material.events.get((row.of, kind)) for kind in kinds)
    return next((seq for seq in found if seq is not None), row.leaf)
