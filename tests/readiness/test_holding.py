"""Who holds what, on which day, and how far from the top."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from countersign.readiness.dossier import Dossier, read
from countersign.readiness.dossier.holding import (
    CONFORMITY,
    REPORTING,
    authorities,
    bare_functions,
    departed,
    duties_named,
    holders,
    holders_of_duty,
    is_unassigned,
    other_roles,
    outside_top,
    started_before,
    steps_below_top,
    was_holder,
)
from countersign.roles.facts import Assignment

PEOPLE = [
    {"id": "ada", "kind": "director", "title": "Managing director"},
    {"id": "ben", "kind": "employee", "title": "Lead", "reports_to": "ada"},
    {"id": "eve", "kind": "employee", "title": "Technician", "reports_to": "ben"},
    {"id": "lou", "kind": "employee", "title": "Technician", "reports_to": "eve"},
    {"id": "max", "kind": "employee", "title": "Porter", "left": "2026-11-20"},
    {"id": "nia", "kind": "employee", "title": "Clerk", "joined": "2026-11-21"},
]


def dossier(*assignments: dict[str, Any], people: list[dict[str, Any]] = PEOPLE, **role: Any) -> Dossier:
    """One role that carries 5.3 a, with these assignments."""
    lead = {"id": "lead", "key": "isms_lead", "mandatory": ["5.3a"], "assignments": list(assignments), **role}
    return read(
        {
            "as_of": "2026-11-20",
            "org": {"name": "Quayside", "headcount": 6, "isms_started": "2026-01-05"},
            "people": people,
            "top_management": [{"person": "ada", "basis": "owner", "from": "2020-01-01"}],
            "roles": [lead],
        }
    )


def held_by(found: Dossier) -> list[str]:
    return [person for person, _ in holders(found, found.roles[0])]


@pytest.mark.parametrize(
    ("days", "holds"),
    [
        ({}, True),
        ({"from": "2026-11-20"}, True),
        ({"from": "2026-11-21"}, False),
        ({"to": "2026-11-21"}, True),
        ({"to": "2026-11-20"}, False),
        ({"from": "2026-11-20", "to": "2026-11-20"}, False),
    ],
)
def test_an_assignment_counts_from_its_first_day_and_not_on_its_last(days: dict[str, str], holds: bool) -> None:
    assert held_by(dossier({"person": "ben", **days})) == (["ben"] if holds else [])


@pytest.mark.parametrize("id", ["max", "nia", "zoe"])
def test_nobody_holds_a_role_who_is_gone_or_not_here_yet_or_unknown(id: str) -> None:
    assert held_by(dossier({"person": id})) == []


@pytest.mark.parametrize(
    ("function", "holder"),
    [
        ("Lead", "ben"),
        ("LEAD", "ben"),
        ("Technician", None),
        ("Porter", None),
        ("Clerk", None),
        ("Facilities", None),
    ],
)
def test_a_function_is_held_when_exactly_one_active_person_has_that_title(function: str, holder: str | None) -> None:
    found = dossier({"function": function})

    assert held_by(found) == ([holder] if holder else [])
    assert bare_functions(found, found.roles[0]) == ([] if holder else [function])


def test_a_person_named_beside_a_function_counts_alone() -> None:
    found = dossier({"person": "max", "function": "Lead"})

    assert held_by(found) == []
    assert bare_functions(found, found.roles[0]) == []


def test_an_assignment_that_names_nobody_puts_nobody_into_the_role() -> None:
    found = dossier({})

    assert held_by(found) == []
    assert bare_functions(found, found.roles[0]) == []


def test_departed_are_those_we_know_who_have_left_by_that_day() -> None:
    found = dossier(*({"person": id} for id in ("ben", "max", "nia", "zoe")))

    assert [person for person, _ in departed(found, found.roles[0])] == ["max"]


def test_the_role_of_everybody_is_never_held() -> None:
    found = dossier({"person": "ben"}, {"person": "max"}, {"function": "All"}, key="all_staff")
    everyone = found.roles[0]

    assert (holders(found, everyone), departed(found, everyone), bare_functions(found, everyone)) == ([], [], [])
    assert not was_holder(found, everyone, "ben", found.as_of)
    assert is_unassigned(found, CONFORMITY)


@pytest.mark.parametrize("assignment", [{"person": "ben"}, {"person": "max"}, {"function": "Facilities"}])
def test_a_duty_is_assigned_when_somebody_holds_it_or_left_or_a_function_has_it(assignment: dict[str, str]) -> None:
    assert not is_unassigned(dossier(assignment), CONFORMITY)


def test_a_duty_is_unassigned_when_nothing_carries_it() -> None:
    found = dossier({"person": "ben"})

    assert is_unassigned(found, REPORTING)
    assert [person for person, _ in holders_of_duty(found, CONFORMITY)] == ["ben"]


@pytest.mark.parametrize(
    ("on", "held"), [("2026-03-01", False), ("2026-03-02", True), ("2026-05-31", True), ("2026-06-01", False)]
)
def test_somebody_was_in_a_role_between_its_days(on: str, held: bool) -> None:
    found = dossier({"person": "ben", "from": "2026-03-02", "to": "2026-06-01"})

    assert was_holder(found, found.roles[0], "ben", date.fromisoformat(on)) is held
    assert not was_holder(found, found.roles[0], "eve", date.fromisoformat(on))


def test_a_function_was_held_by_whoever_was_here_with_that_title() -> None:
    found = dossier({"function": "porter"})

    assert was_holder(found, found.roles[0], "max", date(2026, 11, 19))
    assert not was_holder(found, found.roles[0], "max", date(2026, 11, 20))


@pytest.mark.parametrize(("since", "before"), [(None, True), ("2026-11-05", True), ("2026-11-06", False)])
def test_more_than_fourteen_days_start_at_fifteen(since: str | None, before: bool) -> None:
    assignment = Assignment(since=date.fromisoformat(since) if since else None)

    assert started_before(dossier(), assignment, 14) is before


@pytest.mark.parametrize(
    ("id", "steps"), [("ada", 0), ("ben", 1), ("eve", 2), ("lou", 3), ("max", None), ("zoe", None)]
)
def test_steps_lead_to_the_first_in_top_management(id: str, steps: int | None) -> None:
    assert steps_below_top(dossier(), id) == steps


def test_steps_are_unknown_when_the_line_circles() -> None:
    circle = [
        {"id": "ben", "kind": "employee", "reports_to": "eve"},
        {"id": "eve", "kind": "employee", "reports_to": "ben"},
    ]
    itself = [{"id": "ben", "kind": "employee", "reports_to": "ben"}]

    assert steps_below_top(dossier(people=circle), "ben") is None
    assert steps_below_top(dossier(people=itself), "ben") is None


def test_steps_are_unknown_when_the_line_leads_to_somebody_unknown() -> None:
    lost = [{"id": "ben", "kind": "employee", "reports_to": "zoe"}]

    assert steps_below_top(dossier(people=lost), "ben") is None


def test_top_management_is_left_out_of_those_outside_it() -> None:
    found = dossier({"person": "ada"}, {"person": "ben"})

    assert [person for person, _ in outside_top(found, holders(found, found.roles[0]))] == ["ben"]


def test_other_roles_carry_neither_duty_and_are_not_everyone() -> None:
    assert [role.id for role in other_roles(dossier(mandatory=[]))] == ["lead"]
    assert other_roles(dossier()) == []
    assert other_roles(dossier(mandatory=[], key="all_staff")) == []


def test_authorities_have_one_spelling() -> None:
    role = dossier(authorities=["Stop work", "accept_risk", " spend ", "", "SPEND"]).roles[0]

    assert authorities(role) == {"stop-work", "accept-risk", "spend"}


def test_duties_are_named_as_a_sentence_needs_them() -> None:
    assert duties_named([CONFORMITY]) == "duty 5.3 a (conformity)"
    assert duties_named([REPORTING, CONFORMITY, "other"]) == "duties 5.3 a (conformity) and 5.3 b (reporting)"
