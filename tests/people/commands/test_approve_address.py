from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.approve_address import approve_address
from countersign.people.commands.enter import enter
from countersign.people.commands.leave import leave
from countersign.people.commands.propose_address import propose_address
from countersign.people.queries import address_change, may_approve_again, people, person
from tests.cast import Cast, id_of
from tests.people.worlds import AT, DAY, after, hr, kind_of, lead, top
from tests.policies.worlds import recording_fails

NEW = "priya.raman@larkbeam.example"


def proposed(here: Cast, by: Actor, first: str = "priya", new: str = NEW) -> UUID:
    return id_of(propose_address(person_id=here.person(first).id, new_address=new, by=by, at=AT))


def approve(change: UUID, by: Actor, at: datetime = AT, shown: str = NEW) -> str:
    return approve_address(change_id=change, address_shown=shown, by=by, at=at)


def test_approve_address_as_a_second_person(larkbeam: Cast) -> None:
    priya = larkbeam.person("priya").id
    change = proposed(larkbeam, hr(larkbeam))
    approve(change, lead(larkbeam), after(1))
    now, done = person(larkbeam.organisation, priya), address_change(larkbeam.organisation, change)
    assert (now.email, kind_of(larkbeam, now)) == (NEW, "person.changed")
    assert (done.changed_at, done.approved_by_id) == (after(1), larkbeam.person("tom").id)
    assert kind_of(larkbeam, done) == "address.changed"
    assert not may_approve_again(larkbeam.organisation, priya, after(24))
    assert may_approve_again(larkbeam.organisation, priya, after(25))
    assert verify(larkbeam.organisation)[1] == []


def test_approve_address_when_the_person_proposed_it(larkbeam: Cast) -> None:
    approve(proposed(larkbeam, top(larkbeam)), lead(larkbeam))
    assert NEW in {one.email for one in people(larkbeam.organisation)}


def test_approve_address_as_top_management(larkbeam: Cast) -> None:
    change = proposed(larkbeam, lead(larkbeam), "tom", "tom2@larkbeam.example")
    approve(change, top(larkbeam), shown="tom2@larkbeam.example")


def test_approve_address_by_whoever_proposed_it_is_refused(larkbeam: Cast) -> None:
    ruth = hr(larkbeam)
    with pytest.raises(Refused, match="You proposed this address"):
        approve(proposed(larkbeam, ruth), ruth)


def test_approve_address_by_the_person_concerned_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="This is your own address"):
        approve(proposed(larkbeam, hr(larkbeam)), top(larkbeam))


def test_approve_address_as_staff_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management, the ISMS lead or HR"):
        approve(proposed(larkbeam, top(larkbeam)), larkbeam.actor("ola"))


def test_approve_address_twice_is_refused(larkbeam: Cast) -> None:
    change = proposed(larkbeam, top(larkbeam))
    approve(change, lead(larkbeam))
    with pytest.raises(Refused, match="was approved before"):
        approve(change, lead(larkbeam))


def test_approve_address_of_another_text_than_shown_is_stale(larkbeam: Cast) -> None:
    with pytest.raises(Stale, match="not the address that you were shown"):
        approve(proposed(larkbeam, top(larkbeam)), lead(larkbeam), shown="priya@evil.example")


def test_approve_address_after_a_week_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="older than a week"):
        approve(proposed(larkbeam, top(larkbeam)), lead(larkbeam), AT + timedelta(days=7))


def test_approve_address_after_a_newer_proposal_is_refused(larkbeam: Cast) -> None:
    older = proposed(larkbeam, top(larkbeam))
    propose_address(
        person_id=larkbeam.person("priya").id, new_address="p@larkbeam.example", by=top(larkbeam), at=after(1)
    )
    with pytest.raises(Refused, match="a newer one has taken its place"):
        approve(older, lead(larkbeam), after(2))


def test_approve_address_that_was_taken_meanwhile_is_refused(larkbeam: Cast) -> None:
    change = proposed(larkbeam, top(larkbeam))
    enter(name="Another Priya", email=NEW, by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="belongs to somebody here already"):
        approve(change, lead(larkbeam))


def test_approve_address_of_somebody_who_left_is_refused(larkbeam: Cast) -> None:
    change = proposed(larkbeam, top(larkbeam))
    leave(person_id=larkbeam.person("priya").id, left_on=DAY, by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="has left"):
        approve(change, lead(larkbeam))


def test_approve_address_of_a_foreign_proposal_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such change"):
        approve(proposed(larkbeam, top(larkbeam)), stonecross.actor("otto", Hat.HR))


def test_approve_address_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    change = proposed(larkbeam, top(larkbeam))
    with recording_fails(), pytest.raises(OperationalError):
        approve(change, lead(larkbeam))
    assert larkbeam.person("priya").email == "priya@larkbeam.example"
    assert address_change(larkbeam.organisation, change).changed_at is None
