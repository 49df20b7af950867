"""When people were told who holds which role, and since when they know of each holder."""

from __future__ import annotations

from datetime import date
from typing import Any

from countersign.packs.documents.material import Material
from countersign.packs.documents.reading.saying import by_day, day, moment, person, text
from countersign.packs.documents.rows import Row
from countersign.roles.enums import Way

WAYS = {
    Way.HERE: "by mail, from Countersign",
    Way.INTRANET: "on the intranet, or a chart on the wall",
    Way.MEETING: "in a meeting",
    Way.INDUCTION: "on a slide for whoever begins here",
    Way.POLICY: "in a policy that everybody was given",
    Way.MAIL: "by mail, also in a message of a leader",
    Way.CHAT: "in a chat",
    Way.PAPER: "on paper",
}


def tellings(material: Material) -> list[dict[str, Any]]:
    """Each with what it named and to whom, the latest day first; what was not told by the day is left out."""
    names = {row.state["key"]: text(row.state["name"]) or row.state["key"] for row in material.told.rows["role"]}
    found = [row for row in material.told.rows["rolestelling"] if told_on(row) <= material.asked.as_of]
    return [telling(material, row, names) for row in sorted(found, key=lambda one: (told_on(one), one.leaf))[::-1]]


def told_on(row: Row) -> date:
    return date.fromisoformat(row.state["told_on"])


def telling(material: Material, row: Row, names: dict[str, str]) -> dict[str, Any]:
    state = row.state
    here, gone = state["way"] == Way.HERE, by_day(material, state["withdrawn_at"])
    return {
        "on": told_on(row),
        "way": WAYS[Way(state["way"])],
        "what": text(state["what"]),
        "roles": [names.get(key, key) for key in state["keys"]],
        "departments": text(state["departments"]),
        "left_out": text(state["left_out"]),
        "addressed": state["addressed"],
        "by": person(material, state["recorded_by_id"]),
        "recorded_at": None if here else moment(state["recorded_at"]),
        "copy": state["scan"],
        "link": text(state["link"]),
        "withdrawn_at": moment(state["withdrawn_at"]) if gone else None,
        "withdrawn_by": person(material, state["withdrawn_by_id"]) if gone else None,
        "leaf": row.leaf,
    }


def known(material: Material) -> dict[tuple[str, str], dict[str, date | None]]:
    """By a role's key and who holds it on the day: ``on``, by when everybody had been told, as the rules see it."""
    on = material.asked.as_of
    return {
        (role.key, one.person.rpartition("_")[2]): {"on": one.communicated_on}
        for role in material.judged.dossier.roles
        for one in role.assignments
        if one.person and one.approved_on and (one.until is None or one.until > on)
    }


def function(material: Material, row: Row) -> dict[str, Any]:
    """What was found to have a role, where nobody has it by name."""
    until = day(row.state["given_until"])
    over = until is not None and until <= material.asked.as_of
    return {
        "name": text(row.state["function"]),
        "since": day(row.state["given_from"]),
        "until": until if over else None,
        "by": person(material, row.state["recorded_by_id"]),
        "recorded_at": moment(row.state["recorded_at"]),
        "leaf": row.leaf,
    }
