"""A text as somebody takes it along in a file: its words, and beside them what it is and whose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from countersign.kernel.text import Text


@dataclass(frozen=True)
class Taken:
    """``imprint`` stands under the title, ``ending`` under the text: one line for each sentence."""

    title: str
    organisation: str
    label: str
    language: str
    at: datetime
    imprint: tuple[str, ...]
    ending: tuple[str, ...]
    text: Text
