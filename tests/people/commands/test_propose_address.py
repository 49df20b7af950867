from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.end_leader import end_leader
from countersign.people.commands.leave import leave
from countersign.people.commands.propose_address import propose_address
from countersign.people.queries import address_change, leaders, proposed_address
from tests.cast import Cast, id_of
from tests.people.worlds import AT, DAY, after, hr, kind_of, lead, top
from tests.policies.worlds import recording_fails

NEW = "priya.raman@larkbeam.example"


def propose(here: Cast, by: Actor, first: str = "priya", new: str = NEW) -> str:
    return propose_address(person_id=here.person(first).id, new_address=new, by=by, at=AT)


@pytest.mark.parametrize("who", ["lead", "hr", "herself"])
def test_propose_address_changes_nothing_yet(larkbeam: Cast, who: str) -> None:
    by = {"lead": lead(larkbeam), "hr": hr(larkbeam), "herself": top(larkbeam)}[who]
    change = address_change(larkbeam.organisation, id_of(propose(larkbeam, by)))
    assert (change.old_address, change.new_address) == ("priya@larkbeam.example", NEW)
    assert (change.proposed_by_id, change.changed_at, kind_of(larkbeam, change)) == (
        by.person,
        None,
        "address.proposed",
    )
    assert larkbeam.person("priya").email == "priya@larkbeam.example"
    assert verify(larkbeam.organisation)[1] == []


def test_propose_address_again_takes_the_place_of_the_older_one(larkbeam: Cast) -> None:
    propose(larkbeam, top(larkbeam))
    newer = propose_address(
        person_id=larkbeam.person("priya").id, new_address="p@larkbeam.example", by=top(larkbeam), at=after(1)
    )
    found = proposed_address(larkbeam.organisation, larkbeam.person("priya").id, after(2))
    assert found
    assert found.ref == newer
    assert proposed_address(larkbeam.organisation, larkbeam.person("priya").id, AT + timedelta(days=8)) is None


def test_propose_address_for_somebody_else_as_staff_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead, HR or the person concerned"):
        propose(larkbeam, larkbeam.actor("ola"))


def test_propose_address_where_one_person_is_enough_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Ola Nowak needs no second person"):
        propose(larkbeam, lead(larkbeam), "ola", "ola2@larkbeam.example")


def test_propose_address_of_somebody_who_left_is_refused(larkbeam: Cast) -> None:
    leave(person_id=larkbeam.person("priya").id, left_on=DAY, by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="has left"):
        propose(larkbeam, lead(larkbeam))


def test_propose_address_that_is_taken_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="belongs to somebody here already"):
        propose(larkbeam, top(larkbeam), new="mei@larkbeam.example")


def test_propose_address_when_only_the_proposer_could_approve_says_who_could_propose(larkbeam: Cast) -> None:
    """Tom is lead and HR, Priya leads: he cannot do it alone, but she can propose and he approves."""
    with pytest.raises(Refused, match="let Priya Raman propose it, and you approve it"):
        propose(larkbeam, lead(larkbeam))
    propose(larkbeam, top(larkbeam))


def test_propose_address_when_nobody_could_approve_is_refused(larkbeam: Cast) -> None:
    priya = leaders(larkbeam.organisation, DAY).get()
    end_leader(leader_id=priya.id, leads_until=DAY, by=top(larkbeam), at=AT)
    with pytest.raises(Refused, match="Nobody here could approve this"):
        propose(larkbeam, lead(larkbeam), "tom", "tom2@larkbeam.example")


def test_propose_address_of_foreign_people_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such person"):
        propose(larkbeam, stonecross.actor("otto", Hat.HR))


def test_propose_address_when_recording_fails_leaves_none(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        propose(larkbeam, top(larkbeam))
    assert proposed_address(larkbeam.organisation, larkbeam.person("priya").id, AT) is None
