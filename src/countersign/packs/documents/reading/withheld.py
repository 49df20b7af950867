"""What this pack does not show, counted."""

from __future__ import annotations

from typing import Any

from countersign.packs.documents.material import Material

CALLED = {
    "acceptance": ("acceptance", "acceptances"),
    "change": ("change of address", "changes of address"),
    "finding": ("turn of a finding", "turns of findings"),
    "functionrole": ("role with a function", "roles with a function"),
    "grant": ("access grant", "access grants"),
    "import": ("import of people", "imports of people"),
    "leader": ("entry of the register", "entries of the register"),
    "mark": ("marked passage", "marked passages"),
    "matrix": ("version of the matrix", "versions of the matrix"),
    "matrixpart": ("accepted part of the matrix", "accepted parts of the matrix"),
    "objectiveterms": ("version of an objective", "versions of objectives"),
    "pack": ("earlier pack", "earlier packs"),
    "person": ("person", "people"),
    "policy": ("policy", "policies"),
    "reply": ("question or refusal", "questions and refusals"),
    "rolestelling": ("telling of who holds which role", "tellings of who holds which role"),
}
"""Nouns that take more than an s, or are called otherwise by people."""


def called(noun: str, count: int) -> str:
    one, many = CALLED.get(noun, (noun, f"{noun}s"))
    return f"{count:,} {one if count == 1 else many}"


def withheld(material: Material) -> dict[str, Any]:
    hidden, counted = material.told.withheld, material.told.counted
    return {
        "people": len(hidden.people),
        "values": hidden.values,
        "erased": hidden.erased,
        "erasures": material.glance.erasures,
        "proofs": material.proofs,
        "records": [called(noun, count) for noun, count in sorted(counted.items())],
    }
