"""The agenda says what is so, that there is nothing, and what nobody here knows: never the one for the other."""

from __future__ import annotations

from datetime import date
from typing import Any

from countersign.reviews.enums import INPUTS, Part, ReviewKind, Stands
from countersign.reviews.queries import TELL, agenda_of, has_data, level_of
from tests.audits import internal
from tests.cast import Cast
from tests.policies.worlds import in_force_from
from tests.reviews.worlds import closed, found, planned, second_leader

LATER = date(2026, 4, 10)


def lines(here: Cast, part: Part, on: date = LATER, **how: Any) -> list[tuple[str, str]]:
    agenda = agenda_of(found(here, planned(here, **how)), on)
    return [(line["stands"], line["says"]) for line in agenda["inputs"][part.value]]


def test_every_input_says_something_from_the_first_day_on(larkbeam: Cast) -> None:
    agenda = agenda_of(found(larkbeam, planned(larkbeam)), date(2026, 1, 20))
    assert list(agenda["inputs"]) == [part.value for part in INPUTS] == [part.value for part in TELL]
    assert all(agenda["inputs"].values())
    assert agenda["since"] is None


def test_a_slot_has_the_inputs_of_a_slot(larkbeam: Cast) -> None:
    agenda = agenda_of(found(larkbeam, planned(larkbeam, kind=ReviewKind.SLOT)), LATER)
    assert list(agenda["inputs"]) == ["a", "d", "f"]


def test_what_nobody_keeps_here_is_said_as_unknown(larkbeam: Cast) -> None:
    for part in (Part.B, Part.C, Part.D, Part.E, Part.F, Part.G):
        assert Stands.UNKNOWN in [stands for stands, _ in lines(larkbeam, part)]


def test_earlier_actions_stand_on_the_next_agenda_with_their_lateness(larkbeam: Cast) -> None:
    assert lines(larkbeam, Part.A) == [
        ("nothing", "This is the first review on record here: there are no earlier actions.")
    ]
    closed(larkbeam)
    told = "10 days late, due 31 March 2026: Test the restore of the payroll database every quarter. (Mei Sato)"
    assert lines(larkbeam, Part.A) == [("fact", told)]
    assert "not done yet" in lines(larkbeam, Part.G)[0][1]


def test_who_leads_and_what_came_into_force_is_told_since_the_last_one(larkbeam: Cast) -> None:
    second_leader(larkbeam, "tom", on=date(2026, 1, 6))
    in_force_from(larkbeam)
    told = " ".join(says for _, says in lines(larkbeam, Part.B))
    assert "New in top management: Tom Okafor." in told
    assert "in force since 6 January 2026" in told
    closed(larkbeam)
    assert "New in top management" not in " ".join(says for _, says in lines(larkbeam, Part.B))


def test_performance_has_two_points_in_time_where_there_are_two(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    closed(larkbeam)
    agenda = agenda_of(found(larkbeam, planned(larkbeam)), LATER)
    measured = [line for line in agenda["inputs"]["d"] if "accepted the policy" in line["says"]]
    assert [line["sub"] for line in measured] == ["d2"]
    assert {line["sub"] for line in agenda["inputs"]["d"]} == {"d1", "d2", "d3", "d4"}


def test_internal_audits_bring_what_came_of_them(larkbeam: Cast) -> None:
    internal.conducted(larkbeam, internal.planned(larkbeam))
    assert any(internal.RESULT in says for _, says in lines(larkbeam, Part.D))


def test_data_is_only_a_hint_where_nothing_is_unknown(larkbeam: Cast) -> None:
    agenda = agenda_of(found(larkbeam, planned(larkbeam)), LATER)
    assert [part for part in INPUTS if has_data(agenda, part)] == [Part.A]


def test_the_level_of_input_d_falls_without_one_of_its_four() -> None:
    assert level_of(Part.D, 2, ["d1", "d2", "d4"]) == 1
    assert level_of(Part.D, 2, ["d1", "d2", "d3", "d4"]) == 2
    assert level_of(Part.F, 2, []) == 2
    assert level_of(Part.D, 0, []) == 0
