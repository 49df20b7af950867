"""How people outside get the policy, and what of it is public (5.2 g)."""

from __future__ import annotations

from typing import Any

from countersign.packs.documents.material import Material
from countersign.packs.documents.reading.saying import by_day, moment, person, text
from countersign.packs.documents.rows import Row
from countersign.policies.enums import AvailabilityMode

MODES = {
    AvailabilityMode.PUBLISHED: "Published, whole",
    AvailabilityMode.SUMMARY_PUBLISHED: "Published, in part",
    AvailabilityMode.ON_REQUEST: "On request",
    AvailabilityMode.NOT_SHARED: "Not shared",
}


def outside(material: Material) -> list[dict[str, Any]]:
    """Every decision that was taken by the day of the pack, the latest first."""
    found = [row for row in material.told.rows["availability"] if by_day(material, row.state["decided_at"])]
    return [decided(material, row) for row in sorted(found, key=lambda row: row.leaf, reverse=True)]


def decided(material: Material, row: Row) -> dict[str, Any]:
    state = row.state
    return {
        "mode": MODES[state["mode"]],
        "by": person(material, state["decided_by_id"]),
        "capacity": text(state["decided_as"]),
        "at": moment(state["decided_at"]),
        "reason": text(state["reason"]),
        "contact": text(state["contact"]),
        "public": public(material, state["public_id"]),
        "leaf": row.leaf,
    }


def public(material: Material, id: str | None) -> dict[str, Any] | None:
    """The text that a decision made public: what it was made from, and whether it is still there."""
    row = next((one for one in material.told.rows["public"] if one.id == id), None)
    if row is None:
        return None
    of = next(one for one in material.told.rows["version"] if one.id == row.state["version_id"])
    left_out, gone = text(row.state["left_out"]), by_day(material, row.state["withdrawn_at"])
    return {
        "label": of.state["label"],
        "digest": row.state["document"],
        "left_out": None if left_out is None else len(left_out),
        "down_at": moment(row.state["withdrawn_at"]) if gone else None,
        "down_because": text(row.state["withdrawn_because"]) if gone else None,
        "retracted_at": moment(of.state["withdrawn_at"]) if by_day(material, of.state["withdrawn_at"]) else None,
        "leaf": row.leaf,
    }
