from __future__ import annotations

from datetime import datetime

from countersign.delivery.owed import Owed, owed_to
from countersign.people.commands.leave import leave
from countersign.people.queries import organisation
from tests.cast import Cast
from tests.delivery.test_owed_reviews import is_lead
from tests.policies.reading import asked, read, said, settled
from tests.policies.worlds import after, begun, lead, leader


def owed(here: Cast, first: str, at: datetime) -> list[Owed]:
    """What waits for somebody because of a draft."""
    found = owed_to(organisation(here.organisation), here.person(first).id, at)
    return [one for one in found if one.route[0] == "policies:remarks"]


def test_a_draft_waits_for_whoever_was_asked_until_they_have_read_it(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    asked(larkbeam, policy, "ola", answer_by=after(9).date())
    (one,) = owed(larkbeam, "ola", after(3))
    assert str(one.title) == "Read the draft of “Information Security Policy”, and say what you think"
    assert str(one.why) == "Tom Okafor asks for it, before anybody signs it."
    assert (one.since, one.until) == (after(1).date(), after(9).date())
    assert not owed(larkbeam, "mei", after(3))
    read(larkbeam, policy, larkbeam.actor("ola"))
    assert not owed(larkbeam, "ola", after(3))
    asked(larkbeam, policy, "ola", at=after(4))
    (again,) = owed(larkbeam, "ola", after(5))
    assert again.item != one.item


def test_a_draft_waits_for_nobody_who_has_left(larkbeam: Cast) -> None:
    asked(larkbeam, begun(larkbeam), "ola")
    leave(person_id=larkbeam.person("ola").id, left_on=after(2).date(), by=lead(larkbeam), at=after(2))
    assert not owed(larkbeam, "ola", after(3))


def test_remarks_wait_for_the_lead_until_they_are_answered(larkbeam: Cast) -> None:
    is_lead(larkbeam)
    policy = begun(larkbeam)
    first = said(larkbeam, policy, leader(larkbeam), body="Why?")
    (one,) = owed(larkbeam, "tom", after(3))
    assert str(one.title) == "Priya Raman has a remark on the draft of “Information Security Policy”"
    second = said(larkbeam, policy, leader(larkbeam), block="p1", body="How?", at=after(3))
    (both,) = owed(larkbeam, "tom", after(3))
    assert str(both.title) == "Two remarks on the draft of “Information Security Policy” wait for you"
    assert (both.item, both.minutes) == (one.item, 4)
    for remark in (first, second):
        settled(larkbeam, remark, taken=True)
    assert not owed(larkbeam, "tom", after(4))


def test_a_lead_s_own_remark_waits_for_nobody(larkbeam: Cast) -> None:
    is_lead(larkbeam)
    said(larkbeam, begun(larkbeam), lead(larkbeam), body="A note to myself.")
    assert not owed(larkbeam, "tom", after(3))
    assert not owed(larkbeam, "priya", after(3))
