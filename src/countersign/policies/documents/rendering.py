"""The PDF of a signed version: gathered here, typeset in a confined child (``compiling``)."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, cast

from countersign.kernel.canonical import canonical
from countersign.kernel.confinement import confined
from countersign.kernel.instants import milliseconds
from countersign.ledger.queries import entry_about, origin_of
from countersign.policies.documents.saying import NOTE, Place, say_all
from countersign.policies.entries import CosignatureGiven, VersionRecordedElsewhere, VersionSigned
from countersign.policies.queries import hands
from countersign.press.sheets import MEMORY

if TYPE_CHECKING:
    from countersign.ledger.models import Leaf
    from countersign.policies.models import Version
    from countersign.policies.queries import Hand

COMPILER = "countersign.policies.documents.compiling:compile_document"
"""By its name: only the child process imports the typesetter."""


class NotAsSigned(ValueError):
    """The columns of a version no longer say what was signed, so nothing is made of them."""


def render(version: Version) -> bytes:
    """The same version gives the same bytes. Raises NotAsSigned, and ConfinedError when typesetting fails."""
    all_hands = hands(version)
    places = {one.of: place_of(version, one) for one in all_hands}
    if version.ref not in places or version.signed_at is None or version.digest != version.document:
        raise NotAsSigned(f"{version.ref} is not what was signed")
    given = {
        "said": say_all(version, all_hands, places),
        "note": NOTE,
        "document": signed_document(version).decode(),
        "at": milliseconds(version.signed_at) // 1000,
    }
    made = cast("dict[str, Any]", confined(COMPILER, json.dumps(given).encode(), memory=MEMORY))
    return base64.b64decode(made["pdf"])


def place_of(version: Version, hand: Hand) -> Place:
    """Where a hand stands in the ledger. Raises NotAsSigned while it has no place there."""
    kind = version_kind(version) if hand.of == version.ref else CosignatureGiven.kind
    leaf = entry_about(version.organisation_id, hand.of, kind)
    if leaf is None:
        raise NotAsSigned(f"{hand.of} has no place in the ledger yet")
    return Place(origin_of(version.organisation_id), leaf.id, leaf.seq)


def signed_document(version: Version) -> bytes:
    """The exact bytes whose digest was signed."""
    return canonical(version.parts)


def signature_entry(version: Version) -> Leaf | None:
    """What the ledger says about the signature, once it has its place there."""
    return entry_about(version.organisation_id, version.ref, version_kind(version))


def version_kind(version: Version) -> str:
    kind = VersionRecordedElsewhere if version.signed_elsewhere else VersionSigned
    return kind.kind
