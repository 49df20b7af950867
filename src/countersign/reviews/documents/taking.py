"""Signed minutes as somebody takes them along in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from countersign.kernel.text import from_json
from countersign.kernel.words import spelled
from countersign.press.sheets import EXAMPLE
from countersign.press.taken import Taken
from countersign.reviews.documents.saying import HEADING, blocks

if TYPE_CHECKING:
    from countersign.reviews.models import Review

COPY = "This file is a copy. What was signed is kept in Countersign, under the fingerprint."


def minutes_taken(review: Review, *, example: bool) -> Taken:
    """The words, and beside them who signed them and the fingerprint."""
    minutes = review.minutes or {}
    if review.held_on is None or review.minutes_on is None or review.closed_at is None:  # pragma: no cover - signed
        raise ValueError(f"{review.ref} is not signed")
    tree = {
        "format": "countersign.text/1",
        "blocks": [block(n, kind, text) for n, (kind, text) in enumerate(blocks(minutes))],
    }
    return Taken(
        title=f"Management review, {spelled(review.held_on)}",
        organisation=minutes["organisation"],
        label="minutes",
        language="en-gb",
        at=review.closed_at,
        imprint=(
            f"{minutes['organisation']} · held on {spelled(review.held_on)}",
            f"Minutes signed on {spelled(review.minutes_on)}",
            *([EXAMPLE] if example else []),
        ),
        ending=(
            f"“{review.signed_words}”",
            f"Signed by {minutes['chair_name']}, {review.signed_as}, on {spelled(review.minutes_on)}",
            f"Fingerprint of what was signed: {review.document}",
            COPY,
        ),
        text=from_json(tree),
    )


def block(n: int, kind: str, text: str) -> dict[str, object]:
    level = {"level": 2} if kind == HEADING else {}
    return {"id": f"m{n}", "type": kind, **level, "runs": [{"text": text}]}
