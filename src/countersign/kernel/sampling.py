"""How many people to ask, so that whoever does not know is most likely among them."""

from __future__ import annotations


def sample_needed(size: int, *, percent: int, sure: int, most: int) -> int:
    """The smallest sample of a group that meets somebody unaware with that certainty, and never more than ``most``.

    So many percent of the group are taken to be unaware (halves up, one at least). Drawn without replacement, and
    exact: the chance to miss them all is kept as two whole numbers.
    """
    unaware = max(1, (size * percent + 50) // 100)
    misses = draws = 1
    for asked in range(min(size, most)):
        if 100 * misses <= (100 - sure) * draws:
            return asked
        misses *= max(0, size - unaware - asked)
        draws *= size - asked
    return min(size, most)
