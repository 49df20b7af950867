"""The agenda says what is so, that there is nothing, and what nobody here knows: never the one for the other."""

from __future__ import annotations

from datetime import date
from typing import Any

from countersign.actions.commands.add_action import Source
from countersign.actions.commands.drop_action import drop_action
from countersign.actions.enums import ActionKind, SourceKind
from countersign.awareness.queries import FEWEST
from countersign.changes.commands.assess_event import Following
from countersign.reviews.enums import INPUTS, Part, ReviewKind, Stands
from countersign.reviews.queries import TELL, agenda_of, has_data, level_of
from tests.actions import worlds as actions
from tests.audits import internal
from tests.awareness import drawing
from tests.cast import Cast
from tests.changes import worlds as changes
from tests.policies.worlds import in_force_from
from tests.reviews.worlds import HELD, after, closed, found, lead, planned, second_leader
from tests.risks import worlds as risks

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
    for part in (Part.B, Part.C, Part.E):
        assert Stands.UNKNOWN in [stands for stands, _ in lines(larkbeam, part)]


def test_earlier_actions_stand_on_the_next_agenda_with_their_lateness(larkbeam: Cast) -> None:
    assert lines(larkbeam, Part.A) == [
        ("nothing", "This is the first review on record here: there are no earlier actions.")
    ]
    closed(larkbeam)
    told = "10 days late, due 31 March 2026: Test the restore of the payroll database every quarter. (Mei Sato)"
    assert lines(larkbeam, Part.A) == [("fact", told)]


def test_actions_of_the_register_that_came_from_a_review_stand_beside_them(larkbeam: Cast) -> None:
    """Open and late, done, and dropped: none of them disappears (DOMAIN, 6.1 a)."""
    closed(larkbeam)
    of_it: dict[str, Any] = {
        "source": Source(SourceKind.REVIEW, "Review of 20 January"),
        "kind": ActionKind.FOLLOW_UP,
        "at": HELD,
    }
    actions.added(larkbeam, title="Tell the board", due_on=date(2026, 4, 8), **of_it)
    done = actions.added(larkbeam, title="Ask the supplier", due_on=date(2026, 4, 30), **of_it)
    actions.completed(larkbeam, done, at=after(30), done_on=date(2026, 2, 3))
    off = actions.added(larkbeam, title="Move the vault", due_on=date(2026, 4, 30), **of_it)
    shown = actions.found(larkbeam, off).revision
    drop_action(action_id=off, revision_shown=shown, because="Sold.", by=lead(larkbeam), at=after(40))
    told = [says for _, says in lines(larkbeam, Part.A)]
    assert "2 days late, due 8 April 2026: Tell the board (Mei Sato)" in told
    assert "Done on 3 February 2026: Ask the supplier" in told
    assert any(says.startswith("Dropped on") and says.endswith("Move the vault") for says in told)


def test_significant_changes_and_incidents_are_told_since_the_last_one(larkbeam: Cast) -> None:
    none = "No significant change and no major incident is recorded since 10 April 2025."
    assert ("nothing", none) in lines(larkbeam, Part.B)
    changes.reported(larkbeam)
    changes.assessed(larkbeam, changes.incident(larkbeam), learnt="Look twice.")
    told = lines(larkbeam, Part.B)
    assert ("fact", "1 December 2025: Brightwell Cloud was bought; nobody has said yet what it means.") in told
    assert ("fact", "1 December 2025: Ransom mail opened; the policy stays as it is.") in told
    closed(larkbeam)
    assert not any("Brightwell" in says for _, says in lines(larkbeam, Part.B)), "the review before heard of it"


def test_what_somebody_wanted_looked_at_in_the_review_is_told_though_it_is_older(larkbeam: Cast) -> None:
    id = changes.reported(larkbeam)
    closed(larkbeam)
    following = Following(reviews_policy=True, for_review=True)
    changes.assessed(larkbeam, id, assessed_on=date(2026, 2, 5), following=following, at=after(31))
    assert ("fact", "1 December 2025: Brightwell Cloud was bought; it touches the policy.") in lines(larkbeam, Part.B)


def test_spot_checks_are_told_in_numbers_and_not_of_few(larkbeam: Cast) -> None:
    assert ("nothing", "No spot check of the staff ended since 10 April 2025.") in lines(larkbeam, Part.E)
    id = drawing.drawn(larkbeam)
    n = drawing.answered(larkbeam)
    drawing.closed(larkbeam, id)
    assert n >= FEWEST
    assert any(f": {n} of {n} passed, {n} found the policy." in says for _, says in lines(larkbeam, Part.E))


def test_a_spot_check_of_few_answers_tells_nothing(larkbeam: Cast) -> None:
    id = drawing.drawn(larkbeam)
    drawing.answered(larkbeam, most=FEWEST - 1)
    drawing.closed(larkbeam, id)
    told = [says for _, says in lines(larkbeam, Part.E) if says.startswith("Spot check")]
    assert [says.partition(": ")[2] for says in told] == ["too few answered to tell how it came out."]


def test_improvements_of_the_register_are_told(larkbeam: Cast) -> None:
    assert lines(larkbeam, Part.G) == [("nothing", "No improvement is open, and none was done since 10 April 2025.")]
    actions.improvement(larkbeam)
    done = actions.improvement(larkbeam)
    actions.completed(larkbeam, done)
    title = "Ask new suppliers before they begin"
    assert set(lines(larkbeam, Part.G)) == {
        ("fact", f"Since 6 January 2026, not done yet: {title} (Mei Sato)"),
        ("fact", f"Done on 6 January 2026: {title}"),
    }


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


def test_internal_audits_are_named_and_what_came_of_them_stays_inside(larkbeam: Cast) -> None:
    internal.conducted(larkbeam, internal.planned(larkbeam))
    told = [says for _, says in lines(larkbeam, Part.D)]
    assert any("conducted on" in says for says in told)
    assert not any(internal.RESULT in says for says in told)


def test_data_is_only_a_hint_where_nothing_is_unknown(larkbeam: Cast) -> None:
    agenda = agenda_of(found(larkbeam, planned(larkbeam)), LATER)
    assert [part for part in INPUTS if has_data(agenda, part)] == [Part.A]
    risks.recorded(larkbeam)
    agenda = agenda_of(found(larkbeam, planned(larkbeam)), LATER)
    assert [part for part in INPUTS if has_data(agenda, part)] == [Part.A, Part.F]


def test_the_level_of_input_d_falls_without_one_of_its_four() -> None:
    assert level_of(Part.D, 2, ["d1", "d2", "d4"]) == 1
    assert level_of(Part.D, 2, ["d1", "d2", "d3", "d4"]) == 2
    assert level_of(Part.F, 2, []) == 2
    assert level_of(Part.D, 0, []) == 0
