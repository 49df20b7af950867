"""What leadership answers to findings: the gaps that it declares, and what it lives with until a day."""

from __future__ import annotations

from typing import Any

from countersign.kernel.references import parse_ref
from countersign.packs.documents.material import Material
from countersign.packs.documents.reading.saying import by_day, day, leaf_of, moment, person, text
from countersign.packs.documents.rows import Row
from countersign.readiness.rules import BY_CODE


def answers(material: Material) -> dict[str, Any]:
    rows = material.told.rows
    approved = [row for row in rows["statement"] if holds(material, row)]
    newest = max(approved, key=lambda row: row.state["approved_at"], default=None)
    lived_with = sorted(
        (row for row in rows["toleration"] if holds(material, row) and until(row) >= material.asked.as_of),
        key=lambda row: (row.state["until_on"], row.state["code"]),
    )
    return {
        "statement": statement(material, newest) if newest else None,
        "lives_with": [toleration(material, row) for row in lived_with],
    }


def holds(material: Material, row: Row) -> bool:
    """Approved by the day of the pack, and not taken back by then."""
    return by_day(material, row.state["approved_at"]) and not by_day(material, row.state["closed_at"])


def until(row: Row) -> Any:
    return day(row.state["until_on"])


def decided(material: Material, row: Row, kind: str) -> dict[str, Any]:
    return {
        "by": person(material, row.state["approved_by_id"]),
        "as": text(row.state["approved_as"]),
        "at": moment(row.state["approved_at"]),
        "single_handed": row.state["single_handed"],
        "leaf": leaf_of(material, row, kind),
    }


def statement(material: Material, row: Row) -> dict[str, Any]:
    lines = text(row.state["lines"]) or []
    return {"lines": [line(material, one) for one in lines], **decided(material, row, "statement.approved")}


def line(material: Material, one: dict[str, Any]) -> dict[str, Any]:
    owner = person(material, parse_ref(one["owner"])[1].hex)
    return {**one, "title": title_of(one["code"]), "due_on": day(one["due_on"]), "owner": owner}


def toleration(material: Material, row: Row) -> dict[str, Any]:
    return {
        "code": row.state["code"],
        "title": title_of(row.state["code"]),
        "reason": text(row.state["reason"]),
        "until": until(row),
        **decided(material, row, "toleration.approved"),
    }


def title_of(code: str) -> str:
    """A rule that is gone keeps its code."""
    return BY_CODE[code].title if code in BY_CODE else code
