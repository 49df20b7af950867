"""Rows beside who is here: what each means, and that neither order nor repetition changes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.people.enums import PersonKind
from countersign.people.imports.plan import Change, Item, Plan, State, names_of
from countersign.people.imports.present import Known
from countersign.people.imports.values import Line
from tests.people.imports.lists import TODAY, known, lines_from, plan_for

ADA = known(1, "Ada Lind", "ada@x.example", title="CEO", holds_credentials=True)
TOO_EARLY = Line(2, joined_on=date(2026, 2, 1), left_on=date(2026, 1, 1))
BEN = known(2, "Ben Osei", "ben@x.example", employee_number="17", manager_id=ADA.id)


def only(plan: Plan) -> Item:
    (item,) = (item for item in plan.items if item.state is not State.GONE)
    return item


def one(line: Line, *people: Known) -> Item:
    return only(plan_for([line], people))


def test_somebody_new() -> None:
    item = one(Line(2, "Cleo Marsh", "cleo@x.example"), ADA)
    assert (item.state, item.person, item.changes) == (State.NEW, None, ())


def test_what_differs_is_changed_field_by_field() -> None:
    line = Line(2, "Ben Osei-Smith", "ben@x.example", title="Engineer", kind="CONTRACTOR", joined_on=date(2024, 9, 16))
    item = one(line, ADA, BEN)
    assert item.state is State.CHANGED
    assert item.changes == (
        Change("name", "Ben Osei", "Ben Osei-Smith"),
        Change("title", "", "Engineer"),
        Change("kind", "EMPLOYEE", "CONTRACTOR"),
        Change("joined_on", "", "2024-09-16"),
    )


def test_an_empty_cell_changes_nothing() -> None:
    assert one(Line(2, "Ada Lind", "ada@x.example"), ADA).state is State.UNCHANGED


def test_who_is_not_in_the_list_is_proposed_as_gone() -> None:
    plan = plan_for([Line(2, "Ada Lind", "ada@x.example")], [ADA, BEN])
    assert [(item.name, item.row) for item in plan.of(State.GONE)] == [("Ben Osei", 0)]


def test_who_left_is_not_proposed_again() -> None:
    left = replace(BEN, left_on=date(2026, 5, 1))
    assert not plan_for([], [left]).of(State.GONE)


def test_who_stands_in_a_refused_row_is_not_gone() -> None:
    plan = plan_for(lines_from("Name,Email,Kind\nBen Osei,ben@x.example,Wizard\n"), [BEN])
    assert plan.counts == {**dict.fromkeys(State, 0), State.REFUSED: 1}


def test_an_address_changes_for_whom_the_number_finds() -> None:
    item = one(Line(2, "Ben Osei", "ben.osei@new.example", employee_number="17"), BEN)
    assert item.changes == (Change("email", "ben@x.example", "ben.osei@new.example"),)


def test_no_list_changes_a_leaders_address_found_by_number() -> None:
    leader = replace(ADA, employee_number="1")
    item = one(Line(2, "Ada Lind", "ada@evil.example", employee_number="1"), leader)
    assert item.state is State.REFUSED
    assert "no import changes that mail address" in str(item.reason)


def test_no_list_enters_a_leader_again_with_another_address() -> None:
    plan = plan_for([Line(2, "ADA  lind", "ada@evil.example")], [ADA])
    assert only(plan).state is State.REFUSED
    assert "Ada Lind leads or has special access" in str(only(plan).reason)
    assert not plan.of(State.GONE)


def test_a_namesake_whom_the_list_does_not_mention_is_a_question() -> None:
    item = one(Line(2, "Ben Osei", "b.osei@new.example"), BEN)
    assert item.state is State.REFUSED
    assert "is here already, as ben@x.example" in str(item.reason)


def test_two_people_of_one_name_are_two_people() -> None:
    lines = [Line(2, "Ben Osei", "ben@x.example"), Line(3, "Ben Osei", "ben2@x.example")]
    assert [item.state for item in plan_for(lines, [BEN]).items] == [State.UNCHANGED, State.NEW]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (Line(2, "Ben", "ada@x.example", employee_number="17"), "number belongs to Ben Osei, the address to Ada Lind"),
        (Line(2, "Ben", "ben@x.example", employee_number="18"), "Ben Osei has the number 17 here."),
        (replace(TOO_EARLY, name="Ben", email="ben@x.example"), "leave before they joined"),
        (replace(TOO_EARLY, name="Cleo", email="c@x.example"), "leave before they joined"),
    ],
)
def test_contradictions_are_refused(line: Line, says: str) -> None:
    item = one(line, ADA, BEN)
    assert item.state is State.REFUSED
    assert says in str(item.reason)


@pytest.mark.parametrize("field", ["email", "employee_number"])
def test_the_same_person_twice_is_refused_in_both_rows(field: str) -> None:
    same: dict[str, Any] = {field: "9@x.example"}
    lines = [replace(Line(at, f"Cleo {at}", f"c{at}@x.example", employee_number=str(at)), **same) for at in (2, 3)]
    plan = plan_for(lines, [])
    assert plan.counts[State.REFUSED] == 2
    assert all("stands in the rows 2, 3" in str(item.reason) for item in plan.items)


def test_who_leaves_on_a_day_in_the_list() -> None:
    item = one(Line(2, "Ben Osei", "ben@x.example", left_on=date(2026, 12, 31)), BEN)
    assert item.changes == (Change("left_on", "", "2026-12-31"),)


def test_a_day_of_leaving_that_has_not_come_can_be_moved() -> None:
    leaving = replace(BEN, left_on=date(2026, 12, 31))
    assert one(Line(2, "Ben Osei", "ben@x.example", left_on=date(2027, 6, 30)), leaving).state is State.CHANGED
    assert one(Line(2, "Ben Osei", "ben@x.example"), leaving).state is State.UNCHANGED


def test_who_left_comes_back_by_hand_only() -> None:
    left = replace(BEN, left_on=date(2026, 5, 1))
    item = one(Line(2, "Ben Osei", "ben@x.example"), left)
    assert (item.state, "came back" in str(item.reason)) == (State.REFUSED, True)
    assert one(Line(2, "Ben Osei", "ben@x.example", left_on=date(2026, 4, 1)), left).state is State.UNCHANGED


def test_who_left_before_they_were_entered_is_passed_over() -> None:
    item = one(Line(2, "Cleo", "cleo@x.example", left_on=date(2020, 1, 1)))
    assert (item.state, "nothing to do" in str(item.remark)) == (State.UNCHANGED, True)


@pytest.mark.parametrize("written", ["Ada Lind", "LIND, Ada", "ada@x.example", "Ada@X.example"])
def test_a_manager_who_is_here(written: str) -> None:
    item = one(Line(2, "Cleo", "cleo@x.example", manager=written), ADA)
    assert item.changes == (Change("manager_id", "", ADA.id.hex),)


def test_a_manager_who_is_new_in_another_row() -> None:
    lines = [Line(2, "Cleo", "cleo@x.example", manager="Dot"), Line(3, "Dot", "dot@x.example")]
    plan = plan_for(lines, [BEN])
    assert plan.items[0].changes == (Change("manager_id", "", "row 3"),)
    assert names_of(plan, [BEN])["row 3"] == "Dot"


def test_the_manager_they_have_is_no_change() -> None:
    assert one(Line(2, "Ben Osei", "ben@x.example", manager="Ada Lind"), ADA, BEN).state is State.UNCHANGED


@pytest.mark.parametrize(
    ("manager", "says"),
    [("Nobody", "was not found"), ("Cleo", "their own manager"), ("Ben Osei", "Several people are called Ben Osei")],
)
def test_a_manager_who_cannot_be_found_is_listed(manager: str, says: str) -> None:
    twin = known(9, "Ben Osei", "ben9@x.example")
    item = one(Line(2, "Cleo", "cleo@x.example", manager=manager), BEN, twin)
    assert (item.state, item.changes) == (State.NEW, ())
    assert says in str(item.remark)


def test_a_manager_in_a_refused_row_is_listed() -> None:
    plan = plan_for(lines_from("Name,Email,Manager\nCleo,cleo@x.example,Dot\nDot,,\n"), [])
    assert [str(item.remark)[:15] for item in plan.remarked] == ["The manager Dot"]


def test_a_line_that_would_come_back_to_itself_is_listed() -> None:
    """Tom gets Mei as his manager, who reports to Tom; so do two who are new and lead each other."""
    tom, mei = known(3, "Tom Okafor", manager_id=ADA.id), known(4, "Mei Sato", manager_id=UUID(int=3))
    turned = one(Line(2, "Tom Okafor", tom.email, manager="Mei Sato"), ADA, tom, mei)
    assert turned.changes == (Change("manager_id", ADA.id.hex, mei.id.hex),)
    assert "no line leads to the top" in str(turned.remark)
    assert one(Line(2, "Mei Sato", mei.email, manager="Ada Lind"), ADA, tom, mei).remark is None
    below = one(Line(2, "Cleo", "cleo@x.example", manager="Ben Osei"), known(2, "Ben Osei", manager_id=UUID(int=2)))
    assert below.remark is None
    lines = [Line(2, "Cleo", "cleo@x.example", manager="Dot"), Line(3, "Dot", "dot@x.example", manager="Cleo")]
    assert [item.row for item in plan_for(lines, [ADA]).remarked] == [2, 3]


def test_a_leavers_manager_is_not_looked_at() -> None:
    left = replace(BEN, left_on=date(2026, 5, 1))
    line = Line(2, "Ben Osei", "ben@x.example", left_on=date(2026, 5, 1), manager="Cleo")
    item = plan_for([line, Line(3, "Cleo", "cleo@x.example")], [left]).items[0]
    assert item.state is State.UNCHANGED


def test_the_digest_holds_on_to_what_is_done() -> None:
    line = Line(2, "Cleo", "cleo@x.example")
    assert plan_for([line], [ADA]).digest == plan_for([line], [ADA]).digest
    assert plan_for([line], [ADA]).digest != plan_for([line], [ADA, BEN]).digest


NAMES = st.sampled_from(["Ada Lind", "Ben Osei", "Cleo Marsh", "Dot"])
NUMBERS = st.sampled_from(["", "", "17", "18", "19"])
ADDRESSES = st.sampled_from([f"{name}@x.example" for name in ("ada", "ben", "cleo", "dot", "eve")])
DAYS = st.sampled_from([None, None, date(2020, 1, 1), date(2026, 11, 1), date(2027, 1, 1)])
LINES = st.lists(
    st.builds(
        Line,
        row=st.just(0),
        name=NAMES,
        email=ADDRESSES,
        employee_number=NUMBERS,
        title=st.sampled_from(["", "CEO", "Engineer"]),
        manager=st.one_of(st.just(""), NAMES, ADDRESSES),
        kind=st.sampled_from(["", "DIRECTOR"]),
        left_on=DAYS,
    ),
    max_size=6,
).map(lambda lines: [replace(line, row=at) for at, line in enumerate(lines, 2)])
PEOPLE = st.lists(
    st.tuples(NAMES, ADDRESSES, NUMBERS, DAYS, st.booleans()),
    max_size=4,
    unique_by=(lambda one: one[1], lambda one: one[2] or one[1]),
).map(
    lambda people: [
        known(at, name, email, employee_number=number, left_on=left, holds_credentials=holds)
        for at, (name, email, number, left, holds) in enumerate(people, 100)
    ]
)


def applied(plan: Plan, people: list[Known]) -> list[Known]:
    """Who is here afterwards, as the commands would leave it."""
    ids = {f"row {item.row}": UUID(int=1000 + item.row) for item in plan.of(State.NEW)}
    after = {one.id: one for one in people}
    for item in plan.of(State.NEW):
        assert item.line
        after[ids[f"row {item.row}"]] = known(
            1000 + item.row,
            item.name,
            item.email,
            employee_number=item.line.employee_number,
            title=item.line.title,
            kind=item.line.kind or PersonKind.EMPLOYEE.value,
            left_on=item.line.left_on,
        )
    for item in (*plan.of(State.CHANGED), *plan.of(State.NEW)):
        who = item.person.id if item.person else ids[f"row {item.row}"]
        for change in item.changes:
            value: Any = change.after
            if change.field == "manager_id":
                value = ids.get(change.after) or UUID(hex=change.after)
            elif change.field == "left_on":
                value = date.fromisoformat(change.after)
            after[who] = replace(after[who], **{change.field: value})
    return list(after.values())


@given(LINES, PEOPLE)
def test_the_same_list_again_changes_nothing(lines: list[Line], people: list[Known]) -> None:
    first = plan_for(lines, people)
    again = plan_for(lines, applied(first, people))
    assert (again.counts[State.NEW], again.counts[State.CHANGED]) == (0, 0)


@given(LINES, PEOPLE, st.randoms())
def test_the_order_of_rows_and_people_does_not_matter(lines: list[Line], people: list[Known], chance: Any) -> None:
    mixed, others = list(lines), list(people)
    chance.shuffle(mixed)
    chance.shuffle(others)
    assert plan_for(mixed, others).items == plan_for(lines, people).items


@given(LINES, PEOPLE)
def test_nobodys_credential_ever_changes(lines: list[Line], people: list[Known]) -> None:
    for item in plan_for(lines, people).items:
        if item.person and item.person.holds_credentials:
            assert item.change_of("email") is None


@given(LINES, PEOPLE)
def test_every_row_and_everybody_here_stands_in_the_plan_once(lines: list[Line], people: list[Known]) -> None:
    plan = plan_for(lines, people)
    assert sorted(item.row for item in plan.items if item.row) == [line.row for line in lines]
    gone = [item.person for item in plan.of(State.GONE)]
    assert all(one and one.is_here(TODAY) for one in gone)
    assert len({one.id for one in gone if one}) == len(gone)
