"""Which words of two paragraphs stayed: a shortest way from one to the other, without splinters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from countersign.kernel.text.redline.effort import Effort
from countersign.kernel.text.redline.tokens import Token

KEPT_AT_LEAST = 0.25
"""Where less than this share of the letters stayed, the paragraph reads better replaced as a whole."""
_PASSES = 4

type Match = tuple[int, int, int]
"""From which token of the old, from which of the new, and how many."""


def matches(old: Sequence[Token], new: Sequence[Token], effort: Effort) -> list[Match]:
    """The stretches that both share, in order; none when too little stayed, or when finding them costs too much.

    The other way round gives the same stretches.
    """
    one, other = [token.word for token in old], [token.word for token in new]
    if other < one:
        return [(was, now, length) for now, was, length in matches_in_order(other, one, effort)]
    return matches_in_order(one, other, effort)


def matches_in_order(old: list[str], new: list[str], effort: Effort) -> list[Match]:
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    found = _shortest(old[head : len(old) - tail], new[head : len(new) - tail], effort)
    pairs = [(at, at) for at in range(head)]
    pairs += [(was + head, now + head) for was, now in found]
    pairs += [(len(old) - at, len(new) - at) for at in range(tail, 0, -1)]
    islands = _without_splinters(_stretches(pairs), old, new)
    kept = sum(_letters(old[was : was + length]) for was, _now, length in islands)
    enough = KEPT_AT_LEAST * max(_letters(old), _letters(new))
    return islands if kept >= enough else []


def _alike(one: list[str], other: list[str]) -> int:
    at = 0
    while at < len(one) and at < len(other) and one[at] == other[at]:
        at += 1
    return at


def _shortest(old: list[str], new: list[str], effort: Effort) -> list[tuple[int, int]]:
    """Myers' greedy search (1986), forward, within the allowance: its cost grows with what differs."""
    most, steps = effort.allowance(), 0
    reach, trail = {1: 0}, []
    for distance in range(len(old) + len(new) + 1):
        trail.append(dict(reach))
        for diagonal in range(-distance, distance + 1, 2):
            from_above = diagonal == -distance or (diagonal != distance and reach[diagonal - 1] < reach[diagonal + 1])
            was = reach[diagonal + 1] if from_above else reach[diagonal - 1] + 1
            begin = was
            while was < len(old) and 0 <= was - diagonal < len(new) and old[was] == new[was - diagonal]:
                was += 1
            reach[diagonal] = was
            steps += 2 + was - begin
            if was >= len(old) and was - diagonal >= len(new):
                effort.spend(steps)
                return _walked_back(trail, len(old), len(new))
        if steps > most:
            effort.spend(steps)
            effort.give_up()
            return []
    return []


def _walked_back(trail: list[dict[int, int]], was: int, now: int) -> list[tuple[int, int]]:
    """The pairs on the way that was found, in order."""
    pairs = []
    for distance in range(len(trail) - 1, -1, -1):
        reach, diagonal = trail[distance], was - now
        from_above = diagonal == -distance or (diagonal != distance and reach[diagonal - 1] < reach[diagonal + 1])
        before = diagonal + 1 if from_above else diagonal - 1
        stop_was = reach[before] if distance else 0
        stop_now = stop_was - before if distance else 0
        while was > stop_was and now > stop_now:
            was, now = was - 1, now - 1
            pairs.append((was, now))
        was, now = stop_was, stop_now
    return pairs[::-1]


def _stretches(pairs: list[tuple[int, int]]) -> list[Match]:
    out: list[Match] = []
    for was, now in pairs:
        if out and (was, now) == (out[-1][0] + out[-1][2], out[-1][1] + out[-1][2]):
            out[-1] = (out[-1][0], out[-1][1], out[-1][2] + 1)
        else:
            out.append((was, now, 1))
    return out


def _without_splinters(islands: list[Match], old: list[str], new: list[str]) -> list[Match]:
    """What stayed between two changes counts as changed too when it is no longer than either."""
    letters_old, letters_new = _sums(old), _sums(new)
    for _pass in range(_PASSES):
        ends = [(0, 0, 0), *islands, (len(old), len(new), 0)]
        gaps = [
            max(
                letters_old[other[0]] - letters_old[one[0] + one[2]],
                letters_new[other[1]] - letters_new[one[1] + one[2]],
            )
            for one, other in pairwise(ends)
        ]
        islands = [
            (was, now, length)
            for at, (was, now, length) in enumerate(islands)
            if letters_old[was + length] - letters_old[was] > min(gaps[at], gaps[at + 1])
        ]
    return islands


def _sums(words: list[str]) -> list[int]:
    """How many letters stand before each word, and in all."""
    return list(accumulate(map(len, words), initial=0))


def _letters(words: list[str]) -> int:
    return sum(map(len, words))
