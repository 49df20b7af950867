from __future__ import annotations

import pytest
from django.db import connection

from countersign.delivery.channels import address_of, channels
from countersign.delivery.commands.name_channel import MOST_CHANNELS, name_channel
from countersign.delivery.enums import ChannelKind, News
from countersign.delivery.models import Channel
from countersign.delivery.sealing import BrokenSeal
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from tests.cast import Cast
from tests.delivery.telling import ELSEWHERE, SECRET, named, now
from tests.policies.worlds import AT, lead, leader


def test_name_channel_says_what_it_is_told_from_now_on(larkbeam: Cast) -> None:
    id = named(larkbeam, News.VERIFICATION, News.IN_FORCE, kind=ChannelKind.TEAMS)
    here = now(larkbeam, id)
    assert (here.called, here.kind, here.host, here.since) == ("#security", "TEAMS", "hooks.slack.example", AT)
    assert here.wants == [News.IN_FORCE, News.VERIFICATION]
    assert here.named_by == larkbeam.person("tom").id
    assert address_of(here) == ELSEWHERE


def test_name_channel_leaves_no_trace_of_the_address(larkbeam: Cast) -> None:
    id = named(larkbeam)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM delivery_channel")
        (row,) = cursor.fetchall()
    stored = b"|".join(bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode() for one in row)
    assert SECRET.encode() not in stored
    other = named(larkbeam, called="#other")
    Channel.objects.filter(id=other, organisation_id=larkbeam.organisation).update(sealed=now(larkbeam, id).sealed)
    with pytest.raises(BrokenSeal):
        address_of(now(larkbeam, other))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"address": "http://hooks.slack.example/services/x"}, "it has to be https://"),
        ({"address": "https://10.0.0.5/services/x"}, "instead of its number"),
        ({"address": "https://tom:secret@hooks.slack.example/x"}, "Leave out the name and the password"),
        ({"address": ""}, "begins with https://"),
        ({"called": "x" * 61}, "at most 60 characters"),
        ({"called": "\u200b "}, "at most 60 characters"),
    ],
)
def test_name_channel_that_cannot_be_is_refused(larkbeam: Cast, changed: dict[str, str], says: str) -> None:
    with pytest.raises(Refused, match=says):
        named(larkbeam, **changed)  # type: ignore[arg-type]
    assert not channels(larkbeam.organisation)


def test_name_channel_that_is_told_nothing_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="at least one kind"):
        name_channel(kind=ChannelKind.SLACK, called="x", address=ELSEWHERE, news=[], by=lead(larkbeam), at=AT)


def test_name_channel_by_the_name_of_another_is_refused(larkbeam: Cast) -> None:
    named(larkbeam)
    with pytest.raises(Refused, match="already"):
        named(larkbeam, called="#SECURITY")


def test_name_channel_beyond_five_is_refused(larkbeam: Cast) -> None:
    for number in range(MOST_CHANNELS):
        named(larkbeam, called=f"#{number}")
    with pytest.raises(Refused, match="At most 5 channels"):
        named(larkbeam)


@pytest.mark.parametrize("hat", [Hat.HR, Hat.INTERNAL_AUDITOR, Hat.ADMINISTRATOR])
def test_name_channel_by_others_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead"):
        named(larkbeam, by=larkbeam.actor("ola", hat))
    with pytest.raises(Refused, match="Only the ISMS lead"):
        named(larkbeam, by=leader(larkbeam))


def test_name_channel_here_is_nobody_else_s(larkbeam: Cast, stonecross: Cast) -> None:
    named(larkbeam)
    assert not channels(stonecross.organisation)
