"""The roles as they are described, who was put into each, whether they said yes, and whether people know."""

from __future__ import annotations

from typing import Any

from countersign.kernel.money import Money
from countersign.packs.documents.material import Material
from countersign.packs.documents.reading.saying import day, leaf_of, moment, person, text
from countersign.packs.documents.reading.told import function, known
from countersign.packs.documents.rows import Row
from countersign.roles.enums import Authority
from countersign.roles.library import EVERYONE

AUTHORITIES = {
    Authority.APPROVE: "approve",
    Authority.SPEND: "spend",
    Authority.ENFORCE: "enforce the rules",
    Authority.ESCALATE: "take matters higher up",
    Authority.ACCEPT_RISK: "accept risks",
    Authority.STOP_WORK: "stop work in an emergency",
    Authority.AUDIT: "audit",
}


def roles(material: Material) -> list[dict[str, Any]]:
    """Every role in its newest description, with all who were ever approved for any version of it."""
    newest = {row.state["key"]: row for row in material.told.rows["role"]}
    held, given = by_key(material, "appointment"), by_key(material, "functionrole")
    asked, told = renewals(material), known(material)
    return [
        {
            **role(material, row),
            "holders": [
                {
                    **holder(material, one),
                    "renewals": asked.get(one.id, []),
                    "told": None if over(material, one) else told.get((key, one.state["person_id"])),
                }
                for one in held.get(key, [])
            ],
            "is_held": any(holds(material, one) for one in held.get(key, [])),
            "functions": [function(material, one) for one in given.get(key, []) if begun(material, one)],
        }
        for key, row in newest.items()
    ]


def by_key(material: Material, noun: str) -> dict[str, list[Row]]:
    """Rows about roles, by the key of the role; it is the same in every version."""
    key_of = {row.id: row.state["key"] for row in material.told.rows["role"]}
    found: dict[str, list[Row]] = {}
    for row in material.told.rows[noun]:
        found.setdefault(key_of[row.state["role_id"]], []).append(row)
    return found


def renewals(material: Material) -> dict[str, list[dict[str, Any]]]:
    """By the appointment, the earlier version first."""
    version_of = {row.id: row.state["version"] for row in material.told.rows["role"]}
    asked: dict[str, list[dict[str, Any]]] = {}
    for row in material.told.rows["renewal"]:
        told = renewal(material, row, version_of[row.state["role_id"]])
        asked.setdefault(row.state["appointment_id"], []).append(told)
    for some in asked.values():
        some.sort(key=lambda one: one["version"])
    return asked


def holds(material: Material, row: Row) -> bool:
    """Has its holder begun by the day, and not ended or declined?"""
    since = day(row.state["held_from"])
    begun = since is not None and since <= material.asked.as_of
    return begun and row.state["declined_at"] is None and not over(material, row)


def over(material: Material, row: Row) -> bool:
    until = day(row.state["held_until"])
    return until is not None and until <= material.asked.as_of


def begun(material: Material, row: Row) -> bool:
    since = day(row.state["given_from"])
    return since is not None and since <= material.asked.as_of


def role(material: Material, row: Row) -> dict[str, Any]:
    carried = (("ensures_conformity", "5.3 a"), ("reports_performance", "5.3 b"))
    return {
        "name": text(row.state["name"]) or row.state["key"],
        "duties": text(row.state["duties"]) or [],
        "competence": text(row.state["competence"]),
        "clauses": ", ".join(clause for column, clause in carried if row.state[column]),
        "everyone": row.state["key"] == EVERYONE,
        "version": row.state["version"],
        "retired": retired(material, row.id),
        "leaf": row.leaf,
    }


def holder(material: Material, row: Row) -> dict[str, Any]:
    state = row.state
    return {
        "who": person(material, state["person_id"]),
        "since": day(state["held_from"]),
        "until": day(state["held_until"]),
        "decides": decides(material, state),
        "deputy": person(material, state["deputy_id"]),
        "approved_by": person(material, state["approved_by_id"]),
        "approved_as": text(state["approved_as"]),
        "approved_at": moment(state["approved_at"]),
        "approved_leaf": leaf_of(material, row, "appointment.approved"),
        "single_handed": state["single_handed"],
        "accepted_at": moment(state["accepted_at"]),
        "accepted_leaf": leaf_of(material, row, "appointment.accepted"),
        "words": text(state["accepted_words"]),
        "declined_at": moment(state["declined_at"]),
        "leaf": row.leaf,
    }


def retired(material: Material, id: str) -> dict[str, Any] | None:
    """That and why a version of a role is not needed any more."""
    row = next((one for one in material.told.rows["retirement"] if one.state["role_id"] == id), None)
    if row is None:
        return None
    return {"at": moment(row.state["retired_at"]), "reason": text(row.state["reason"]), "leaf": row.leaf}


def renewal(material: Material, row: Row, version: int) -> dict[str, Any]:
    """A later version that a holder was asked to take on, and what became of it."""
    state = row.state
    return {
        "version": version,
        "asked_at": moment(state["asked_at"]),
        "approved_by": person(material, state["approved_by_id"]),
        "approved_as": text(state["approved_as"]),
        "approved_at": moment(state["approved_at"]),
        "accepted_at": moment(state["accepted_at"]),
        "accepted_leaf": leaf_of(material, row, "renewal.accepted"),
        "words": text(state["accepted_words"]),
        "declined_at": moment(state["declined_at"]),
        "leaf": row.leaf,
    }


def decides(material: Material, state: dict[str, Any]) -> str:
    """What the holder may decide without asking, in a line: with the sum, the level, and to whom matters are taken."""
    limits = {}
    if state["amount_minor"] is not None:
        limits[Authority.SPEND] = f"up to {Money(state['amount_minor'], state['currency'])} a year"
    if state["accepts_up_to"]:
        limits[Authority.ACCEPT_RISK] = f"up to {state['accepts_up_to'].lower()}"
    if above := person(material, state["escalates_to_id"]):
        limits[Authority.ESCALATE] = f"to {above['name']}"
    given = map(Authority, state["authorities"])
    return ", ".join(" ".join(filter(None, (AUTHORITIES[kind], limits.get(kind)))) for kind in given)
