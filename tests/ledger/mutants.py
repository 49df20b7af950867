"""Proofs that are almost right. Every one of them has to be rejected, by us and by everybody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random


@dataclass(frozen=True)
class Inclusion:
    """Everything that a verifier of an inclusion is told."""

    leaf: bytes
    index: int
    size: int
    path: tuple[bytes, ...]
    root: bytes


@dataclass(frozen=True)
class Consistency:
    """Everything that a verifier of a consistency is told."""

    old: int
    new: int
    old_root: bytes
    new_root: bytes
    path: tuple[bytes, ...]


def flipped(data: bytes, chance: Random) -> bytes:
    """One bit differs."""
    bit = chance.randrange(len(data) * 8)
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def other_paths(path: tuple[bytes, ...], chance: Random) -> Iterator[tuple[bytes, ...]]:
    """One hash too many in front or behind, one hash missing, changed, or in another place."""
    yield (flipped(bytes(32), chance), *path)
    yield (*path, flipped(bytes(32), chance))
    for place, step in enumerate(path):
        yield path[:place] + path[place + 1 :]
        yield (*path[:place], flipped(step, chance), *path[place + 1 :])
    if len(path) > 1:
        yield path[::-1]
        yield (path[1], path[0], *path[2:])


def mutants_of_inclusion(good: Inclusion, chance: Random) -> Iterator[Inclusion]:
    yield replace(good, leaf=flipped(good.leaf, chance))
    yield replace(good, root=flipped(good.root, chance))
    for index in {good.index ^ 1, good.index + 1, good.index - 1, good.size - 1 - good.index, good.size} - {good.index}:
        yield replace(good, index=index)
    for path in other_paths(good.path, chance):
        yield replace(good, path=path)


def mutants_of_consistency(good: Consistency, chance: Random) -> Iterator[Consistency]:
    yield replace(good, old_root=flipped(good.old_root, chance))
    yield replace(good, new_root=flipped(good.new_root, chance))
    yield replace(good, old_root=good.new_root, new_root=good.old_root)
    yield replace(good, old=good.new, new=good.old)
    for path in other_paths(good.path, chance):
        yield replace(good, path=path)
