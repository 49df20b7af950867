"""The register of top management, the oldest entry first."""

from __future__ import annotations

from typing import Any

from countersign.packs.documents.material import Material
from countersign.packs.documents.reading.saying import day, leaf_of, moment, person
from countersign.people.enums import Basis

BASES = {
    Basis.OWNER: "owner or founder",
    Basis.DIRECTOR: "managing or statutory director",
    Basis.BOARD: "member of the board",
    Basis.EXECUTIVE: "member of the executive team",
    Basis.NONE: "no ground recorded",
}


def register(material: Material) -> list[dict[str, Any]]:
    return [
        {
            "who": person(material, row.state["person_id"]),
            "basis": BASES[Basis(row.state["basis"])],
            "since": day(row.state["leads_from"]),
            "until": day(row.state["leads_until"]),
            "entered_at": moment(row.state["entered_at"]),
            "confirmed_at": moment(row.state["confirmed_at"]),
            "leaf": leaf_of(material, row, "leader.confirmed", "leader.entered"),
        }
        for row in sorted(material.told.rows["leader"], key=lambda row: (row.state["leads_from"], row.leaf))
    ]
