from __future__ import annotations

import pytest

from countersign.delivery.channels import waiting
from countersign.delivery.commands.pause_channel import pause_channel
from countersign.delivery.commands.resume_channel import resume_channel
from countersign.delivery.commands.try_channel import try_channel
from countersign.delivery.models import Channel
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from tests.cast import Cast
from tests.delivery.telling import named, now
from tests.policies.worlds import NOBODY, after, lead, leader


def test_resume_channel_begins_anew_and_posts_nothing_of_meanwhile(larkbeam: Cast) -> None:
    id = named(larkbeam)
    try_channel(channel_id=id, by=lead(larkbeam), at=after(1))
    pause_channel(channel_id=id, by=lead(larkbeam), at=after(1))
    rows = Channel.objects.filter(id=id, organisation_id=larkbeam.organisation)
    rows.update(trouble="ERROR", status=404, in_vain=3, failing_since=after(1))
    resume_channel(channel_id=id, by=lead(larkbeam), at=after(2))
    here = now(larkbeam, id)
    assert (here.paused_at, here.paused_by, here.trouble, here.status, here.in_vain) == (None, None, "", None, 0)
    assert (here.since, here.not_before, here.failing_since) == (after(2), after(2), None)
    assert not waiting(larkbeam.organisation)


def test_resume_channel_that_is_not_paused_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="not paused"):
        resume_channel(channel_id=named(larkbeam), by=lead(larkbeam), at=after(1))


def test_resume_channel_by_a_leader_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead"):
        resume_channel(channel_id=named(larkbeam), by=leader(larkbeam), at=after(1))


def test_resume_channel_of_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for unknown in (named(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            resume_channel(channel_id=unknown, by=stonecross.actor("otto", Hat.ISMS_LEAD), at=after(1))
