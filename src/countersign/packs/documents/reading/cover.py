"""The cover: whose evidence this is, for whom, as of when, and how far back its proof reaches."""

from __future__ import annotations

from typing import Any

from countersign.ledger.extracts import first_checkpoint_over
from countersign.ledger.format import EXAMPLE
from countersign.packs.documents.material import Material
from countersign.packs.documents.reading.saying import moment, person, text


def cover(material: Material) -> dict[str, Any]:
    asked, checkpoint, glance = material.asked, material.checkpoint, material.glance
    return {
        "organisation": material.told.organisation.state["name"],
        "slug": material.told.organisation.state["slug"],
        "purpose": text(material.told.organisation.state["purpose"]),
        "as_of": asked.as_of,
        "recipient": asked.recipient,
        "names": asked.names.value,
        "rules": asked.rules,
        "size": asked.size,
        "root": checkpoint.root,
        "issued_at": checkpoint.issued_at,
        "origin": material.origin,
        "example": material.origin.startswith(EXAMPLE),
        "trial": trial(material),
        "elsewhere": glance.elsewhere,
        "first": first_signature(material),
    }


def trial(material: Material) -> dict[str, Any] | None:
    """From when to when acts were confirmed by codes that lay open in a trial's mailbox."""
    glance = material.glance
    if not glance.trial:
        return None
    return {"acts": len(glance.trial), "first": moment(glance.trial_from), "last": moment(glance.trial_to)}


def first_signature(material: Material) -> dict[str, Any] | None:
    """The earliest signature that was given here, and the first checkpoint that covers it."""
    places = {of: seq for (of, kind), seq in material.events.items() if kind == "version.signed"}
    if not places:
        return None
    of = min(places, key=lambda one: places[one])
    version = next(row for row in material.told.rows["version"] if row.of == of)
    sealed = first_checkpoint_over(material.asked.organisation, places[of])
    return {
        "who": person(material, version.state["signed_by_id"]),
        "title": text(version.state["title"]),
        "label": version.state["label"],
        "at": moment(version.state["signed_at"]),
        "leaf": places[of],
        "sealed_at": sealed.issued_at if sealed else None,
        "sealed_size": sealed.size if sealed else None,
    }
