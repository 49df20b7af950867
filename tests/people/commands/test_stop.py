from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError

from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.approve_address import approve_address
from countersign.people.commands.carry_out import carry_out
from countersign.people.commands.stop import stop
from countersign.people.queries import open_announcements
from tests.cast import Cast
from tests.people.announcing import NEW, RIPE, found, kind_of, lost_mailbox
from tests.people.worlds import AT, after, hr, lead
from tests.policies.worlds import recording_fails


@pytest.mark.parametrize("first", ["priya", "ola", "tom"])
def test_stop_is_open_to_everybody_who_was_told(larkbeam: Cast, first: str) -> None:
    """Whom it is about, anybody else, and whoever announced it; and then it never happens."""
    id = lost_mailbox(larkbeam)
    stop(announcement_id=id, by=larkbeam.actor(first), at=after(1))
    made = found(larkbeam, id)
    assert (made.stopped_at, made.stopped_by_id) == (after(1), larkbeam.person(first).id)
    assert kind_of(larkbeam, id) == "announcement.stopped"
    with pytest.raises(Refused, match="stopped this: it does not happen"):
        carry_out(announcement_id=id, by=lead(larkbeam), at=RIPE)
    assert larkbeam.person("priya").email == "priya@larkbeam.example"
    assert not open_announcements(larkbeam.organisation, after(2))
    assert verify(larkbeam.organisation)[1] == []


def test_stop_also_ends_the_way_over_a_second_person(larkbeam: Cast) -> None:
    id = lost_mailbox(larkbeam)
    stop(announcement_id=id, by=larkbeam.actor("ola"), at=after(1))
    change = found(larkbeam, id).change
    assert change
    with pytest.raises(Refused, match="Ola Nowak stopped this"):
        approve_address(change_id=change.id, address_shown=NEW, by=hr(larkbeam), at=after(2))


def test_stop_what_is_over_is_refused(larkbeam: Cast) -> None:
    id = lost_mailbox(larkbeam)
    with pytest.raises(Refused, match="more than a week ago"):
        stop(announcement_id=id, by=larkbeam.actor("ola"), at=AT + timedelta(days=7))
    carry_out(announcement_id=id, by=lead(larkbeam), at=RIPE)
    with pytest.raises(Refused, match="happened before"):
        stop(announcement_id=id, by=larkbeam.actor("ola"), at=RIPE)


def test_stop_what_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such announcement"):
        stop(announcement_id=lost_mailbox(larkbeam), by=stonecross.actor("otto"), at=after(1))


def test_stop_when_recording_fails_stops_nothing(larkbeam: Cast) -> None:
    id = lost_mailbox(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        stop(announcement_id=id, by=larkbeam.actor("ola"), at=after(1))
    assert found(larkbeam, id).stopped_at is None
