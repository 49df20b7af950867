from __future__ import annotations

import pytest

from countersign.delivery.commands.pause_channel import pause_channel
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from tests.cast import Cast
from tests.delivery.telling import named, now
from tests.policies.worlds import NOBODY, after, lead, leader


def test_pause_channel_says_by_whom(larkbeam: Cast) -> None:
    id = named(larkbeam)
    pause_channel(channel_id=id, by=lead(larkbeam), at=after(1))
    here = now(larkbeam, id)
    assert (here.paused_at, here.paused_by) == (after(1), larkbeam.person("tom").id)


def test_pause_channel_twice_is_refused(larkbeam: Cast) -> None:
    id = named(larkbeam)
    pause_channel(channel_id=id, by=lead(larkbeam), at=after(1))
    with pytest.raises(Refused, match="paused already"):
        pause_channel(channel_id=id, by=lead(larkbeam), at=after(2))


def test_pause_channel_by_a_leader_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead"):
        pause_channel(channel_id=named(larkbeam), by=leader(larkbeam), at=after(1))


def test_pause_channel_of_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for unknown in (named(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            pause_channel(channel_id=unknown, by=stonecross.actor("otto", Hat.ISMS_LEAD), at=after(1))
