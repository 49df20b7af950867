"""Whom a policy is for: the same audience is always the same list; one match is enough, or all of several at once."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countersign.people.enums import PersonKind
from countersign.policies.audience import EVERYBODY, STAFF, Audience, Some, Written, combined, read, union

NIA, SAM, LEO = UUID(int=1), UUID(int=2), UUID(int=3)
SALES, SUPPORT, HR = (
    Some(departments=frozenset({"Sales"})),
    Some(departments=frozenset({"Support"})),
    Some(roles=frozenset({"hr"})),
)
CONTRACTORS, EMPLOYEES = Some(kinds=frozenset({PersonKind.CONTRACTOR})), Some(kinds=frozenset({PersonKind.EMPLOYEE}))
WHOLE = Audience(
    Some(
        kinds=STAFF | {PersonKind.SUPPLIER},
        departments=frozenset({"Sales: North", "Support"}),
        roles=frozenset({"hr"}),
        people=frozenset({NIA}),
    )
)
COMBINED = Audience(
    HR,
    frozenset({Some(CONTRACTORS.kinds, SALES.departments), Some(EMPLOYEES.kinds, SUPPORT.departments, HR.roles)}),
    left_out=Some(kinds=STAFF, people=frozenset({SAM})),
)


def test_an_audience_when_written_and_read_is_the_same() -> None:
    for one in (EVERYBODY, WHOLE, COMBINED, Audience(EMPLOYEES), Audience(left_out=CONTRACTORS)):
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
    assert COMBINED.written() == [
        f"not:person_{SAM.hex}",
        "not:staff",
        "role:hr",
        ["department:Sales", "kind:CONTRACTOR"],
        ["department:Support", "kind:EMPLOYEE", "role:hr"],
    ]


NO_WORDS = ("everybody", "kind:CAT", "team:Sales", f"role_{NIA.hex}", "person_7", "", "not:", "not:cats")


@pytest.mark.parametrize("word", NO_WORDS)
def test_an_audience_when_a_word_means_nobody_is_refused(word: str) -> None:
    for words in ([word], ["role:hr", word], [["role:hr", word]]):
        with pytest.raises(ValueError, match=r"not a|is not"):
            read(words)


def test_a_person_when_named_with_what_others_are_is_refused() -> None:
    with pytest.raises(ValueError, match="not named together"):
        read([["kind:CONTRACTOR", f"person_{NIA.hex}"]])


def test_what_has_to_be_fitted_when_it_is_one_sort_is_a_match_like_any_other() -> None:
    assert combined(HR, [SALES, SUPPORT, Some()]) == read(["role:hr", "department:Sales", "department:Support"])
    assert read([["kind:EMPLOYEE"], ["kind:DIRECTOR"], []]).written() == ["staff"]
    assert combined(Some(), [], CONTRACTORS).all_but


@pytest.mark.parametrize(
    ("audience", "has", "not_"),
    [
        (Audience(CONTRACTORS), {"kind": "CONTRACTOR"}, {"kind": "EMPLOYEE"}),
        (Audience(SALES), {"department": "Sales"}, {"department": "sales"}),
        (Audience(SALES), {"department": "Sales"}, {"department": ""}),
        (Audience(Some(people=frozenset({NIA}))), {"person": NIA}, {"person": SAM}),
        (Audience(HR), {"held": {"hr", "legal"}}, {"held": {"legal"}}),
        (COMBINED, {"kind": "CONTRACTOR", "department": "Sales"}, {"kind": "CONTRACTOR"}),
        (COMBINED, {"kind": "CONTRACTOR", "department": "Sales"}, {"kind": "SUPPLIER", "department": "Sales"}),
        (COMBINED, {"kind": "SUPPLIER", "held": {"hr"}}, {"kind": "EMPLOYEE", "held": {"hr"}}),
        (COMBINED, {"kind": "SUPPLIER", "held": {"hr"}}, {"kind": "SUPPLIER", "held": {"hr"}, "person": SAM}),
        (Audience(left_out=CONTRACTORS), {"kind": "SUPPLIER"}, {"kind": "CONTRACTOR"}),
    ],
)
def test_has_when_it_fits(audience: Audience, has: dict[str, object], not_: dict[str, object]) -> None:
    somebody: dict[str, object] = {"kind": "EMPLOYEE", "department": "Support", "person": LEO}
    assert audience.has(**{**somebody, **has})  # type: ignore[arg-type]
    assert not audience.has(**{**somebody, **not_})  # type: ignore[arg-type]
    assert EVERYBODY.has(**{**somebody, **not_})  # type: ignore[arg-type]


def test_all_of_staff_when_only_some_are_meant() -> None:
    assert EVERYBODY.all_of_staff
    assert WHOLE.all_of_staff
    assert Audience(left_out=CONTRACTORS).all_of_staff
    assert Audience(Some(kinds=STAFF), left_out=CONTRACTORS).all_of_staff
    assert not Audience(EMPLOYEES).all_of_staff
    assert not Audience(SALES).all_of_staff
    assert not COMBINED.all_of_staff
    for some in (EMPLOYEES, SALES, HR, Some(people=frozenset({NIA}))):
        assert not Audience(left_out=some).all_of_staff


@pytest.mark.parametrize(
    ("audience", "by_place", "by_role"),
    [
        (EVERYBODY, False, False),
        (Audience(HR), False, True),
        (Audience(left_out=SALES), True, False),
        (Audience(left_out=HR), False, True),
        (COMBINED, True, True),
    ],
)
def test_what_an_audience_goes_by_when_any_part_says_it(audience: Audience, by_place: bool, by_role: bool) -> None:
    assert (audience.by_place, audience.by_role) == (by_place, by_role)


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        (["not:department:Sales"], []),
        (["role:hr"], []),
        (["role:hr"], ["role:hr", "kind:EMPLOYEE"]),
        (["role:hr", "not:role:isms_lead"], ["role:hr"]),
        (["not:role:hr", "not:kind:SUPPLIER"], ["not:role:hr"]),
        (["role:hr"], ["role:hr", ["department:Sales", "kind:EMPLOYEE"]]),
    ],
)
def test_an_audience_is_within_another_that_says_more_and_not_the_other_way_round(
    narrow: list[Written], wide: list[Written]
) -> None:
    assert read(narrow).is_within(read(wide))
    assert not read(wide).is_within(read(narrow))
    assert read(wide).is_within(read(wide))


SORTS = st.frozensets(st.sampled_from([PersonKind.EMPLOYEE, PersonKind.SUPPLIER]))
PLACES, HELD = st.frozensets(st.sampled_from(["Sales", "Support"])), st.frozensets(st.sampled_from(["hr", "isms_lead"]))
SOME = st.builds(Some, SORTS, PLACES, HELD, st.frozensets(st.sampled_from([NIA, SAM])))
AUDIENCES = st.builds(combined, SOME, st.lists(st.builds(Some, SORTS, PLACES, HELD), max_size=2), SOME)


def part(of: Audience) -> st.SearchStrategy[Audience]:
    """The same with a sort of word less, or with more left out."""
    fewer = st.sampled_from([replace(of.some, **{name: frozenset()}) for name in ("kinds", "departments", "people")])
    more = SOME.map(lambda some: union([of.left_out, some]))
    return st.builds(combined, st.one_of(fewer, st.just(of.some)), st.just(of.together), more)


@settings(max_examples=200)
@given(st.one_of(st.tuples(AUDIENCES, AUDIENCES), AUDIENCES.flatmap(lambda one: st.tuples(part(one), st.just(one)))))
def test_whoever_is_in_an_audience_is_in_each_that_it_is_within(both: tuple[Audience, Audience]) -> None:
    narrow, wide = both
    everybody = product(PersonKind, ["", "Sales", "Support"], [NIA, SAM, LEO], [(), ("hr",), ("isms_lead",)])
    other = [
        one
        for one in everybody
        if narrow.has(kind=one[0], department=one[1], person=one[2], held=one[3])
        and not wide.has(kind=one[0], department=one[1], person=one[2], held=one[3])
    ]
    assert not (narrow.is_within(wide) and other)
