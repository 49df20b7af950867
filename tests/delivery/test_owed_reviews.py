from __future__ import annotations

from datetime import datetime, timedelta

from countersign.delivery.owed import Owed, owed_to
from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from countersign.people.queries import open_grant, organisation
from tests.cast import Cast
from tests.policies.reviewing import asked_for_change, confirmed
from tests.policies.worlds import AT, after, in_force_from, leader, offered, second_leader

ROUTES = ("policies:review", "policies:policy", "policies:draft")


def owed(here: Cast, first: str, at: datetime) -> list[Owed]:
    """What waits for somebody because a policy is looked at again."""
    found = owed_to(organisation(here.organisation), here.person(first).id, at)
    return [one for one in found if one.route[0] in ROUTES]


def titles(here: Cast, first: str, at: datetime) -> list[str]:
    return [str(one.title) for one in owed(here, first, at)]


def is_lead(here: Cast, first: str = "tom") -> None:
    person = here.person(first).id
    if open_grant(here.organisation, person, Hat.ISMS_LEAD) is None:
        grant(person_id=person, hat=Hat.ISMS_LEAD, by=leader(here), at=AT)


def test_a_review_waits_for_every_leader_from_thirty_days_before_on(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    is_lead(larkbeam)
    first = datetime(2026, 12, 7, 9, tzinfo=AT.tzinfo)
    assert titles(larkbeam, "priya", first - timedelta(days=1)) == []
    ahead = "Review “Information Security Policy” by 6 January 2027"
    assert (titles(larkbeam, "priya", first), titles(larkbeam, "ola", first)) == ([ahead], [])
    assert titles(larkbeam, "tom", first) == ["“Information Security Policy” is to be reviewed by 6 January 2027"]
    late = "Review “Information Security Policy”: it was due by 6 January 2027"
    assert titles(larkbeam, "priya", first + timedelta(days=31)) == [late]


def test_one_who_leads_and_is_isms_lead_is_asked_once(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    is_lead(larkbeam)
    second_leader(larkbeam)
    (one,) = owed(larkbeam, "tom", after(350))
    assert one.route[0] == "policies:review"


def test_nothing_waits_once_it_is_done_and_next_year_it_is_another_item(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    (before,) = owed(larkbeam, "priya", after(350))
    assert (before.since, before.until) == (after(365 - 30).date(), after(365).date())
    confirmed(larkbeam, id, at=after(351))
    assert owed(larkbeam, "priya", after(352)) == []
    (again,) = owed(larkbeam, "priya", after(351 + 340))
    assert again.item != before.item


def test_a_change_that_is_asked_for_waits_for_the_lead_until_a_text_is_offered(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    is_lead(larkbeam)
    asked_for_change(larkbeam, id, at=after(9))
    assert titles(larkbeam, "tom", after(10)) == ["Change “Information Security Policy”"]
    assert titles(larkbeam, "priya", after(10)) == []
    offered(larkbeam, policy, at=after(11))
    assert titles(larkbeam, "tom", after(12)) == []
