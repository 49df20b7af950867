from __future__ import annotations

from itertools import islice
from random import Random

import pytest

from countersign.ledger.proof import BadProof, check_consistency, check_inclusion
from countersign.ledger.tree import leaf_hash
from tests.ledger import oracle
from tests.ledger.mutants import Consistency, Inclusion, mutants_of_consistency, mutants_of_inclusion

MOST = 70
LEAVES = oracle.leaves(MOST)
ROOTS = [oracle.root(LEAVES[:size]) for size in range(MOST + 1)]


def inclusion(index: int, size: int) -> Inclusion:
    return Inclusion(LEAVES[index], index, size, tuple(oracle.path(index, LEAVES[:size])), ROOTS[size])


def consistency(old: int, new: int) -> Consistency:
    return Consistency(old, new, ROOTS[old], ROOTS[new], tuple(oracle.proof(old, LEAVES[:new])))


def accepts_inclusion(told: Inclusion) -> bool:
    try:
        check_inclusion(leaf_hash(told.leaf), told.index, told.size, list(told.path), told.root)
    except BadProof:
        return False
    return True


def accepts_consistency(told: Consistency) -> bool:
    try:
        check_consistency(told.old, told.new, told.old_root, told.new_root, list(told.path))
    except BadProof:
        return False
    return True


def test_check_inclusion_accepts_every_leaf_of_every_size() -> None:
    for size in range(1, MOST + 1):
        for index in range(size):
            assert accepts_inclusion(inclusion(index, size)), (index, size)


def test_check_consistency_accepts_every_pair_of_sizes() -> None:
    for new in range(1, MOST + 1):
        for old in range(1, new + 1):
            assert accepts_consistency(consistency(old, new)), (old, new)


def test_check_inclusion_rejects_a_thousand_mutants() -> None:
    chance = Random(6962)  # noqa: S311 (no secret: the same mutants in every run)
    pairs = [(index, size) for size in range(2, MOST + 1) for index in range(size)]
    chance.shuffle(pairs)
    mutants = (one for index, size in pairs for one in mutants_of_inclusion(inclusion(index, size), chance))
    rejected = [accepts_inclusion(one) for one in islice(mutants, 1000)]
    assert rejected == [False] * 1000


def test_check_consistency_rejects_a_thousand_mutants() -> None:
    chance = Random(9162)  # noqa: S311 (no secret: the same mutants in every run)
    pairs = [(old, new) for new in range(2, MOST + 1) for old in range(1, new)]
    chance.shuffle(pairs)
    mutants = (one for old, new in pairs for one in mutants_of_consistency(consistency(old, new), chance))
    rejected = [accepts_consistency(one) for one in islice(mutants, 1000)]
    assert rejected == [False] * 1000


def test_check_consistency_when_the_sizes_are_equal_wants_one_root_and_no_path() -> None:
    assert accepts_consistency(Consistency(5, 5, ROOTS[5], ROOTS[5], ()))
    assert not accepts_consistency(Consistency(5, 5, ROOTS[5], ROOTS[6], ()))
    assert not accepts_consistency(Consistency(5, 5, ROOTS[5], ROOTS[5], (ROOTS[1],)))


@pytest.mark.parametrize(("old", "new"), [(0, 4), (-1, 4), (5, 4)])
def test_check_consistency_when_the_sizes_do_not_fit_is_rejected(old: int, new: int) -> None:
    with pytest.raises(BadProof, match="is not the beginning"):
        check_consistency(old, new, ROOTS[4], ROOTS[4], [])


@pytest.mark.parametrize(
    ("index", "size", "path", "says"),
    [
        (3, 3, [], "there is no leaf 3 in a tree of 3"),
        (-1, 3, [], "there is no leaf -1"),
        (0, 1, [ROOTS[1]], "the path is too long"),
        (0, 2, [], "the path is too short"),
        (0, 2, [ROOTS[1]], "leaf 0 is not in the tree of 2"),
    ],
)
def test_check_inclusion_when_rejecting_says_why(index: int, size: int, path: list[bytes], says: str) -> None:
    with pytest.raises(BadProof, match=says):
        check_inclusion(leaf_hash(LEAVES[0]), index, size, path, ROOTS[2])


@pytest.mark.parametrize(
    ("old", "new", "path", "says"),
    [
        (3, 5, [], "the path is too short"),
        (1, 2, [ROOTS[1], ROOTS[1]], "the path is too long"),
        (1, 2, [ROOTS[1]], "does not begin with the tree of 1"),
        (4, 8, [ROOTS[1]], "does not begin with the tree of 4"),
    ],
)
def test_check_consistency_when_rejecting_says_why(old: int, new: int, path: list[bytes], says: str) -> None:
    with pytest.raises(BadProof, match=says):
        check_consistency(old, new, ROOTS[old], ROOTS[new], path)


def test_check_consistency_when_nothing_is_shown_and_the_roots_are_one_is_rejected() -> None:
    """A log that says it has grown and states the root it had."""
    with pytest.raises(BadProof, match="does not begin with the tree of 2"):
        check_consistency(2, 4, ROOTS[2], ROOTS[2], [])
