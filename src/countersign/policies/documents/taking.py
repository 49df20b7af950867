"""A text as somebody takes it along in a file: its words, and beside them what it is and who signed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from countersign.kernel.text import from_json
from countersign.policies.documents.saying import INVENTED, day, language_alone, language_name
from countersign.policies.enums import VersionState
from countersign.policies.queries import hands
from countersign.press.taken import Taken

if TYPE_CHECKING:
    from countersign.policies.models import Draft, Translation, Version

STANDS: dict[VersionState, str] = {
    VersionState.OFFERED: "Waits for a signature: not in force",
    VersionState.SIGNED: "Signed: not in force yet",
    VersionState.PUBLISHED: "In force from {day}",
    VersionState.SUPERSEDED: "Superseded: no longer in force",
    VersionState.WITHDRAWN: "Withdrawn: not in force",
}
DRAFT = "Draft: not in force. Nobody has signed it."
TRANSLATION = "Translation. Signed in {signed}; where the two differ, the {signed} text applies."
ENDED = "It is shown to nobody any more."
WORDS = "A finished PDF file is what is signed. These are its words; its looks, tables and pictures are in it alone."
COPY = "This file is a copy. What was signed is kept in Countersign, under the fingerprint."


def version_taken(version: Version, *, example: bool) -> Taken:
    """A version with its state, every hand under it, and its fingerprint."""
    organisation = version.variables["organisation"]
    effective = day(version.effective_on)
    state = STANDS[version.state].format(day=effective)
    return Taken(
        title=version.title,
        organisation=organisation,
        label=version.label,
        language=version.language,
        at=version.signed_at or version.offered_at,
        imprint=(
            " · ".join([organisation, f"version {version.label}", language_name(version.language)]),
            state,
            *finished(version),
            *([INVENTED] if example else []),
        ),
        ending=(*signatures(version), f"Fingerprint of what was signed: {version.document}", *file(version), COPY)
        if version.signed_at
        else ("Nobody has signed this version yet.", f"Fingerprint: {version.document}", *file(version)),
        text=from_json(version.text),
    )


def translation_taken(translation: Translation, *, example: bool) -> Taken:
    """A translation, which says above and below that it is one."""
    version = translation.version
    organisation, signed = version.variables["organisation"], language_alone(version.language)
    effective = day(version.effective_on)
    gone = [] if translation.ended_at is None else [ENDED]
    return Taken(
        title=translation.title,
        organisation=organisation,
        label=f"{version.label}-{translation.language}",
        language=translation.language,
        at=translation.given_at,
        imprint=(
            " · ".join([organisation, f"version {version.label}", language_name(translation.language)]),
            TRANSLATION.format(signed=signed),
            *gone,
            STANDS[version.state].format(day=effective),
            *([INVENTED] if example else []),
        ),
        ending=(
            TRANSLATION.format(signed=signed),
            f"Translated by {translation.made_by}. {translation.given_by} says that it says the same.",
            f"Fingerprint of what was signed: {version.document}",
            f"Fingerprint of this translation: {translation.document}",
        ),
        text=from_json(translation.text),
    )


def finished(of: Version | Draft) -> list[str]:
    """What is said above the words of a finished file."""
    return [WORDS] if of.source else []


def file(of: Version | Draft) -> list[str]:
    """And below them."""
    return [f"Fingerprint of the PDF file: {of.source}"] if of.source else []


def signatures(version: Version) -> tuple[str, ...]:
    """A sentence for each hand, in the order in which they came."""
    how = "Signed elsewhere, as it is claimed, by" if version.signed_elsewhere else "Signed by"
    return tuple(f"{how} {hand.name}, {hand.capacity}, on {day(hand.signed_on)}" for hand in hands(version))


def draft_taken(draft: Draft, *, organisation: str, language: str, example: bool) -> Taken:
    """A draft, which says that it is one."""
    return Taken(
        title=draft.title,
        organisation=organisation,
        label="draft",
        language=language,
        at=draft.edited_at,
        imprint=(organisation, DRAFT, *finished(draft), *([INVENTED] if example else [])),
        ending=tuple(file(draft)),
        text=from_json(draft.text),
    )
