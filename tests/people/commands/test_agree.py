from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.agree import agree
from countersign.people.commands.leave import leave
from countersign.people.queries import hats, open_grant
from tests.cast import Cast
from tests.people.announcing import found, kind_of, lost_mailbox, mixed_access, second_leader
from tests.people.worlds import DAY, after, lead, top
from tests.policies.worlds import recording_fails


def test_agree_as_another_leader_and_it_happens_at_once(larkbeam: Cast) -> None:
    mei, id = second_leader(larkbeam), mixed_access(larkbeam)
    agree(announcement_id=id, by=mei, at=after(1))
    made = found(larkbeam, id)
    assert (made.agreed_by_id, made.done_at, kind_of(larkbeam, id)) == (mei.person, after(1), "announcement.agreed")
    given = open_grant(larkbeam.organisation, made.person_id, Hat.RISK_OWNER)
    assert given
    assert (given.granted_by_id, given.single_handed) == (larkbeam.person("priya").id, False)
    assert Hat.RISK_OWNER in hats(larkbeam.organisation, made.person_id, after(1))
    assert verify(larkbeam.organisation)[1] == []
    with pytest.raises(Refused, match="happened before"):
        agree(announcement_id=id, by=mei, at=after(2))


def test_agree_to_what_one_announced_oneself_is_refused(larkbeam: Cast) -> None:
    second_leader(larkbeam)
    with pytest.raises(Refused, match="You announced this: a second person agrees"):
        agree(announcement_id=mixed_access(larkbeam), by=top(larkbeam), at=after(1))


def test_agree_to_what_is_about_oneself_is_refused(larkbeam: Cast) -> None:
    id = mixed_access(larkbeam)
    with pytest.raises(Refused, match="about yourself"):
        agree(announcement_id=id, by=larkbeam.actor("ruth", Hat.TOP_MANAGEMENT), at=after(1))


def test_agree_when_not_leading_is_refused(larkbeam: Cast) -> None:
    """The hat that a request brings is not enough: the register is read under the lock."""
    id = mixed_access(larkbeam)
    for by in (lead(larkbeam), larkbeam.actor("mei", Hat.TOP_MANAGEMENT)):
        with pytest.raises(Refused, match="Only another member of top management"):
            agree(announcement_id=id, by=by, at=after(1))


def test_agree_to_an_address_is_refused(larkbeam: Cast) -> None:
    """There the proposal is approved, with the address that was shown."""
    id = lost_mailbox(larkbeam)
    mei = second_leader(larkbeam)
    with pytest.raises(Refused, match="Only another member of top management"):
        agree(announcement_id=id, by=mei, at=after(1))


def test_agree_when_the_person_has_left_is_refused(larkbeam: Cast) -> None:
    mei, id = second_leader(larkbeam), mixed_access(larkbeam)
    leave(person_id=larkbeam.person("ruth").id, left_on=DAY, by=lead(larkbeam), at=after(1))
    with pytest.raises(Refused, match="has left"):
        agree(announcement_id=id, by=mei, at=after(2))
    assert found(larkbeam, id).done_at is None


def test_agree_to_what_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    by = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    with pytest.raises(Unknown, match="no such announcement"):
        agree(announcement_id=mixed_access(larkbeam), by=by, at=after(1))


def test_agree_when_recording_fails_gives_nothing(larkbeam: Cast) -> None:
    mei, id = second_leader(larkbeam), mixed_access(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        agree(announcement_id=id, by=mei, at=after(1))
    assert found(larkbeam, id).done_at is None
    assert open_grant(larkbeam.organisation, found(larkbeam, id).person_id, Hat.RISK_OWNER) is None
