"""What waits around objectives and reports, for whom, and since when."""

from __future__ import annotations

from datetime import datetime, timedelta

from countersign.delivery.owed import Owed, owed_to
from countersign.kernel.actors import Hat
from countersign.people.commands.leave import leave
from countersign.people.queries import organisation
from tests.cast import Cast
from tests.objectives.worlds import (
    AT,
    TODAY,
    acknowledged,
    adopted,
    after,
    begun,
    concluded,
    measured,
    proposed,
    reported,
    second_leader,
    sent,
)
from tests.roles import worlds as roles


def waiting(here: Cast, first: str, at: datetime) -> list[Owed]:
    found = owed_to(organisation(here.organisation), here.person(first).id, at)
    return [one for one in found if one.route[0].startswith(("objectives:", "reports:"))]


def titles(here: Cast, first: str, at: datetime) -> list[str]:
    return [str(one.title) for one in waiting(here, first, at)]


def test_proposals_wait_for_leaders_as_one_item(larkbeam: Cast) -> None:
    first = proposed(larkbeam)
    assert titles(larkbeam, "priya", after(1)) == ["Adopt the objective “We can recover”"]
    second = proposed(larkbeam, title="We report")
    assert titles(larkbeam, "priya", after(1)) == ["Adopt 2 objectives"]
    assert titles(larkbeam, "tom", after(1)) == []
    adopted(larkbeam, first, second)
    assert titles(larkbeam, "priya", after(2)) == []


def test_nobody_is_asked_to_adopt_what_they_wrote_while_another_leads(larkbeam: Cast) -> None:
    second_leader(larkbeam)
    proposed(larkbeam)
    assert titles(larkbeam, "tom", after(1)) == []
    assert titles(larkbeam, "priya", after(1)) == ["Adopt the objective “We can recover”"]


def test_an_owner_is_asked_once_the_last_number_is_too_old(larkbeam: Cast) -> None:
    id = begun(larkbeam, cadence=30)
    assert titles(larkbeam, "mei", after(29)) == []
    [one] = waiting(larkbeam, "mei", after(30))
    assert (str(one.title), one.since) == ("Measure “We can recover”", TODAY + timedelta(days=30))
    measured(larkbeam, id, at=after(31))
    assert titles(larkbeam, "mei", after(60)) == []
    assert titles(larkbeam, "mei", after(61)) == ["Measure “We can recover”"]
    concluded(larkbeam, id, at=after(62))
    assert titles(larkbeam, "mei", after(63)) == []


def test_an_owner_is_not_asked_for_what_nobody_adopted_or_after_leaving(larkbeam: Cast) -> None:
    proposed(larkbeam, cadence=30)
    assert titles(larkbeam, "mei", after(40)) == []
    begun(larkbeam, cadence=30)
    leave(person_id=larkbeam.person("mei").id, left_on=TODAY, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    assert titles(larkbeam, "mei", after(40)) == []


def test_a_report_waits_for_its_reader_alone(larkbeam: Cast) -> None:
    second_leader(larkbeam)
    id = sent(larkbeam)
    [one] = waiting(larkbeam, "priya", after(13))
    assert (str(one.title), one.minutes) == ("Read the report on how the ISMS performs", 3)
    assert titles(larkbeam, "tom", after(13)) == []
    acknowledged(larkbeam, id)
    assert titles(larkbeam, "priya", after(14)) == []


def test_whoever_reports_is_asked_a_quarter_after_the_last_report(larkbeam: Cast) -> None:
    roles.begun(larkbeam)
    id = roles.held(larkbeam, "mei")
    since = roles.found(larkbeam, id).held_from
    told = "Send top management the report on how the ISMS performs"
    begin = AT + (since - TODAY)
    assert titles(larkbeam, "mei", begin + timedelta(days=91)) == []
    assert titles(larkbeam, "mei", begin + timedelta(days=92)) == [told]
    reported(larkbeam, reported_on=since + timedelta(days=50), at=begin + timedelta(days=51))
    assert titles(larkbeam, "mei", begin + timedelta(days=141)) == []
    assert titles(larkbeam, "mei", begin + timedelta(days=142)) == [told]
    assert titles(larkbeam, "tom", begin + timedelta(days=142)) == []
