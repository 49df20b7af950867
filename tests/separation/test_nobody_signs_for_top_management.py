"""The policy of clause 5.2 is signed by top management in person: no route leads to a signature by somebody else."""

from __future__ import annotations

from datetime import date

import pytest

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused
from countersign.people.commands.announce_access import announce_access
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.grant import grant
from countersign.people.enums import Basis
from countersign.people.queries import hats
from countersign.policies.commands.sign import sign
from countersign.roles.commands.propose import Terms
from tests.cast import Cast
from tests.policies.worlds import AT, after, approval, begun, by_several, declined, entered, leader, offered, signed
from tests.roles import worlds as roles
from tests.web.signing import page_of
from tests.web.world import browser_of

ONLY = "Only top management"


def deputy(here: Cast) -> Actor:
    """Mei stands in for Tom, whom Priya appointed, and says that she leads."""
    roles.begun(here)
    roles.held(here, "tom", terms=Terms(**{**vars(roles.TERMS), "deputy_id": here.person("mei").id}))
    return here.actor("mei", Hat.TOP_MANAGEMENT)


def unconfirmed(here: Cast) -> Actor:
    """Put on the register, and not yet with their own name."""
    person = here.person("mei").id
    enter_leader(person_id=person, basis=Basis.EXECUTIVE, leads_from=date(2026, 1, 5), by=leader(here), at=AT)
    return here.actor("mei", Hat.TOP_MANAGEMENT)


def lead_in_a_high_hat(here: Cast) -> Actor:
    return here.actor("tom", Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT)


@pytest.mark.parametrize("somebody", [deputy, unconfirmed, lead_in_a_high_hat])
def test_nobody_else_signs_or_declines_whatever_they_stand_for(larkbeam: Cast, somebody: object) -> None:
    id = offered(larkbeam, begun(larkbeam))
    by = somebody(larkbeam)  # type: ignore[operator]
    with pytest.raises(Refused, match=ONLY):
        signed(larkbeam, id, by=by)
    with pytest.raises(Refused, match=ONLY):
        declined(larkbeam, id, by=by)
    assert entered(larkbeam, "version.signed") == entered(larkbeam, "version.declined") == 0


def test_no_grant_makes_a_leader(larkbeam: Cast) -> None:
    """The hat is read from the register, so nobody can give it: not at once, and not by two."""
    mei = larkbeam.person("mei").id
    for give in (grant, announce_access):
        with pytest.raises(Refused):
            give(person_id=mei, hat=Hat.TOP_MANAGEMENT, by=leader(larkbeam), at=AT)
    assert Hat.TOP_MANAGEMENT not in hats(larkbeam.organisation, mei, after(5))


def test_a_leader_does_not_sign_in_another_s_place(larkbeam: Cast) -> None:
    """Where both are named, one of them brings the other's code, and then both pages."""
    policy, id = by_several(larkbeam, "mei", "priya")
    mei = larkbeam.actor("mei", Hat.TOP_MANAGEMENT)
    sent = approval(larkbeam, id, mei, after(1))
    with pytest.raises(Refused, match="You confirmed something else"):
        sign(**sent, by=leader(larkbeam), at=after(1))
    signed(larkbeam, id, at=after(1))
    with pytest.raises(Refused, match="You have signed this version"):
        signed(larkbeam, id, at=after(1))
    assert (entered(larkbeam, "cosignature.given"), entered(larkbeam, "version.signed")) == (1, 0)
    for first, refused in (("tom", 403), ("ola", 404)):
        for end in ("sign/", "sign/code/", "decline/"):
            assert browser_of(first).post(page_of(policy, id, end), {"person": mei.person}).status_code == refused
