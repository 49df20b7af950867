"""The page of channels: who sees what, adding one, what is done with each, and that no page holds an address."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from countersign.delivery.channels import address_of, channels, waiting
from countersign.delivery.models import Channel
from tests.cast import Cast
from tests.delivery.telling import ELSEWHERE, SECRET, named, now
from tests.policies.worlds import AT
from tests.web.pages import Answer
from tests.web.world import browser_of

PAGE = "/o/larkbeam-ltd/settings/channels/"
TYPED = {"kind": "TEAMS", "called": "#security", "address": ELSEWHERE, "news": ["IN_FORCE", "VERIFICATION"]}


def sent(client: Client, path: str, **typed: object) -> Answer:
    return client.post(f"{PAGE}{path}", {"act": str(uuid4()), **typed})


def text(client: Client) -> str:
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return answer.content.decode()


def test_channels_when_there_is_none(larkbeam: Cast) -> None:
    for_tom, for_priya = text(browser_of("tom")), text(browser_of("priya"))
    assert all("<h1>No channel is told anything</h1>" in one for one in (for_tom, for_priya))
    assert "Add the channel" in for_tom
    assert "Add the channel" not in for_priya
    assert "The ISMS lead adds channels." in for_priya


def test_channels_are_not_for_everybody(larkbeam: Cast) -> None:
    assert browser_of("ola").get(PAGE).status_code == 403
    id = named(larkbeam)
    for path in ("add/", *(f"{id.hex}/{act}/" for act in ("test", "pause", "resume", "remove"))):
        assert sent(browser_of("priya"), path, **TYPED).status_code == 403, path
    assert now(larkbeam, id).paused_at is None


def test_the_settings_lead_there(larkbeam: Cast) -> None:
    assert f'href="{PAGE}"' in browser_of("tom").get("/o/larkbeam-ltd/settings/").content.decode()


def test_add_a_channel(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    assert sent(tom, "add/", **TYPED).status_code == 303
    here = channels(larkbeam.organisation).get()
    assert (here.kind, here.news, address_of(here)) == ("TEAMS", "IN_FORCE VERIFICATION", ELSEWHERE)
    shown = text(tom)
    assert "<h1>One channel is told</h1>" in shown
    assert "Told of policies that come into force and verifications that fail." in shown
    assert "Teams, at hooks.slack.example." in shown
    assert SECRET not in shown


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"kind": ""}, "Choose one of the two."),
        ({"called": ""}, "Say what people call it"),
        ({"called": "a\u202eb"}, "a character that nobody sees"),
        ({"address": ""}, "Paste the address that Slack or Teams made"),
        ({"address": f"http://hooks.slack.example/{SECRET}"}, "it has to be https://"),
        ({"address": f"hooks.slack.example/{SECRET}"}, "begins with https://"),
        ({"news": []}, "Choose at least one kind of news."),
        ({"news": ["GOSSIP"]}, "GOSSIP"),
    ],
)
def test_add_a_channel_when_something_is_wrong_keeps_all_but_the_address(
    larkbeam: Cast, changed: dict[str, object], says: str
) -> None:
    answer = sent(browser_of("tom"), "add/", **{**TYPED, **changed})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert says in shown
    assert SECRET not in shown
    assert "#security" in shown or "called" in changed
    assert "Paste the address once more" in shown or "address" in changed
    assert not channels(larkbeam.organisation)


def test_add_a_channel_that_is_there_says_so_and_holds_no_address(larkbeam: Cast) -> None:
    named(larkbeam)
    answer = sent(browser_of("tom"), "add/", **TYPED)
    shown = answer.content.decode()
    assert answer.status_code == 403
    assert "There is a channel called “#security” already." in shown
    assert SECRET not in shown


def test_a_test_a_pause_and_its_end(larkbeam: Cast) -> None:
    id, tom = named(larkbeam), browser_of("tom")
    assert "Nothing was posted yet." in text(tom)
    assert sent(tom, f"{id.hex}/test/").status_code == 303
    assert "A message waits to be posted." in text(tom)
    again = sent(tom, f"{id.hex}/test/")
    assert (again.status_code, "A test message waits already" in again.content.decode()) == (403, True)
    assert sent(tom, f"{id.hex}/pause/").status_code == 303
    shown = text(tom)
    assert "<h1>Every channel is paused</h1>" in shown
    assert "Nothing is posted." in shown
    assert "Send a test message" not in shown
    assert sent(tom, f"{id.hex}/resume/").status_code == 303
    assert not waiting(larkbeam.organisation)


def test_remove_a_channel(larkbeam: Cast) -> None:
    id, tom = named(larkbeam), browser_of("tom")
    assert sent(tom, f"{id.hex}/remove/").status_code == 303
    assert not channels(larkbeam.organisation)
    assert sent(tom, f"{id.hex}/remove/").status_code == 404


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ({"posted_at": AT}, "Posted last on 6 January 2026"),
        ({"trouble": "NO_CONNECTION", "failing_since": AT}, "The server does not answer."),
        ({"trouble": "ERROR", "status": 503, "failing_since": AT}, "cannot take messages at the moment"),
        ({"trouble": "ERROR", "status": 410, "failing_since": AT, "paused_at": AT}, "The server answered with 410"),
        ({"trouble": "NOT_FROM_HERE", "failing_since": AT, "paused_at": AT}, "COUNTERSIGN_PRIVATE_HOSTS"),
    ],
)
def test_what_became_of_it_is_said(larkbeam: Cast, state: dict[str, object], says: str) -> None:
    id = named(larkbeam)
    Channel.objects.filter(id=id, organisation_id=larkbeam.organisation).update(**state)
    shown = text(browser_of("tom"))
    assert says in shown
    assert ("Paused by itself on 6 January 2026." in shown) is ("paused_at" in state)


def test_another_organisation_s_channel_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id = named(larkbeam)
    Channel.objects.filter(id=id, organisation_id=larkbeam.organisation).update(organisation_id=stonecross.organisation)
    assert sent(browser_of("tom"), f"{id.hex}/pause/").status_code == 404
