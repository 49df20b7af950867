from __future__ import annotations

import pytest

from countersign.delivery.channels import waiting
from countersign.delivery.commands.pause_channel import pause_channel
from countersign.delivery.commands.try_channel import try_channel
from countersign.delivery.models import Channel
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from tests.cast import Cast
from tests.delivery.telling import named, now
from tests.policies.worlds import NOBODY, after, lead, leader


def test_try_channel_puts_a_message_in_line(larkbeam: Cast) -> None:
    try_channel(channel_id=named(larkbeam), by=lead(larkbeam), at=after(1))
    said = waiting(larkbeam.organisation).get().says
    assert (said["title"], said["foot"]) == ("This is a test", "Larkbeam Ltd, from Countersign")
    assert said["link"].endswith("/o/larkbeam-ltd/settings/channels/")


@pytest.mark.parametrize(("status", "waits"), [(503, False), (None, False), (429, True)])
def test_try_channel_in_trouble_is_tried_at_once_unless_the_server_asked_to_wait(
    larkbeam: Cast, status: int | None, waits: bool
) -> None:
    id = named(larkbeam)
    rows = Channel.objects.filter(id=id, organisation_id=larkbeam.organisation)
    rows.update(trouble="ERROR", status=status, not_before=after(2))
    try_channel(channel_id=id, by=lead(larkbeam), at=after(1))
    assert now(larkbeam, id).not_before == after(2 if waits else 1)


def test_try_channel_while_a_test_waits_is_refused(larkbeam: Cast) -> None:
    id = named(larkbeam)
    try_channel(channel_id=id, by=lead(larkbeam), at=after(1))
    with pytest.raises(Refused, match="waits already"):
        try_channel(channel_id=id, by=lead(larkbeam), at=after(2))


def test_try_channel_that_is_paused_is_refused(larkbeam: Cast) -> None:
    id = named(larkbeam)
    pause_channel(channel_id=id, by=lead(larkbeam), at=after(1))
    with pytest.raises(Refused, match="is paused"):
        try_channel(channel_id=id, by=lead(larkbeam), at=after(2))


def test_try_channel_by_a_leader_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead"):
        try_channel(channel_id=named(larkbeam), by=leader(larkbeam), at=after(1))


def test_try_channel_of_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for unknown in (named(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            try_channel(channel_id=unknown, by=stonecross.actor("otto", Hat.ISMS_LEAD), at=after(1))
