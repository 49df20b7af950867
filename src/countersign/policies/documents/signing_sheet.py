"""A sheet on which people who work without a screen accept a version by hand, while a witness sees it (S9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from countersign.press.sheets import EXAMPLE, sheet

if TYPE_CHECKING:
    from countersign.policies.models import Version

FREE_LINES = 6
"""For whoever is not on the list."""


def signing_sheet(
    version: Version, words: str, people: Sequence[tuple[str, str]], *, example: bool, at: datetime
) -> bytes:
    """A PDF (A4) with the sentence, a line for each (name, where they work), some free lines, and one for the witness.

    Raises ConfinedError.
    """
    said = {
        "organisation": version.variables["organisation"],
        "title": f"{version.title} {version.label}",
        "words": words,
        "how": "Read the text, then write the day and sign beside your own name. Whoever cannot say this sentence does "
        "not sign: ask, or say why.",
        "people": [[name, where] for name, where in people],
        "free": FREE_LINES,
        "witness": "I saw everybody above sign for themselves.",
        "fingerprint": version.document,
        "example": EXAMPLE if example else "",
    }
    return sheet("/policies/documents/signing_sheet.typ", said, at)
