"""From the line to a channel: posted once, tried again with a growing pause, and ended by an answer that is final."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import structlog
from pytest_django import Settings

from countersign.delivery import channels as known
from countersign.delivery.commands.end_channel import end_channel
from countersign.delivery.commands.pause_channel import pause_channel
from countersign.delivery.commands.resume_channel import resume_channel
from countersign.delivery.commands.try_channel import try_channel
from countersign.delivery.enums import ChannelKind
from countersign.delivery.models import Channel, Post
from countersign.delivery.rounds.find_news import KEPT, find_news
from countersign.delivery.rounds.post import GENTLY, LEASE, LONGEST_ASKED, LONGEST_WAIT, post
from countersign.kernel.stuck import TOO_LONG, Whose
from tests.cast import Cast
from tests.delivery.telling import SECRET, Hook, hooked, named, now
from tests.policies.worlds import AT, lead

pytestmark = pytest.mark.beside

MINUTE, MOMENT = timedelta(minutes=1), timedelta(seconds=1)


@pytest.fixture
def hook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[Hook]:
    """A server on this machine, named by whoever runs it and trusted."""
    settings.COUNTERSIGN_PRIVATE_HOSTS = frozenset({"localhost"})
    with hooked(tmp_path) as (hook, vouched):
        monkeypatch.setenv("SSL_CERT_FILE", str(vouched))
        yield hook


@pytest.fixture
def id(house: Cast, hook: Hook) -> UUID:
    """A channel of Slack that leads to our server, with a test message in line."""
    id = named(house, address=hook.address)
    try_channel(channel_id=id, by=lead(house), at=AT)
    return id


def row(here: Cast) -> Post:
    return Post.objects.get(organisation_id=here.organisation)


def test_a_message_is_posted_once_and_forgotten(house: Cast, hook: Hook, id: UUID) -> None:
    assert [post(AT), post(AT + MINUTE)] == [1, 0]
    (body,) = hook.posted
    assert body["blocks"][0]["text"]["text"] == "This is a test"
    assert (row(house).over_at, row(house).says) == (AT, {})
    assert (now(house, id).posted_at, now(house, id).trouble) == (AT, "")


def test_teams_gets_a_card(house: Cast, hook: Hook) -> None:
    other = named(house, kind=ChannelKind.TEAMS, address=hook.address)
    try_channel(channel_id=other, by=lead(house), at=AT)
    assert post(AT) == 1
    assert hook.posted[0]["attachments"][0]["content"]["type"] == "AdaptiveCard"


def test_one_message_at_a_time_and_gently(house: Cast, hook: Hook, id: UUID) -> None:
    post(AT)
    try_channel(channel_id=id, by=lead(house), at=AT + MOMENT)
    assert [post(AT + MOMENT), post(AT + GENTLY)] == [0, 1]


@pytest.mark.parametrize("status", [301, 400, 403, 404, 410])
def test_an_answer_that_is_final_pauses_the_channel(house: Cast, hook: Hook, id: UUID, status: int) -> None:
    hook.answer = (status, {"Location": "https://evil.example/"})
    assert [post(AT), post(AT + MINUTE), post(AT + timedelta(hours=5))] == [0, 0, 0]
    here = now(house, id)
    assert (here.paused_at, here.paused_by, here.status, len(hook.posted)) == (AT, None, status, 1)
    (line,) = known.stuck(house.organisation, AT)
    assert (str(line.what), line.whose) == ("The channel #security is not told anything", Whose.ISMS_LEAD)
    assert str(status) in str(line.why)
    resume_channel(channel_id=id, by=lead(house), at=AT + MINUTE)
    assert list(known.stuck(house.organisation, AT + MINUTE)) == []


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503])
def test_an_answer_for_now_is_tried_again(house: Cast, hook: Hook, id: UUID, status: int) -> None:
    hook.answer = (status, {})
    assert [post(AT), post(AT + MINUTE - MOMENT)] == [0, 0]
    assert now(house, id).paused_at is None
    hook.answer = (200, {})
    assert post(AT + MINUTE) == 1
    assert (now(house, id).failing_since, now(house, id).in_vain) == (None, 0)


def test_a_server_that_says_when_to_come_again_is_heard(house: Cast, hook: Hook, id: UUID) -> None:
    hook.answer = (429, {"Retry-After": "300"})
    post(AT)
    assert now(house, id).not_before == AT + timedelta(seconds=300)
    hook.answer = (429, {"Retry-After": "999999999"})
    post(AT + timedelta(seconds=300))
    assert now(house, id).not_before == AT + timedelta(seconds=300) + LONGEST_ASKED


def test_patience_grows_ends_at_two_hours_and_after_two_days_it_is_no_news(house: Cast, hook: Hook, id: UUID) -> None:
    hook.answer, at, waits = (503, {}), AT, []
    for _ in range(9):
        post(at)
        waits.append(now(house, id).not_before - at)
        at = now(house, id).not_before
    assert waits[:4] == [MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE]
    assert (waits[-1], waits) == (LONGEST_WAIT, sorted(waits))
    hook.answer = (200, {})
    assert post(AT + known.STALE + MOMENT) == 0
    find_news(AT + known.STALE + MOMENT)
    assert row(house).says == {}
    assert not known.waiting(house.organisation)


def test_a_server_that_is_not_there_is_said_after_a_while(house: Cast, settings: Settings) -> None:
    settings.COUNTERSIGN_PRIVATE_HOSTS = frozenset({"localhost"})
    id = named(house, address="https://localhost:1024/x")
    try_channel(channel_id=id, by=lead(house), at=AT)
    assert post(AT) == 0
    assert (now(house, id).trouble, now(house, id).paused_at) == ("NO_CONNECTION", None)
    assert list(known.stuck(house.organisation, AT + TOO_LONG)) == []
    assert len(list(known.stuck(house.organisation, AT + TOO_LONG + MOMENT))) == 1


def test_what_somebody_paused_is_not_missed(house: Cast, hook: Hook, id: UUID) -> None:
    hook.answer = (503, {})
    post(AT)
    assert list(known.stuck(house.organisation, AT + timedelta(hours=1)))
    pause_channel(channel_id=id, by=lead(house), at=AT)
    assert list(known.stuck(house.organisation, AT + timedelta(hours=1))) == []


def test_what_lies_inside_is_not_posted_to_unless_it_is_named(
    house: Cast, hook: Hook, id: UUID, settings: Settings
) -> None:
    settings.COUNTERSIGN_PRIVATE_HOSTS = frozenset()
    assert post(AT) == 0
    assert (hook.posted, now(house, id).trouble) == ([], "NOT_FROM_HERE")
    assert now(house, id).paused_at == AT
    assert "COUNTERSIGN_PRIVATE_HOSTS" in str(known.why(now(house, id)))


def test_an_address_that_was_changed_in_the_database_is_not_posted_to(house: Cast, hook: Hook, id: UUID) -> None:
    Channel.objects.filter(id=id, organisation_id=house.organisation).update(sealed=b"\0" * 60)
    assert post(AT) == 0
    assert (hook.posted, now(house, id).trouble) == ([], "ASTRAY")


def test_killed_before_it_was_written_down_it_is_posted_again(house: Cast, hook: Hook, id: UUID) -> None:
    """Whoever died had taken the channel; nobody else posts for two minutes, and then the same message once more."""
    rows = Channel.objects.filter(id=id, organisation_id=house.organisation)
    rows.update(not_before=AT + LEASE)
    assert [post(AT), post(AT + LEASE - MOMENT)] == [0, 0]
    assert [post(AT + LEASE), post(AT + 2 * LEASE)] == [1, 0]
    assert len(hook.posted) == 1


def test_one_channel_in_trouble_keeps_no_other_waiting(house: Cast, hook: Hook, id: UUID) -> None:
    Channel.objects.filter(id=id, organisation_id=house.organisation).update(not_before=AT + timedelta(hours=1))
    other = named(house, called="#other", address=hook.address)
    try_channel(channel_id=other, by=lead(house), at=AT + MOMENT)
    assert post(AT + MOMENT) == 1
    assert now(house, other).posted_at == AT + MOMENT


def test_nothing_is_posted_while_it_is_paused_or_once_it_is_removed(house: Cast, hook: Hook, id: UUID) -> None:
    pause_channel(channel_id=id, by=lead(house), at=AT)
    assert post(AT) == 0
    resume_channel(channel_id=id, by=lead(house), at=AT)
    try_channel(channel_id=id, by=lead(house), at=AT + MOMENT)
    end_channel(channel_id=id, by=lead(house), at=AT + MOMENT)
    assert post(AT + MINUTE) == 0
    assert hook.posted == []


def test_what_was_told_long_ago_is_forgotten(house: Cast, hook: Hook, id: UUID) -> None:
    post(AT)
    find_news(AT + KEPT)
    assert Post.objects.filter(organisation_id=house.organisation).exists()
    find_news(AT + KEPT + MOMENT)
    assert not Post.objects.filter(organisation_id=house.organisation).exists()


def test_no_log_holds_the_address(house: Cast, hook: Hook, id: UUID, caplog: pytest.LogCaptureFixture) -> None:
    hook.answer = (500, {})
    with structlog.testing.capture_logs() as events:
        post(AT)
        hook.http.shutdown()
        post(AT + MINUTE)
    assert SECRET not in f"{events} {caplog.text}"


def test_what_is_left_of_a_removed_channel_keeps_no_other_waiting(house: Cast, hook: Hook, id: UUID) -> None:
    other = named(house, address=hook.address, called="#other")
    try_channel(channel_id=other, by=lead(house), at=AT + MOMENT)
    waits = row_of(id)
    end_channel(channel_id=id, by=lead(house), at=AT)
    Post.objects.filter(id=waits.id).update(over_at=None)
    assert post(AT + MINUTE) == 1
    assert row_of(other).over_at == AT + MINUTE


def row_of(channel: UUID) -> Post:
    return Post.objects.get(channel_id=channel)
