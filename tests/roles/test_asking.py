from __future__ import annotations

import pytest

from countersign.roles.enums import Duty
from countersign.roles.library import LIBRARY
from countersign.roles.library.asking import ASKING, HAT_KEYS, asked_of, wears_several


def banks(*keys: str, duties: tuple[Duty, ...] = (), several: bool = False) -> list[str]:
    return [one.bank for one in asked_of(keys, duties, several_hats=several)]


def test_the_whole_bank_is_there_in_its_order() -> None:
    assert [one.bank for one in ASKING] == [f"R{number}" for number in range(1, 15)]


def test_every_key_is_one_of_the_library() -> None:
    assert {key for one in ASKING for key in one.keys} | {*HAT_KEYS} <= {*LIBRARY}


def test_every_question_is_put_to_somebody() -> None:
    assert all(one.everybody or one.several_hats or one.keys or one.duties for one in ASKING)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (banks(), []),
        (banks("physical"), ["R1", "R2", "R8"]),
        (banks("hr"), ["R1", "R2", "R8", "R10"]),
        (banks("risk_owner"), ["R1", "R2", "R6", "R7", "R8"]),
        (banks("internal_auditor"), ["R1", "R2", "R8", "R9"]),
        (banks("reporter", duties=(Duty.REPORTING,)), ["R1", "R2", "R4", "R8", "R14"]),
        (banks("isms_lead", duties=(Duty.CONFORMITY,)), ["R1", "R2", "R3", "R5", "R6", "R8", "R11", "R14"]),
        (banks("sponsor", several=True), ["R1", "R2", "R8", "R13"]),
    ],
)
def test_what_somebody_is_asked(asked: list[str], expected: list[str]) -> None:
    assert asked == expected


@pytest.mark.parametrize(
    ("keys", "duties", "leads", "several"),
    [
        ((), tuple(Duty), False, False),
        ((), (Duty.CONFORMITY,), True, True),
        (("it_head",), (Duty.REPORTING,), False, True),
        (("it_head", "internal_auditor"), (), False, True),
        (("risk_owner",), (), True, False),
    ],
)
def test_both_duties_are_one_hat(keys: tuple[str, ...], duties: tuple[Duty, ...], leads: bool, several: bool) -> None:
    assert wears_several(keys, duties, leads=leads) is several
