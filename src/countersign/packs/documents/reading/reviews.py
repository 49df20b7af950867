"""Who looked at which policy again, and what they concluded."""

from __future__ import annotations

from datetime import date
from typing import Any

from countersign.kernel.approvals import SignatureMethod
from countersign.packs.documents.material import Material
from countersign.packs.documents.reading.saying import day, moment, person, text
from countersign.packs.documents.rows import Row
from countersign.policies.enums import Outcome

CONCLUDED = {
    Outcome.CONFIRMED_UNCHANGED: "Confirmed unchanged",
    Outcome.CHANGE_NEEDED: "Change asked for",
}
ELSEWHERE = {
    SignatureMethod.WET_SIGNATURE: "on paper, elsewhere",
    SignatureMethod.MINUTE: "in a minute, elsewhere",
    SignatureMethod.OTHER_SYSTEM: "in another system",
}


def reviews(material: Material) -> list[dict[str, Any]]:
    """Of every policy, the latest first; what was not held by the day of the pack is left out."""
    held = [row for row in material.told.rows["review"] if held_on(row) <= material.asked.as_of]
    return [reviewed(material, row) for row in sorted(held, key=lambda row: (held_on(row), row.leaf), reverse=True)]


def held_on(row: Row) -> date:
    return date.fromisoformat(row.state["reviewed_on"])


def reviewed(material: Material, row: Row) -> dict[str, Any]:
    state = row.state
    of = next(one for one in material.told.rows["version"] if one.id == state["version_id"])
    return {
        "title": text(of.state["title"]) or "A title that is not shown",
        "label": of.state["label"],
        "by": person(material, state["reviewed_by_id"]),
        "capacity": text(state["reviewed_as"]),
        "on": day(state["reviewed_on"]),
        "concluded": CONCLUDED[state["outcome"]],
        "reason": text(state["reason"]),
        "note": text(state["occasion_note"]),
        "elsewhere": ELSEWHERE.get(state["method"], ""),
        "evidence": text(state["evidence"]),
        "recorded_at": moment(state["recorded_at"]),
        "leaf": row.leaf,
    }
