"""Somebody with the keys to the machine changes the leaves themselves."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.db.models import F

from countersign.kernel.references import new_id
from countersign.ledger.format import read
from countersign.ledger.models import Disclosure, Leaf
from countersign.people.models import Person
from tests.cast import Cast
from tests.ledger.doing import AT, enter_crowd
from tests.ledger.mutants import flipped
from tests.ledger.past_the_gate import as_administrator, every, found, wipe
from tests.ledger.reconciling.log import covered, leaves, newest_checkpoint, rehash, rewritten, set_data, values


def test_verify_when_a_leaf_and_its_row_were_changed_alike_names_the_checkpoint(log: Cast) -> None:
    leaf = covered(log)
    state = {**read(bytes(leaf.data))["state"], "executive": True}
    set_data(leaf, rewritten(leaf, state=state))
    with as_administrator():
        every(Person, pk=leaf.of).update(executive=True)
    assert found(log.organisation) >= {
        ("CHECKPOINT-ROOT", f"checkpoint at {newest_checkpoint(log).size}"),
        ("HEAD", "head"),
    }
    rehash(log)
    assert found(log.organisation) == {("CHECKPOINT-ROOT", f"checkpoint at {newest_checkpoint(log).size}")}


def test_verify_when_a_leaf_after_the_last_checkpoint_was_changed_finds_it_by_head_and_row(log: Cast) -> None:
    leaf = leaves(log)[-1]
    state = {**read(bytes(leaf.data))["state"], "executive": True}
    set_data(leaf, rewritten(leaf, state=state))
    expected = {("ROW-FIELD", f"person_{leaf.of.hex}, executive")}
    assert found(log.organisation) == {("HEAD", "head"), *expected}
    rehash(log)
    assert found(log.organisation) == expected


def test_verify_when_any_bit_of_any_leaf_flips_finds_it(log: Cast) -> None:
    """Whatever the bit breaks, it is said and nothing falls over."""
    chance = Random(1)  # noqa: S311 (no secret)
    for leaf in leaves(log):
        good = bytes(leaf.data)
        set_data(leaf, flipped(good, chance))
        assert ("HEAD", "head") in found(log.organisation)
        set_data(leaf, good)
    assert found(log.organisation) == set()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"v":' + b"9" * 5000 + b"}",
        b"[" * 9000 + b"]" * 9000,
    ],
    ids=["nothing", "object", "list", "null", "bytes", "long number", "deep"],
)
def test_verify_when_a_leaf_is_no_leaf_any_more_names_it(log: Cast, data: bytes) -> None:
    leaf = covered(log)
    set_data(leaf, data)
    assert ("LEAF-FORM", f"leaf {leaf.seq}") in found(log.organisation)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"seq": 99}, "LEAF-PLACE"),
        ({"log": "log-2/0123"}, "LEAF-LOG"),
        ({"at": 1}, "LEAF-TIME"),
        ({"c": 5}, "LEAF-FORM"),
        ({"docs": "x"}, "LEAF-FORM"),
        ({"kind": "person.left"}, "LEAF-COLUMN"),
        ({"of": f"robot_{'0' * 32}"}, "LEAF-COLUMN"),
        ({"c": {"name": "0" * 64}}, "PERSONAL-VALUE"),
    ],
)
def test_verify_when_a_part_of_a_leaf_was_changed_names_the_leaf(
    log: Cast, changes: dict[str, Any], problem: str
) -> None:
    leaf = covered(log)
    set_data(leaf, rewritten(leaf, **changes))
    places = {where for code, where in found(log.organisation) if code == problem}
    assert any(where.startswith((f"leaf {leaf.seq}", "leaf 99")) for where in places), places


@pytest.mark.parametrize(
    ("column", "value"),
    [("kind", "person.left"), ("noun", "organisation"), ("noun", "robot"), ("of", new_id(AT)), ("id", new_id(AT))],
)
def test_verify_when_a_leaf_is_filed_elsewhere_names_it(log: Cast, column: str, value: object) -> None:
    leaf = covered(log)
    with as_administrator():
        every(Leaf, pk=leaf.pk).update(**{column: value})
    assert ("LEAF-COLUMN", f"leaf {leaf.seq}") in found(log.organisation)


def test_verify_when_a_leaf_was_deleted_names_the_place(log: Cast) -> None:
    leaf = covered(log)
    with as_administrator():
        wipe(Leaf, pk=leaf.pk)
    problems = found(log.organisation)
    assert {
        ("LEAF-PLACE", f"leaf {leaf.seq}"),
        ("HEAD", "head"),
        ("ROW-UNRECORDED", f"person_{leaf.of.hex}"),
    } <= problems
    assert ("LEAF-PLACE", f"leaf {leaf.seq - 1}") not in problems


def test_verify_when_a_leaf_was_deleted_and_the_others_moved_up_names_them(log: Cast) -> None:
    leaf = covered(log)
    with as_administrator():
        wipe(Leaf, pk=leaf.pk)
        for later in leaves(log)[leaf.seq :]:
            every(Leaf, pk=later.pk).update(seq=F("seq") - 1)
    rehash(log)
    assert ("LEAF-PLACE", f"leaf {leaf.seq}") in found(log.organisation)


def test_verify_when_a_leaf_was_entered_twice_names_the_second(log: Cast) -> None:
    leaf, size = covered(log), len(leaves(log))
    with as_administrator():
        Leaf(**{**values(leaf), "id": new_id(AT), "seq": size}).save(force_insert=True)
    rehash(log)
    assert {("LEAF-PLACE", f"leaf {size}"), ("LEAF-COLUMN", f"leaf {leaf.seq}")} <= found(log.organisation)


def test_verify_when_two_leaves_were_swapped_names_both(log: Cast) -> None:
    first, second = leaves(log)[3:5]
    with as_administrator():
        every(Leaf, pk=first.pk).update(seq=9999)
        every(Leaf, pk=second.pk).update(seq=first.seq)
        every(Leaf, pk=first.pk).update(seq=second.seq)
    rehash(log)
    problems = found(log.organisation)
    assert {("LEAF-PLACE", "leaf 3"), ("LEAF-PLACE", "leaf 4")} <= problems
    assert ("CHECKPOINT-ROOT", f"checkpoint at {newest_checkpoint(log).size}") in problems


def test_verify_when_the_end_was_cut_off_names_the_checkpoint(log: Cast) -> None:
    """Rows, leaves, disclosures and head go; only the checkpoint remembers."""
    checkpoint, last = newest_checkpoint(log), covered(log)
    with as_administrator():
        for leaf in leaves(log)[last.seq :]:
            wipe(Leaf, pk=leaf.pk)
            wipe(Person, pk=leaf.of)
            wipe(Disclosure, id_of_entry=leaf.pk)
    rehash(log)
    assert found(log.organisation) == {
        ("LEAVES-MISSING", f"checkpoint at {checkpoint.size}"),
        ("ROW-UNRECORDED", checkpoint.ref),
    }


def test_verify_when_an_act_was_dated_back_names_its_leaf(larkbeam: Cast) -> None:
    enter_crowd(larkbeam, 1, at=AT)
    enter_crowd(larkbeam, 1, first=2000, at=AT - timedelta(seconds=120))
    assert found(larkbeam.organisation) == set()
    enter_crowd(larkbeam, 1, first=3000, at=AT - timedelta(seconds=120, milliseconds=1))
    assert found(larkbeam.organisation) == {("LEAF-TIME", f"leaf {leaves(larkbeam)[-1].seq}")}


@pytest.mark.parametrize(("value", "problems"), [(False, 0), (True, 1)])
def test_verify_when_a_leaf_knows_nothing_of_a_column_expects_its_default(
    log: Cast, value: bool, problems: int
) -> None:
    """Columns are added later; rows that were last recorded before hold the default (decision 13)."""
    leaf = covered(log)
    state = read(bytes(leaf.data))["state"]
    del state["executive"]
    set_data(leaf, rewritten(leaf, state=state))
    with as_administrator():
        every(Person, pk=leaf.of).update(executive=value)
    rows = [where for code, where in found(log.organisation) if code == "ROW-FIELD"]
    assert rows == [f"person_{leaf.of.hex}, executive"] * problems
