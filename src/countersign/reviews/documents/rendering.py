"""The PDF of signed minutes, typeset in a confined child."""

from __future__ import annotations

from typing import TYPE_CHECKING

from countersign.kernel.words import spelled
from countersign.ledger.queries import entry_about, is_example
from countersign.press.sheets import EXAMPLE, sheet
from countersign.reviews.documents.saying import blocks
from countersign.reviews.entries import MinutesSigned
from countersign.reviews.queries import minutes_digest

if TYPE_CHECKING:
    from countersign.ledger.models import Leaf
    from countersign.reviews.models import Review

TEMPLATE = "/reviews/documents/minutes.typ"


class NotAsSigned(ValueError):
    """The columns of a review no longer say what was signed, so nothing is made of them."""


def render(review: Review) -> bytes:
    """The same minutes give the same bytes. Raises NotAsSigned, and ConfinedError when typesetting fails."""
    minutes, leaf = review.minutes or {}, signature_entry(review)
    if leaf is None or review.closed_at is None or minutes_digest(minutes) != review.document:
        raise NotAsSigned(f"{review.ref} is not what was signed")
    if review.held_on is None or review.minutes_on is None:  # pragma: no cover - closed is held, and has a day
        raise NotAsSigned(f"{review.ref} has no day")
    said = {
        "organisation": minutes["organisation"],
        "title": f"Management review, {spelled(review.held_on)}",
        "blocks": [{"kind": kind, "text": text} for kind, text in blocks(minutes)],
        "words": review.signed_words,
        "name": minutes["chair_name"],
        "as": review.signed_as,
        "signed": f"Signed on {spelled(review.minutes_on)}",
        "fingerprint": review.document,
        "entry": f"Entry {leaf.seq} of the ledger",
        "example": EXAMPLE if is_example(review.organisation_id) else "",
    }
    return sheet(TEMPLATE, said, review.closed_at)


def signature_entry(review: Review) -> Leaf | None:
    """What the ledger says about the signature, once it has its place there."""
    return entry_about(review.organisation_id, review.ref, MinutesSigned.kind)
