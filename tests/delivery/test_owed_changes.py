from __future__ import annotations

from datetime import datetime, timedelta

from countersign.changes.commands.assess_event import Following
from countersign.delivery.owed import Owed, everything_owed, owed_to
from countersign.people.queries import organisation
from tests.cast import Cast
from tests.changes.worlds import AT, HAPPENED, TODAY, assessed, reported, withdrawn
from tests.delivery.test_owed_reviews import is_lead
from tests.policies.reviewing import confirmed
from tests.policies.worlds import after, in_force_from


def owed(here: Cast, first: str, at: datetime = AT) -> list[Owed]:
    found = owed_to(organisation(here.organisation), here.person(first).id, at)
    return [one for one in found if one.item.startswith("event_")]


def test_what_nobody_assessed_waits_for_the_isms_lead(larkbeam: Cast) -> None:
    is_lead(larkbeam)
    id = reported(larkbeam)
    (one,) = owed(larkbeam, "tom")
    assert str(one.title) == "Say what it means: Brightwell Cloud was bought"
    assert (one.since, one.until, one.route) == (TODAY, HAPPENED + timedelta(days=30), ("changes:assess", id.hex))
    assert owed(larkbeam, "priya") == owed(larkbeam, "ola") == []
    assessed(larkbeam, id)
    assert owed(larkbeam, "tom") == []


def test_what_was_withdrawn_waits_for_nobody(larkbeam: Cast) -> None:
    is_lead(larkbeam)
    withdrawn(larkbeam, reported(larkbeam))
    assert owed(larkbeam, "tom", after(2)) == []


def test_a_policy_that_is_touched_waits_for_leaders_until_it_was_looked_at(larkbeam: Cast) -> None:
    _, version = in_force_from(larkbeam)
    id = reported(larkbeam, happened_on=after(1).date(), at=after(1))
    assessed(larkbeam, id, following=Following(True), assessed_on=after(1).date(), at=after(1))
    (one,) = owed(larkbeam, "priya", after(1))
    assert str(one.title) == "Look at “Information Security Policy” again, because of: Brightwell Cloud was bought"
    assert one.route[0] == "policies:review"
    everybody = everything_owed(organisation(larkbeam.organisation), after(1))
    assert [each.person for each in everybody if each.item == one.item] == [larkbeam.person("priya").id]
    confirmed(larkbeam, version, at=after(2))
    assert owed(larkbeam, "priya", after(2)) == []


def test_a_name_from_earlier_that_day_is_no_look_at_what_nobody_knew_of_yet(larkbeam: Cast) -> None:
    _, version = in_force_from(larkbeam)
    id = reported(larkbeam, happened_on=TODAY, at=AT + timedelta(hours=3))
    assessed(larkbeam, id, following=Following(True), at=AT + timedelta(hours=4))
    assert len(owed(larkbeam, "priya", AT + timedelta(hours=5))) == 1
    confirmed(larkbeam, version, at=AT + timedelta(hours=5))
    assert owed(larkbeam, "priya", AT + timedelta(hours=6)) == []


def test_where_no_policy_is_in_force_nobody_is_asked_to_look_at_it(larkbeam: Cast) -> None:
    assessed(larkbeam, reported(larkbeam), following=Following(True))
    assert owed(larkbeam, "priya") == []
