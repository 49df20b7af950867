"""A few texts as they stand in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

SHOWN = 20


def listed(texts: Sequence[str]) -> str:
    """``a, b and c``; the first twenty of many."""
    if len(texts) > SHOWN:
        return ", ".join(texts[:SHOWN]) + f" and {len(texts) - SHOWN} more"
    return " and ".join(filter(None, [", ".join(texts[:-1]), *texts[-1:]]))
