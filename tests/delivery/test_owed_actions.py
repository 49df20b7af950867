from __future__ import annotations

from datetime import date, datetime, timedelta

from countersign.actions.commands.hand_over_action import hand_over_action
from countersign.delivery.owed import Owed, everything_owed, owed_to
from countersign.people.queries import organisation
from tests.actions.commands.test_drop_action import dropped
from tests.actions.worlds import AT, DUE, TODAY, added, after, completed, found, improvement, lead, replanned, verified
from tests.cast import Cast
from tests.delivery.test_owed_reviews import is_lead

FAR = date(2026, 6, 30)


def owed(here: Cast, first: str, at: datetime = AT) -> list[Owed]:
    found = owed_to(organisation(here.organisation), here.person(first).id, at)
    return [one for one in found if one.route[0].startswith("actions:")]


def told(here: Cast, first: str, at: datetime = AT) -> list[str]:
    return [str(one.title) for one in owed(here, first, at)]


def test_an_action_waits_for_whoever_does_it_until_it_is_done(larkbeam: Cast) -> None:
    id = added(larkbeam)
    ahead = "Close the accounts of people who left, by 5 February 2026"
    assert (told(larkbeam, "mei"), told(larkbeam, "ola")) == ([ahead], [])
    late = "Close the accounts of people who left: it was due by 5 February 2026"
    assert told(larkbeam, "mei", after(31)) == [late]
    completed(larkbeam, id, at=after(32))
    assert told(larkbeam, "mei", after(32)) == []


def test_an_action_that_is_dropped_waits_for_nobody(larkbeam: Cast) -> None:
    dropped(larkbeam, added(larkbeam))
    assert told(larkbeam, "mei") == []


def test_an_action_is_told_when_it_is_new_and_again_before_its_day(larkbeam: Cast) -> None:
    added(larkbeam, due_on=FAR)
    new, between = owed(larkbeam, "mei")[0], owed(larkbeam, "mei", after(7))[0]
    near = owed(larkbeam, "mei", datetime(2026, 6, 16, 9, tzinfo=AT.tzinfo))[0]
    assert (new.since, new.told_from, new.until) == (TODAY, TODAY, FAR)
    assert (between.item, between.told_from) == (new.item, FAR - timedelta(days=14))
    assert near.item != new.item
    assert near.told_from == FAR - timedelta(days=14)


def test_an_action_that_is_due_soon_is_told_once(larkbeam: Cast) -> None:
    added(larkbeam, due_on=TODAY + timedelta(days=5))
    assert owed(larkbeam, "mei")[0].item == owed(larkbeam, "mei", after(3))[0].item


def test_an_action_that_moved_is_another_item(larkbeam: Cast) -> None:
    id = added(larkbeam)
    before = owed(larkbeam, "mei", after(20))[0]
    replanned(larkbeam, id, at=after(20))
    near = owed(larkbeam, "mei", after(50))[0]
    assert (before.until, near.until) == (DUE, DUE + timedelta(days=30))
    assert before.item != near.item


def test_an_action_that_was_given_on_is_new_for_whoever_has_it_now(larkbeam: Cast) -> None:
    id = added(larkbeam, due_on=FAR)
    ola = larkbeam.person("ola").id
    hand_over_action(action_id=id, revision_shown=1, owner_id=ola, by=lead(larkbeam), at=after(40))
    assert told(larkbeam, "mei", after(40)) == []
    assert owed(larkbeam, "ola", after(41))[0].told_from == after(40).date()


def test_a_corrective_action_waits_until_somebody_else_has_looked(larkbeam: Cast) -> None:
    is_lead(larkbeam)
    id = added(larkbeam)
    completed(larkbeam, id)
    completed(larkbeam, improvement(larkbeam))
    (waits,) = owed(larkbeam, "tom")
    assert str(waits.title) == "Look whether it works: Close the accounts of people who left"
    assert (waits.since, waits.told_from) == (TODAY, TODAY + timedelta(days=14))
    assert (told(larkbeam, "mei"), told(larkbeam, "priya")) == ([], [])
    verified(larkbeam, id)
    assert owed(larkbeam, "tom") == []


def test_where_the_isms_lead_did_it_a_leader_looks(larkbeam: Cast) -> None:
    is_lead(larkbeam)
    completed(larkbeam, added(larkbeam, first="tom"), by=lead(larkbeam))
    assert owed(larkbeam, "tom") == []
    assert len(owed(larkbeam, "priya")) == 1


def test_everything_owed_knows_the_actions_of_everybody(larkbeam: Cast) -> None:
    ids = added(larkbeam), added(larkbeam, first="ola")
    here = organisation(larkbeam.organisation)
    routes = {one.route[1] for one in everything_owed(here, AT) if one.route[0] == "actions:action"}
    assert routes == {id.hex for id in ids}
    assert found(larkbeam, ids[0]).due_on == DUE
