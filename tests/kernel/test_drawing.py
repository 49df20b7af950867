from __future__ import annotations

import hashlib

import pytest

from countersign.kernel.drawing import Lot, NoList, drawn, read, token_of, written


def lots(*sorts: tuple[str, str]) -> list[Lot]:
    """One lot for each department and its sorts."""
    return [Lot(hashlib.sha256(str(n).encode()).hexdigest(), *one) for n, one in enumerate(sorts)]


CROWD = lots(*[("Sales", "")] * 40, *[("Legal", "")] * 2, ("", "L"), ("", "L"), ("Sales", "N"), ("IT", "C"))


def test_the_same_seed_draws_the_same_people_whatever_the_order() -> None:
    one = drawn(CROWD, "seed", 12)
    assert one == drawn(list(reversed(CROWD)), "seed", 12)
    assert len(one) == len({lot.token for lot in one}) == 12
    assert one != drawn(CROWD, "another", 12)


def test_a_frozen_draw() -> None:
    """What was drawn once can be drawn again in ten years: another result is another algorithm, under another name."""
    told = "".join(lot.token[:4] for lot in drawn(CROWD, "seed", 8))
    assert told == "734771ee81173d916f4bc2354e07e7f6"


@pytest.mark.parametrize("seed", [str(n) for n in range(20)])
def test_every_sort_and_every_department_is_met(seed: str) -> None:
    found = drawn(CROWD, seed, 7)
    assert {sort for lot in found for sort in lot.sorts} == {"L", "N", "C"}
    assert {lot.department for lot in found} == {"Sales", "Legal", "", "IT"}


def test_somebody_may_stand_for_several_sorts() -> None:
    found = drawn(lots(("A", "LNC"), *[("A", "")] * 9), "seed", 1)
    assert [lot.sorts for lot in found] == ["LNC"]


def test_nobody_is_drawn_from_nobody_and_all_from_few() -> None:
    assert drawn([], "seed", 5) == []
    assert len(drawn(CROWD[:3], "seed", 5)) == 3


def test_everybody_is_drawn_about_as_often() -> None:
    """Of forty alike, over many seeds, nobody is spared and nobody is picked on."""
    alike = lots(*[("Sales", "")] * 40)
    times = dict.fromkeys((lot.token for lot in alike), 0)
    for seed in range(400):
        for lot in drawn(alike, str(seed), 10):
            times[lot.token] += 1
    assert 60 < min(times.values()) <= max(times.values()) < 145


def test_the_list_is_read_as_it_was_written() -> None:
    assert read(written(CROWD)) == sorted(CROWD, key=lambda lot: lot.token)


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'[["a","b"]]', b'[["a","b",1]]', b'[ ["a","b","c"]]'])
def test_anything_else_is_no_list(data: bytes) -> None:
    with pytest.raises(NoList):
        read(data)


def test_a_token_is_another_one_with_another_salt() -> None:
    assert token_of("a", "person_1") != token_of("b", "person_1")
    assert token_of("a", "person_1") == hashlib.sha256(b"a/person_1").hexdigest()
