"""Where a block stands, as somebody would say it: under which heading, or as the how manieth paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from countersign.kernel.text import Heading, Text, node_text, walk


@dataclass(frozen=True, slots=True)
class Spot:
    """The heading above, empty where there is none; and the number of the block, headings not counted.

    Of a heading itself: its own words, and 0.
    """

    heading: str
    number: int


def spots(text: Text) -> Mapping[str, Spot]:
    """By the id of every block; what stands in a list or a quotation stands where that stands."""
    found, heading, number = {}, "", 0
    for block in text.blocks:
        if isinstance(block, Heading):
            heading = " ".join(node_text(block).split())
            found[block.id] = Spot(heading, 0)
            continue
        number += 1
        found.update((node.id, Spot(heading, number)) for node in walk([block]))
    return found
