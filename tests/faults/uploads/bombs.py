"""Files that are small to send and dear to read, and files that claim to be what they are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.faults.uploads.lists import lists
from tests.faults.uploads.packed import archives
from tests.faults.uploads.pictures import pictures

type Bomb = tuple[str, str, Callable[[], bytes]]
"""What it is, under which name it is uploaded, and how it is made."""


def bombs(most: int) -> Iterator[Bomb]:
    """So many, of every kind some."""
    found = [*archives("policy.docx"), *archives("people.xlsx"), *lists(), *pictures()]
    step = max(1, len(found) / most)
    return iter([found[int(place * step)] for place in range(min(most, len(found)))])
