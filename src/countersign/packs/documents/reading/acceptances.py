"""Who has accepted what: counted, leaders apart, then the list."""

from __future__ import annotations

from typing import Any

from countersign.acknowledgements.enums import Confirmed
from countersign.packs.documents.acceptances import MOST_LISTED, UnderVersion
from countersign.packs.documents.material import Material
from countersign.packs.documents.originals import is_digest
from countersign.packs.documents.reading.saying import day, person, text
from countersign.packs.documents.rows import Row
from countersign.policies.documents.saying import language_name

HOW = {
    Confirmed.SESSION: "signed in",
    Confirmed.MAILED_CODE: "mailed code",
    Confirmed.MAILBOX_CODE: "code of a trial mailbox",
    Confirmed.PAPER: "signed a sheet on paper; recorded by somebody else",
    Confirmed.KIOSK: "signed a sheet at a shared device; recorded by somebody else",
    Confirmed.OTHER_SYSTEM: "a list from another system; recorded by somebody else",
    Confirmed.OTHER_HANDS: "a list from another system, where somebody else had entered it; recorded by somebody else",
}


def acceptances(material: Material) -> dict[str, Any]:
    found = material.told.acceptances
    versions = [row for row in reversed(material.told.rows["version"]) if found.of(row.id).count]
    return {
        "versions": [under(material, row, found.of(row.id)) for row in versions],
        "counted": counted(material),
        "most": MOST_LISTED,
    }


def under(material: Material, version: Row, names: UnderVersion) -> dict[str, Any]:
    written = (row.state["words"] for row in (*names.leaders, *names.others))
    said = [words for words in written if words and not is_digest(words)]
    return {
        "title": text(version.state["title"]) or "A title that is not shown",
        "label": version.state["label"],
        "count": names.count,
        "words": list(dict.fromkeys(said)),
        "leaders": [name(material, row) for row in names.leaders],
        "others": [name(material, row) for row in names.others],
        "beyond": names.count - len(names.leaders) - len(names.others),
    }


def name(material: Material, row: Row) -> dict[str, Any]:
    return {
        "who": person(material, row.state["person_id"]),
        "kind": row.state["kind"].lower(),
        "on": day(row.state["accepted_on"]),
        "how": HOW[Confirmed(row.state["confirmed"])],
        "read_in": read_in(material, row.state.get("translation_id")),
        "leaf": row.leaf,
    }


def read_in(material: Material, id: str | None) -> str:
    """The language of what was on the page, where that was a translation."""
    found = (one for one in material.told.rows["translation"] if one.id == id)
    return next((language_name(one.state["language"]) for one in found), "")


def counted(material: Material) -> dict[str, Any] | None:
    """Of those who were here on the day: how many had to accept the policy, and how many had."""
    stats = next((one.ack_stats for one in material.judged.dossier.policies if one.kind == "parent"), None)
    if stats is None:
        return None
    missing = [person(material, id.rpartition("_")[2]) for id in stats.exec_missing]
    return {"due": stats.due, "accepted": stats.acked, "leaders_missing": missing}
