from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.instants import MILLISECOND
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.approve_address import approve_address
from countersign.people.commands.carry_out import carry_out
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.propose_address import propose_address
from countersign.people.queries import (
    address_change,
    is_leader,
    may_approve_again,
    open_announcements,
    open_grant,
    register,
)
from tests.cast import Cast
from tests.people.announcing import (
    NEW,
    RIPE,
    found,
    kind_of,
    lost_mailbox,
    mixed_access,
    next_leader,
    second_leader,
)
from tests.people.worlds import AT, after, hr, lead, top
from tests.policies.worlds import recording_fails


def test_carry_out_an_address_after_72_hours(larkbeam: Cast) -> None:
    id = lost_mailbox(larkbeam)
    with pytest.raises(Refused, match="may still stop this"):
        carry_out(announcement_id=id, by=lead(larkbeam), at=RIPE - MILLISECOND)
    carry_out(announcement_id=id, by=lead(larkbeam), at=RIPE)
    made, priya = found(larkbeam, id), larkbeam.person("priya")
    assert (priya.email, made.done_at, kind_of(larkbeam, id)) == (NEW, RIPE, "announcement.carried_out")
    assert made.change_id
    change = address_change(larkbeam.organisation, made.change_id)
    assert (change.changed_at, change.approved_by_id, change.single_handed) == (RIPE, None, True)
    assert not may_approve_again(larkbeam.organisation, priya.id, RIPE + timedelta(hours=23))
    assert verify(larkbeam.organisation)[1] == []


def test_carry_out_access_is_marked_single_handed(larkbeam: Cast) -> None:
    id = mixed_access(larkbeam)
    carry_out(announcement_id=id, by=top(larkbeam), at=RIPE)
    given = open_grant(larkbeam.organisation, larkbeam.person("ruth").id, Hat.RISK_OWNER)
    assert given
    assert (given.granted_at, given.single_handed) == (RIPE, True)
    assert verify(larkbeam.organisation)[1] == []


def test_carry_out_an_entry_counts_once_countersigned(larkbeam: Cast) -> None:
    id = next_leader(larkbeam)
    carry_out(announcement_id=id, by=lead(larkbeam), at=RIPE)
    mei = larkbeam.person("mei").id
    entry = register(larkbeam.organisation).get(person_id=mei)
    assert (entry.single_handed, entry.entered_by_id, entry.confirmed_at) == (True, larkbeam.person("tom").id, None)
    assert not is_leader(larkbeam.organisation, mei, RIPE.date())
    confirm_leader(leader_id=entry.id, by=larkbeam.actor("mei"), at=RIPE)
    assert is_leader(larkbeam.organisation, mei, RIPE.date())
    assert verify(larkbeam.organisation)[1] == []


def test_carry_out_when_somebody_can_approve_now_is_refused(larkbeam: Cast) -> None:
    id = lost_mailbox(larkbeam)
    hr(larkbeam)
    with pytest.raises(Refused, match="Ruth Ellis can be the second person: ask for their hand"):
        carry_out(announcement_id=id, by=lead(larkbeam), at=RIPE)


def test_carry_out_when_somebody_else_leads_now_is_refused(larkbeam: Cast) -> None:
    id = mixed_access(larkbeam)
    second_leader(larkbeam)
    with pytest.raises(Refused, match="Mei Sato can be the second person"):
        carry_out(announcement_id=id, by=top(larkbeam), at=RIPE)


def test_carry_out_what_somebody_else_announced_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the person who announced this"):
        carry_out(announcement_id=lost_mailbox(larkbeam), by=top(larkbeam), at=RIPE)


@pytest.mark.parametrize("what", [lost_mailbox, mixed_access, next_leader])
def test_carry_out_without_the_hat_any_more_is_refused(larkbeam: Cast, what: object) -> None:
    """Whoever lost their access since carries nothing out."""
    id = what(larkbeam)  # type: ignore[operator]
    first = str(found(larkbeam, id).announced_by.email).partition("@")[0]
    with pytest.raises(Refused, match="Only "):
        carry_out(announcement_id=id, by=larkbeam.actor(first), at=RIPE)


def test_carry_out_when_it_lapsed_is_refused(larkbeam: Cast) -> None:
    id = lost_mailbox(larkbeam)
    with pytest.raises(Refused, match="more than a week ago"):
        carry_out(announcement_id=id, by=lead(larkbeam), at=AT + timedelta(days=7))
    assert not open_announcements(larkbeam.organisation, AT + timedelta(days=7))


def test_carry_out_when_approved_or_replaced_meanwhile_is_refused(larkbeam: Cast) -> None:
    id = lost_mailbox(larkbeam)
    change = found(larkbeam, id).change_id
    assert change
    approve_address(change_id=change, address_shown=NEW, by=hr(larkbeam), at=after(1))
    assert not open_announcements(larkbeam.organisation, after(2))
    with pytest.raises(Refused, match="can be the second person"):
        carry_out(announcement_id=id, by=lead(larkbeam), at=RIPE)


def test_carry_out_an_older_proposal_is_refused(larkbeam: Cast) -> None:
    """Priya can sign in after all and proposes another one herself; Tom can approve that, so he does not do this."""
    id = lost_mailbox(larkbeam)
    propose_address(person_id=larkbeam.person("priya").id, new_address="p@larkbeam.example", by=top(larkbeam), at=RIPE)
    with pytest.raises(Refused, match="a newer one has taken its place"):
        carry_out(announcement_id=id, by=lead(larkbeam), at=RIPE)
    assert found(larkbeam, id).done_at is None


def test_carry_out_what_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such announcement"):
        carry_out(announcement_id=lost_mailbox(larkbeam), by=stonecross.actor("otto"), at=RIPE)


def test_carry_out_when_recording_fails_does_nothing(larkbeam: Cast) -> None:
    id = lost_mailbox(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        carry_out(announcement_id=id, by=lead(larkbeam), at=RIPE)
    assert larkbeam.person("priya").email == "priya@larkbeam.example"
    assert found(larkbeam, id).done_at is None
