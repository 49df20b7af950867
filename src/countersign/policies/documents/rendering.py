"""The PDF of a signed version: gathered here, typeset in a confined child (``compiling``)."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, cast

from countersign.kernel.canonical import canonical
from countersign.kernel.confinement import confined
from countersign.kernel.documents import document
from countersign.kernel.instants import milliseconds
from countersign.ledger.queries import entry_about, origin_of
from countersign.policies.documents.compiling import compile_document
from countersign.policies.documents.saying import NOTE, Place, say_all
from countersign.policies.entries import VersionRecordedElsewhere, VersionSigned

if TYPE_CHECKING:
    from countersign.ledger.models import Leaf
    from countersign.policies.models import Version

MEMORY = 4 << 30
"""Address space, not memory in use: the typesetter's threads reserve much and touch little."""


class NotAsSigned(ValueError):
    """The columns of a version no longer say what was signed, so nothing is made of them."""


def render(version: Version) -> bytes:
    """The same version gives the same bytes. Raises NotAsSigned, and ConfinedError when typesetting fails."""
    leaf = signature_entry(version)
    if leaf is None or version.signed_at is None or version.digest != version.document:
        raise NotAsSigned(f"{version.ref} is not what was signed")
    place = Place(origin_of(version.organisation_id), leaf.id, leaf.seq)
    given = {
        "said": say_all(version, place),
        "note": NOTE,
        "document": signed_document(version).decode(),
        "at": milliseconds(version.signed_at) // 1000,
    }
    made = cast("dict[str, Any]", confined(compile_document, json.dumps(given).encode(), memory=MEMORY))
    return base64.b64decode(made["pdf"])


def signed_document(version: Version) -> bytes:
    """The exact bytes whose digest was signed."""
    return canonical(
        document(
            title=version.title,
            label=version.label,
            language=version.language,
            variables=version.variables,
            text=version.text,
        )
    )


def signature_entry(version: Version) -> Leaf | None:
    """What the ledger says about the signature, once it has its place there."""
    kind = VersionRecordedElsewhere if version.signed_elsewhere else VersionSigned
    return entry_about(version.organisation_id, version.ref, kind.kind)
