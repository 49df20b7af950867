"""How much a comparison may cost. What would cost more is compared less finely, never given up."""

from __future__ import annotations

MOST = 400_000
MOST_AT_ONCE = 60_000


class Effort:
    """Steps that are left; ``spent_up`` once somebody wanted more than there were."""

    def __init__(self, most: int = MOST) -> None:
        self._left = most
        self.spent_up = False

    def allowance(self) -> int:
        """How many steps the next pair of paragraphs may take."""
        return min(self._left, MOST_AT_ONCE)

    def spend(self, steps: int) -> None:
        self._left -= min(steps, self._left)

    def give_up(self) -> None:
        """Note that something was compared as a whole."""
        self.spent_up = True
