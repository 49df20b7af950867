"""Whoever took over a mailbox cannot sign before its owner has read of it (S7)."""

from __future__ import annotations

from uuid import UUID

import pytest

from countersign.kernel.refusals import Refused
from countersign.people.commands.approve_address import approve_address
from countersign.people.commands.change_address import change_address
from countersign.people.commands.propose_address import propose_address
from countersign.policies.enums import VersionState
from countersign.policies.queries import version
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, after, begun, lead, leader, offered, second_leader, signed

NEW = "priya.raman@larkbeam.example"


def with_new_address(here: Cast) -> UUID:
    """The policy waits for Priya, whose address has just changed."""
    id = offered(here, begun(here))
    change = propose_address(person_id=here.person("priya").id, new_address=NEW, by=leader(here), at=AT)
    approve_address(change_id=id_of(change), address_shown=NEW, by=here.actor("tom", *lead(here).hats), at=after(1))
    return id


def test_sign_within_a_day_is_refused(larkbeam: Cast) -> None:
    priya = leader(larkbeam)
    id = with_new_address(larkbeam)
    with pytest.raises(Refused, match="Your mail address was changed less than 24 hours ago"):
        signed(larkbeam, id, by=priya, at=after(1, hours=23))
    assert version(larkbeam.organisation, id).state is VersionState.OFFERED


def test_sign_after_a_day(larkbeam: Cast) -> None:
    priya = leader(larkbeam)
    id = with_new_address(larkbeam)
    signed(larkbeam, id, by=priya, at=after(2))
    assert version(larkbeam.organisation, id).state is VersionState.PUBLISHED


def test_sign_with_a_proposed_address_goes_on(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    propose_address(person_id=larkbeam.person("priya").id, new_address=NEW, by=leader(larkbeam), at=AT)
    signed(larkbeam, id)


def test_lead_with_an_address_that_one_person_changed_begins_a_day_later(larkbeam: Cast) -> None:
    """First the address, then the register: whoever changed it signs nothing by that."""
    mei = larkbeam.person("mei").id
    change_address(person_id=mei, new_address="mei@x.larkbeam.example", by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="less than 24 hours ago"):
        second_leader(larkbeam, "mei")
