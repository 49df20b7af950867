from __future__ import annotations

import pytest

from countersign.delivery.channels import channels, waiting
from countersign.delivery.commands.end_channel import end_channel
from countersign.delivery.commands.try_channel import try_channel
from countersign.delivery.models import Channel
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from tests.cast import Cast
from tests.delivery.telling import named
from tests.policies.worlds import NOBODY, after, lead, leader


def test_end_channel_forgets_its_address_and_what_waited(larkbeam: Cast) -> None:
    id, other = named(larkbeam), named(larkbeam, called="#other")
    for one in (id, other):
        try_channel(channel_id=one, by=lead(larkbeam), at=after(1))
    end_channel(channel_id=id, by=lead(larkbeam), at=after(1))
    assert [one.id for one in channels(larkbeam.organisation)] == [other]
    assert [one.channel_id for one in waiting(larkbeam.organisation)] == [other]
    kept = Channel.objects.get(id=id, organisation_id=larkbeam.organisation)
    assert (bytes(kept.sealed), kept.ended_at) == (b"", after(1))


def test_end_channel_by_a_leader_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead"):
        end_channel(channel_id=named(larkbeam), by=leader(larkbeam), at=after(1))
    assert channels(larkbeam.organisation).count() == 1


def test_end_channel_of_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for unknown in (named(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            end_channel(channel_id=unknown, by=stonecross.actor("otto", Hat.ISMS_LEAD), at=after(1))
