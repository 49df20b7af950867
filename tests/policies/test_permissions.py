from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.enums import MAY_BECOME, VersionState
from countersign.policies.permissions import (
    MAY,
    STANDS,
    can_read,
    can_read_drafts,
    check_can_read,
    check_can_read_drafts,
)
from countersign.policies.queries import version
from tests.cast import Cast
from tests.policies.worlds import begun, in_force_from, leader, offered, signed

READ_DRAFTS = {
    *(Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.RISK_OWNER),
    *(Hat.INTERNAL_AUDITOR, Hat.DEPARTMENT_CONTACT, Hat.HR),
}


@pytest.mark.parametrize("hat", list(Hat))
def test_who_reads_drafts(larkbeam: Cast, hat: Hat) -> None:
    by = larkbeam.actor("mei", hat)
    allowed = hat in READ_DRAFTS
    assert can_read_drafts(by) is allowed
    waiting = version(larkbeam.organisation, offered(larkbeam, begun(larkbeam)))
    assert can_read(by, waiting) is allowed
    if allowed:
        check_can_read_drafts(by)
        check_can_read(by, waiting)
    else:
        with pytest.raises(Refused, match="not published yet"):
            check_can_read_drafts(by)
        with pytest.raises(Refused, match="not published yet"):
            check_can_read(by, waiting)


@pytest.mark.parametrize("hat", list(Hat))
def test_everybody_reads_what_is_in_force(larkbeam: Cast, hat: Hat) -> None:
    _, id = in_force_from(larkbeam)
    check_can_read(larkbeam.actor("mei", hat), version(larkbeam.organisation, id))


def test_everybody_reads_what_was_in_force(larkbeam: Cast) -> None:
    policy, first = in_force_from(larkbeam)
    signed(larkbeam, offered(larkbeam, policy))
    assert can_read(larkbeam.actor("ola"), version(larkbeam.organisation, first))


def test_what_was_withdrawn_before_it_applied_is_read_by_nobody_else(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    withdraw(version_id=id, reason="Too long.", by=leader(larkbeam), at=version(larkbeam.organisation, id).offered_at)
    assert not can_read(larkbeam.actor("ola"), version(larkbeam.organisation, id))


def test_an_administrator_has_no_content_rights() -> None:
    """S4."""
    assert not [act for act, hats in MAY.items() if Hat.ADMINISTRATOR in hats]


def test_every_state_has_its_steps_and_its_sentence() -> None:
    assert set(MAY_BECOME) == set(STANDS) == set(VersionState)
