"""Whom a policy is for: the same audience is always the same list, and one match is enough."""

from __future__ import annotations

from uuid import UUID

import pytest

from countersign.people.enums import PersonKind
from countersign.policies.audience import EVERYBODY, STAFF, Audience, read

NIA, SAM = UUID(int=1), UUID(int=2)
WHOLE = Audience(
    kinds=STAFF | {PersonKind.SUPPLIER},
    departments=frozenset({"Sales: North", "Support"}),
    roles=frozenset({"hr"}),
    people=frozenset({NIA}),
)


def test_an_audience_when_written_and_read_is_the_same() -> None:
    for one in (EVERYBODY, WHOLE, Audience(kinds=frozenset({PersonKind.DIRECTOR}))):
        assert read(one.written()) == one
        assert read(reversed(one.written())) == one
    assert EVERYBODY.written() == []
    assert WHOLE.written() == [
        "department:Sales: North",
        "department:Support",
        "kind:SUPPLIER",
        f"person_{NIA.hex}",
        "role:hr",
        "staff",
    ]


@pytest.mark.parametrize("word", ["everybody", "kind:CAT", "team:Sales", f"role_{NIA.hex}", "person_7", ""])
def test_an_audience_when_a_word_means_nobody_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match=r"not a|is not"):
        read([word])


@pytest.mark.parametrize(
    ("audience", "has", "not_"),
    [
        (Audience(kinds=frozenset({PersonKind.CONTRACTOR})), {"kind": "CONTRACTOR"}, {"kind": "EMPLOYEE"}),
        (Audience(departments=frozenset({"Sales"})), {"department": "Sales"}, {"department": "sales"}),
        (Audience(departments=frozenset({"Sales"})), {"department": "Sales"}, {"department": ""}),
        (Audience(people=frozenset({NIA})), {"person": NIA}, {"person": SAM}),
        (Audience(roles=frozenset({"hr"})), {"held": {"hr", "legal"}}, {"held": {"legal"}}),
    ],
)
def test_has_when_one_thing_matches(audience: Audience, has: dict[str, object], not_: dict[str, object]) -> None:
    somebody: dict[str, object] = {"kind": "EMPLOYEE", "department": "Support", "person": SAM}
    assert audience.has(**{**somebody, **has})  # type: ignore[arg-type]
    assert not audience.has(**{**somebody, **not_})  # type: ignore[arg-type]
    assert EVERYBODY.has(**{**somebody, **not_})  # type: ignore[arg-type]


def test_all_of_staff_when_only_some_are_meant() -> None:
    assert EVERYBODY.all_of_staff
    assert WHOLE.all_of_staff
    assert not Audience(kinds=frozenset({PersonKind.EMPLOYEE})).all_of_staff
    assert not Audience(departments=frozenset({"Sales"})).all_of_staff
