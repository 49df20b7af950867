"""What management reviews wait for: somebody to open them, whoever was there, the chair's name, actions."""

from __future__ import annotations

from datetime import date, datetime

from countersign.delivery.owed import Owed, everything_owed, owed_to
from countersign.people.queries import organisation
from countersign.reviews.commands.carry_out import carry_out
from countersign.reviews.commands.decline_attendance import decline_attendance
from countersign.reviews.queries import decisions
from tests.cast import Cast
from tests.reviews.worlds import AT, DECISION, HELD, after, came, closed, lead, opened, planned, signed, written


def owed(here: Cast, first: str, at: datetime) -> list[Owed]:
    found = owed_to(organisation(here.organisation), here.person(first).id, at)
    return [one for one in found if one.route[0].startswith("reviews:")]


def titles(here: Cast, first: str, at: datetime = HELD) -> list[str]:
    return [str(one.title) for one in owed(here, first, at)]


def test_on_its_day_the_lead_opens_it(larkbeam: Cast) -> None:
    planned(larkbeam)
    assert titles(larkbeam, "tom", after(13)) == []
    assert titles(larkbeam, "tom") == ["Open the management review planned for 20 January 2026, or move it"]
    assert titles(larkbeam, "priya") == titles(larkbeam, "ola") == []


def test_whoever_was_invited_says_whether_they_were_there(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    asked = ["Say whether you were at the management review of 20 January 2026"]
    assert titles(larkbeam, "mei") == titles(larkbeam, "priya") == asked
    assert titles(larkbeam, "ola") == []
    came(larkbeam, id, "priya")
    decline_attendance(review_id=id, because="", by=larkbeam.actor("mei"), at=HELD)
    assert titles(larkbeam, "mei") == titles(larkbeam, "priya") == []


def test_the_chair_signs_once_everything_is_written(larkbeam: Cast) -> None:
    id = written(larkbeam)
    (one,) = owed(larkbeam, "priya", HELD)
    assert str(one.title) == "Sign the minutes of the management review of 20 January 2026"
    assert one.until == date(2026, 1, 27)
    assert one.route == ("reviews:sign", id.hex)
    signed(larkbeam, id)
    assert titles(larkbeam, "priya") == titles(larkbeam, "tom") == []


def test_an_action_waits_for_its_owner_from_a_week_before_on(larkbeam: Cast) -> None:
    one = decisions(larkbeam.organisation, [closed(larkbeam)]).get()
    due = after(84)
    assert due.date() == date(2026, 3, 31)
    assert titles(larkbeam, "mei", after(76)) == []
    assert titles(larkbeam, "mei", after(77)) == [f"Say whether this is done: {DECISION}"]
    carry_out(decision_id=one.id, done_on=due.date(), outcome="It works.", by=lead(larkbeam), at=due)
    assert titles(larkbeam, "mei", after(100)) == []


def test_everybody_s_list_says_the_same(larkbeam: Cast) -> None:
    opened(larkbeam)
    firm = organisation(larkbeam.organisation)
    every = {(one.person, one.item) for one in everything_owed(firm, HELD) if one.route[0].startswith("reviews:")}
    alone = {(one.person, one.item) for first in ("priya", "tom", "mei", "ola") for one in owed(larkbeam, first, HELD)}
    assert every == alone
    assert AT < HELD
