"""The label that the next version gets."""

from __future__ import annotations

import re
from collections.abc import Collection

from countersign.policies.models import Version

NUMBERED = re.compile(r"(\d{1,6})(?:\.(\d{1,6}))?(?:\.\d+)*")


def next_label(published: Version | None, *, material: bool, taken: Collection[str] = ()) -> str:
    """The first is 1.0; a material change counts the first figure on, another one the second.

    ``taken`` are the labels that others have: a version that was signed and withdrawn keeps its own.
    """
    major, minor = (1, 0) if published is None else following(published, material)
    while f"{major}.{minor}" in taken:
        minor += 1
    return f"{major}.{minor}"


def following(published: Version, material: bool) -> tuple[int, int]:
    """What comes after a label. One that is no number (from paper: "Rev C") counts as the version's own number."""
    written = NUMBERED.fullmatch(published.label)
    major, minor = (int(written[1]), int(written[2] or 0)) if written else (published.number, 0)
    return (major + 1, 0) if material else (major, minor + 1)
