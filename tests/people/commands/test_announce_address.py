from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.announce_address import announce_address
from countersign.people.queries import announcements, proposed_address
from tests.cast import Cast
from tests.people.announcing import NEW, RIPE, found, kind_of, lost_mailbox, second_leader
from tests.people.worlds import AT, hr, lead, top
from tests.policies.worlds import recording_fails


def test_announce_address_changes_nothing_yet(larkbeam: Cast) -> None:
    made = found(larkbeam, lost_mailbox(larkbeam))
    assert (made.act, str(made.person), str(made.announced_by)) == ("ADDRESS", "Priya Raman", "Tom Okafor")
    assert made.change is not None
    assert (made.change.new_address, made.may_happen_at, made.done_at) == (NEW, RIPE, None)
    assert kind_of(larkbeam, made.id) == "announcement.made"
    assert larkbeam.person("priya").email == "priya@larkbeam.example"
    assert verify(larkbeam.organisation)[1] == []


def test_announce_address_when_somebody_could_approve_it_is_refused(larkbeam: Cast) -> None:
    hr(larkbeam)
    with pytest.raises(Refused, match="Ruth Ellis can be the second person: ask for their hand"):
        lost_mailbox(larkbeam)


def test_announce_address_of_ones_own_when_alone(larkbeam: Cast) -> None:
    """Another leader and Tom could both approve his: no announcement. Whoever leads as well is a second person."""
    second_leader(larkbeam)
    with pytest.raises(Refused, match="can be the second person"):
        announce_address(
            person_id=larkbeam.person("tom").id, new_address="t@larkbeam.example", by=lead(larkbeam), at=AT
        )


@pytest.mark.parametrize(
    ("first", "new", "says"),
    [
        ("ola", "ola2@larkbeam.example", "Ola Nowak needs no second person"),
        ("priya", "no address", "no address is no mail address"),
        ("priya", "mei@larkbeam.example", "belongs to somebody here already"),
    ],
)
def test_announce_address_when_it_makes_no_sense_is_refused(larkbeam: Cast, first: str, new: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        announce_address(person_id=larkbeam.person(first).id, new_address=new, by=lead(larkbeam), at=AT)


def test_announce_address_for_somebody_else_as_staff_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead, HR or the person concerned"):
        announce_address(person_id=larkbeam.person("priya").id, new_address=NEW, by=larkbeam.actor("ola"), at=AT)


def test_announce_address_of_foreign_people_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such person"):
        announce_address(
            person_id=larkbeam.person("priya").id, new_address=NEW, by=stonecross.actor("otto", Hat.HR), at=AT
        )


def test_announce_address_when_recording_fails_announces_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        lost_mailbox(larkbeam)
    assert not announcements(larkbeam.organisation)
    assert proposed_address(larkbeam.organisation, top(larkbeam).person or larkbeam.organisation, AT) is None
