"""The policy in force with its text and its life, and the other policies in a line each."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString, mark_safe

from countersign.kernel.approvals import ELSEWHERE, SignatureMethod
from countersign.kernel.text import from_json, to_html
from countersign.packs.documents.material import Material
from countersign.packs.documents.reading.outside import outside
from countersign.packs.documents.reading.reviews import reviews
from countersign.packs.documents.reading.saying import by_day, day, leaf_of, moment, person, text
from countersign.packs.documents.reading.translations import translations
from countersign.packs.documents.rows import Row
from countersign.policies.enums import PolicyKind, Requirement

FIRST_HEADING = 3
REQUIREMENTS = {
    Requirement.PURPOSE: "5.2 a",
    Requirement.OBJECTIVES: "5.2 b",
    Requirement.REQUIREMENTS: "5.2 c",
    Requirement.IMPROVEMENT: "5.2 d",
}
METHODS = {
    SignatureMethod.MAILED_CODE: "confirmed by mailed code",
    SignatureMethod.PASSKEY: "confirmed by passkey",
    SignatureMethod.WET_SIGNATURE: "signed on paper, elsewhere",
    SignatureMethod.MINUTE: "approved in a minute, elsewhere",
    SignatureMethod.OTHER_SYSTEM: "signed in another system",
}
SIGNED = ("version.signed", "version.recorded_elsewhere")
STEPS = (
    ("offered_at", "offered_by_id", "Offered for signature", ("version.offered",)),
    ("signed_at", "signed_by_id", "Signed", SIGNED),
    ("published_at", "published_by_id", "Published", ("version.published", "version.recorded_elsewhere")),
    ("superseded_at", None, "Replaced by a later version", ("version.superseded",)),
    ("withdrawn_at", "withdrawn_by_id", "Withdrawn", ("version.withdrawn",)),
)


def policies(material: Material) -> dict[str, Any]:
    """The information security policy in full; what is in force of the others by name."""
    rows = {row.id: row for row in material.told.rows["policy"]}
    versions = material.told.rows["version"]
    current = {row.state["policy_id"]: row for row in versions if in_force(material, row)}
    parent = next((row for row in rows.values() if row.state["kind"] == PolicyKind.PARENT), None)
    shown = current.get(parent.id) if parent else None
    return {
        "begun": parent is not None,
        "current": whole(material, shown) if shown else None,
        "earlier": [brief(material, row) for row in versions if is_other(row, parent, shown)],
        "topics": [brief(material, row) for id, row in current.items() if parent is None or id != parent.id],
        "reviews": reviews(material),
        "outside": outside(material),
    }


def is_other(row: Row, parent: Row | None, shown: Row | None) -> bool:
    """Another version of the same policy that was signed once."""
    return parent is not None and row.state["policy_id"] == parent.id and row != shown and bool(row.state["signed_at"])


def in_force(material: Material, row: Row) -> bool:
    """On the day of the pack."""
    effective = day(row.state["effective_on"])
    gone = by_day(material, row.state["superseded_at"]) or by_day(material, row.state["withdrawn_at"])
    return effective is not None and effective <= material.asked.as_of and not gone


def brief(material: Material, row: Row) -> dict[str, Any]:
    state = row.state
    return {
        "title": text(state["title"]) or "A title that is not shown",
        "label": state["label"],
        "signed_by": person(material, state["signed_by_id"]),
        "signed_as": text(state["signed_as"]),
        "delegated": delegated(material, state),
        "signed_on": day(state["signed_on"]),
        "recorded_at": moment(state["signed_at"]),
        "elsewhere": state["signature_method"] in ELSEWHERE,
        "method": METHODS.get(state["signature_method"], ""),
        "single_handed": state["single_handed"],
        "effective_on": day(state["effective_on"]),
        "leaf": leaf_of(material, row, *SIGNED),
        "before": [hand(material, one) for one in of_version(material, "cosignature", row)],
        "foreword": foreword_of(material, row, state["signed_by_id"]),
        "files": material.originals.get(row.id, []),
        "life": life(material, row),
        "translations": translations(material, row),
    }


def of_version(material: Material, noun: str, version: Row) -> list[Row]:
    """What people said when they were asked to sign a version, in its order."""
    return [row for row in material.told.rows[noun] if row.state["version_id"] == version.id]


def hand(material: Material, row: Row) -> dict[str, Any]:
    """One of several hands, and not the last."""
    state = row.state
    return {
        "signed_by": person(material, state["person_id"]),
        "signed_as": text(state["signed_as"]),
        "delegated": delegated(material, state),
        "signed_on": day(state["signed_on"]),
        "method": METHODS.get(state["signature_method"], ""),
        "leaf": leaf_of(material, row, "cosignature.given"),
        "foreword": foreword_of(material, row, state["person_id"]),
    }


def delegated(material: Material, state: dict[str, Any]) -> int | None:
    """Where the delegation stands in the log by which a hand was given; nothing for a leader's."""
    found = (row for row in material.told.rows["delegation"] if row.id == state["delegation_id"])
    return next((leaf_of(material, row, "delegation.given") for row in found), None)


