from __future__ import annotations

import pytest

from countersign.ledger.tree import EMPTY, Edge, consistency_path, inclusion_path, leaf_hash, node_hash, root_of
from tests.ledger import oracle

MOST = 70
LEAVES = oracle.leaves(MOST)


def grown(size: int) -> Edge:
    edge = Edge()
    for data in LEAVES[:size]:
        edge.add(leaf_hash(data))
    return edge


def test_edge_has_the_root_of_rfc_6962_at_every_size() -> None:
    edge = Edge()
    for size in range(MOST):
        assert (edge.size, edge.root()) == (size, oracle.root(LEAVES[:size]))
        edge.add(leaf_hash(LEAVES[size]))


def test_edge_when_empty_has_the_empty_root() -> None:
    assert Edge().root() == EMPTY == oracle.root([])
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_edge_when_kept_and_taken_up_again_goes_on_as_if_never_left() -> None:
    for size in range(MOST):
        kept = grown(size)
        again = Edge(kept.size, kept.peaks)
        again.add(leaf_hash(LEAVES[size]))
        assert again.root() == oracle.root(LEAVES[: size + 1])
        assert kept.size == size, "adding to the copy left the first alone"


@pytest.mark.parametrize(("size", "peaks"), [(0, 1), (1, 0), (3, 1), (8, 2), (255, 7)])
def test_edge_when_the_peaks_do_not_fit_the_size_is_refused(size: int, peaks: int) -> None:
    with pytest.raises(ValueError, match=f"an edge of size {size} has"):
        Edge(size, [EMPTY] * peaks)


def test_leaf_and_node_hashes_are_kept_apart() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert node_hash(left, right) != leaf_hash(left + right)
    assert node_hash(left, right) != node_hash(right, left)


def test_root_of_streams() -> None:
    assert root_of(leaf_hash(data) for data in iter(LEAVES)) == oracle.root(LEAVES)


def test_inclusion_path_is_that_of_rfc_6962_for_every_leaf_of_every_size() -> None:
    for size in range(1, MOST + 1):
        node = oracle.nodes(LEAVES[:size])
        for index in range(size):
            assert inclusion_path(index, size, node) == oracle.path(index, LEAVES[:size])


def test_consistency_path_is_that_of_rfc_6962_for_every_pair_of_sizes() -> None:
    for new in range(1, MOST + 1):
        node = oracle.nodes(LEAVES[:new])
        for old in range(1, new + 1):
            assert consistency_path(old, new, node) == oracle.proof(old, LEAVES[:new])


def test_paths_read_full_subtrees_only() -> None:
    """What stands at the right edge changes with the next leaf, so no stored node may be asked for it."""
    for size in range(1, MOST + 1):

        def node(level: int, index: int, size: int = size) -> bytes:
            assert (index + 1) << level <= size
            return EMPTY

        for other in range(1, size + 1):
            inclusion_path(other - 1, size, node)
            consistency_path(other, size, node)


@pytest.mark.parametrize(("index", "size"), [(0, 0), (1, 1), (-1, 4), (5, 4)])
def test_inclusion_path_when_there_is_no_such_leaf_is_refused(index: int, size: int) -> None:
    with pytest.raises(ValueError, match=f"no leaf {index} in a tree of {size}"):
        inclusion_path(index, size, oracle.nodes(LEAVES))


@pytest.mark.parametrize(("old", "new"), [(0, 0), (0, 4), (5, 4), (-1, 4)])
def test_consistency_path_when_the_sizes_do_not_fit_is_refused(old: int, new: int) -> None:
    with pytest.raises(ValueError, match=f"a tree of {old} is not the beginning of a tree of {new}"):
        consistency_path(old, new, oracle.nodes(LEAVES))
