"""What was changed or left out while reading HTML, each sentence once."""

from __future__ import annotations

from countersign.kernel.words import Words, say

_MOST = 40


class Notes:
    """Collects warnings in the order they arise; from the 41st on they are only counted."""

    def __init__(self) -> None:
        self._words: dict[Words, None] = {}

    def add(self, template: str, **values: object) -> None:
        """Note one sentence; the same sentence with the same values is kept once."""
        self._words.setdefault(say(template, **{name: _short(str(value)) for name, value in values.items()}))

    def all(self) -> tuple[Words, ...]:
        """Every sentence noted."""
        words = tuple(self._words)
        if len(words) <= _MOST:
            return words
        return (*words[:_MOST], say("{n} more things were changed or left out.", n=len(words) - _MOST))


def _short(value: str) -> str:
    plain = " ".join(value.split())
    return plain if len(plain) <= 80 else plain[:79] + "…"
