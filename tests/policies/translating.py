"""Signed policies in other languages, reached by commands."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from countersign.people.commands.set_languages import set_languages
from countersign.people.queries import organisation
from countersign.policies.commands.end_translation import end_translation
from countersign.policies.commands.give_translation import give_translation, proposed
from countersign.policies.queries import version
from tests.cast import Cast, id_of
from tests.policies.worlds import after, lead, tree

TITEL = "Informationssicherheitsleitlinie"
SAETZE = (
    "Larkbeam macht Dienstplan- und Lohnsoftware für unabhängige Pflegeheime.",
    "Jedes Jahr setzt die Leitung Sicherheitsziele, die man messen kann.",
    "Wir halten Gesetze, Verträge und die anderen Anforderungen ein, die für uns gelten.",
    "Wir verbessern fortlaufend, wie wir mit Informationssicherheit umgehen.",
)


def read_in(here: Cast, *others: str, at: datetime | None = None) -> None:
    """People here read in these languages besides English."""
    shown = organisation(here.organisation).revision
    set_languages(others=others, revision_shown=shown, by=lead(here), at=at or after())


def german(**changed: Any) -> dict[str, Any]:
    """What somebody brings in."""
    return {
        "language": "de",
        "title": TITEL,
        "text": tree(*SAETZE),
        "made_by": "Wortwerk Übersetzungen",
        **changed,
    }


def shown(here: Cast, id: UUID, **changed: Any) -> dict[str, Any]:
    """What the page sends once somebody looked at it beside the signed text, and ticked the box."""
    given = german(**changed)
    found = proposed(version(here.organisation, id), **given)
    return {**given, "digest_shown": found.document, "words_shown": found.words, "agreed": True}


def translated(here: Cast, id: UUID, **how: Any) -> UUID:
    """A translation of a version into German, unless ``how`` says otherwise."""
    by, at = how.pop("by", None) or lead(here), how.pop("at", after(1))
    if "de" not in organisation(here.organisation).languages:
        read_in(here, "de", "pl", at=at)
    return id_of(give_translation(version_id=id, **shown(here, id, **how), by=by, at=at))


def taken_away(here: Cast, id: UUID, reason: str = "It leaves out a sentence.", **how: Any) -> None:
    by, at = how.pop("by", None) or lead(here), how.pop("at", after(2))
    end_translation(translation_id=id, reason=reason, by=by, at=at)
