"""Where something stands in a text, in words, and long words cut short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from countersign.policies.queries import Noticed

LONGEST_HEADING = 60


def where(found: Noticed, block: str) -> str:
    """Empty for a block that is in no text."""
    spot = found.spots.get(block)
    if spot is None:
        return ""
    heading = shortened(spot.heading, LONGEST_HEADING)
    if not heading:
        return _("paragraph {n}").format(n=spot.number)
    if not spot.number:
        return _("in the heading “{heading}”").format(heading=heading)
    return _("under “{heading}”").format(heading=heading)


def shortened(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1] + "…"