def foreword_of(material: Material, row: Row, signer: str | None) -> str | None:
    """What a signer said of a version in their own words. ``row`` is the version, or a hand under it."""
    version = row.state.get("version_id", row.id)
    said = (one for one in material.told.rows["foreword"] if one.state["version_id"] == version)
    return next((text(one.state["text"]) for one in said if one.state["person_id"] == signer), None)


def whole(material: Material, row: Row) -> dict[str, Any]:
    passages = marks(material, row)
    return {
        **brief(material, row),
        "language": row.state["language"],
        "html": as_html(row, passages),
        "words": text(row.state["signed_words"]),
        "document": row.state["document"],
        "marks": [{"label": REQUIREMENTS[requirement], "leaf": mark.leaf} for requirement, mark in passages.items()],
        "missing": [label for requirement, label in REQUIREMENTS.items() if requirement not in passages],
    }


def marks(material: Material, version: Row) -> dict[Requirement, Row]:
    """The newest confirmed passage of each requirement."""
    found = {
        Requirement(row.state["requirement"]): row
        for row in material.told.rows["mark"]
        if row.state["version_id"] == version.id
    }
    return {requirement: found[requirement] for requirement in Requirement if requirement in found}


def as_html(row: Row, passages: dict[Requirement, Row]) -> SafeString | None:
    """The signed text with its marked passages. ``to_html`` escapes every character of it."""
    tree = text(row.state["text"])
    if tree is None:
        return None
    quotes: dict[str, list[tuple[str, str]]] = {}
    for requirement, mark in passages.items():
        if quote := text(mark.state["quote"]):
            quotes.setdefault(mark.state["block"], []).append((quote, REQUIREMENTS[requirement]))
    html = to_html(from_json(tree), quotes, first_heading=FIRST_HEADING)
    frame = '<div class="scroll" role="group" tabindex="0" aria-label="Table"><table'
    return mark_safe(html.replace("<table", frame).replace("</table>", "</table></div>"))  # noqa: S308 (see above)


def life(material: Material, row: Row) -> list[dict[str, Any]]:
    """What happened to a version, with the place of each step in the log."""
    found = [
        {
            "at": moment(row.state[column]),
            "what": what,
            "who": person(material, row.state[by]) if by else None,
            "leaf": leaf_of(material, row, *kinds),
        }
        for column, by, what, kinds in STEPS
        if row.state[column] is not None
    ]
    found += [
        answer(material, one, "signed_at", "Signed", "cosignature.given")
        for one in of_version(material, "cosignature", row)
    ]
    found += [
        answer(material, one, "endorsed_at", "Stood behind it", "endorsement.given")
        for one in of_version(material, "endorsement", row)
    ]
    found += [
        answer(material, one, "declined_at", "Declined", "version.declined")
        for one in of_version(material, "refusal", row)
    ]
    return sorted(found, key=lambda step: step["leaf"])


def answer(material: Material, row: Row, column: str, what: str, kind: str) -> dict[str, Any]:
    """Somebody signed as one of several, or said why they do not."""
    return {
        "at": moment(row.state[column]),
        "what": what,
        "who": person(material, row.state["person_id"]),
        "because": text(row.state.get("because")),
        "leaf": leaf_of(material, row, kind),
    }
