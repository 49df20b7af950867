"""Somebody with the keys to the machine changes what hangs on the leaves: tiles, head, the log's own row."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from countersign.kernel.references import new_id
from countersign.ledger.models import Disclosure, Head, Leaf, Log, Tile
from countersign.ledger.reconciling import MOST_PROBLEMS, verify
from countersign.people.models import Person
from tests.cast import Cast
from tests.ledger.doing import AT
from tests.ledger.mutants import flipped
from tests.ledger.past_the_gate import as_administrator, every, found, wipe
from tests.ledger.reconciling.log import leaves, newest_checkpoint


def tile_changes(tile: Tile) -> Iterator[tuple[str, bytes]]:
    good = bytes(tile.hashes)
    yield "flipped", flipped(good, Random(1))  # noqa: S311 (no secret)
    yield "short", good[:-32]
    yield "long", good + bytes(32)
    yield "empty", b""


def test_verify_when_a_tile_was_changed_or_deleted_names_it(tall_log: Cast) -> None:
    tile = Tile.objects.get(organisation_id=tall_log.organisation)
    for _, hashes in tile_changes(tile):
        Tile.objects.filter(pk=tile.pk).update(hashes=hashes)
        assert found(tall_log.organisation) == {("TILE", "tile 0/0")}
    tile.delete()
    assert found(tall_log.organisation) == {("TILE", "tile 0/0")}


@pytest.mark.parametrize(("level", "index"), [(0, 1), (0, 7), (1, 0), (5, 0)])
def test_verify_when_a_tile_was_slipped_in_names_it(tall_log: Cast, level: int, index: int) -> None:
    """Paths would be read from it, and the log could never fill that place."""
    Tile.objects.create(
        id=new_id(AT), organisation_id=tall_log.organisation, level=level, index=index, hashes=bytes(32 * 256)
    )
    assert found(tall_log.organisation) == {("TILE", f"tile {level}/{index}")}


@pytest.mark.parametrize("change", [{"size": 3}, {"peaks": bytes(96)}, {"peaks": b""}])
def test_verify_when_the_head_was_changed_says_so(log: Cast, change: dict[str, Any]) -> None:
    Head.objects.filter(organisation_id=log.organisation).update(**change)
    assert found(log.organisation) == {("HEAD", "head")}


def test_verify_when_the_head_was_deleted_says_so(log: Cast) -> None:
    Head.objects.filter(organisation_id=log.organisation).delete()
    assert found(log.organisation) == {("HEAD", "head")}


def test_verify_when_the_log_row_was_deleted_says_so_and_goes_on(log: Cast) -> None:
    row = Log.objects.get(organisation_id=log.organisation)
    with as_administrator():
        wipe(Log, pk=row.pk)
    problems = found(log.organisation)
    assert {("LOG-MISSING", "log"), ("ROW-MISSING", row.ref)} <= problems
    assert ("CHECKPOINT-NOTE", newest_checkpoint(log).ref) in problems
    assert {code for code, _ in problems} == {"LOG-MISSING", "ROW-MISSING", "CHECKPOINT-NOTE"}


def test_verify_when_nearly_everything_is_wrong_stops_at_a_thousand(tall_log: Cast) -> None:
    with as_administrator():
        every(Leaf, organisation_id=tall_log.organisation).update(data=b"{}", kind="x", noun="person")
        Disclosure.objects.filter(organisation_id=tall_log.organisation).update(values=["x"])
        every(Person, organisation_id=tall_log.organisation).update(title="x", executive=True)
    size, problems = verify(tall_log.organisation)
    assert 500 < len(problems) <= MOST_PROBLEMS
    assert size == len(leaves(tall_log))
