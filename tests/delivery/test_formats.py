"""What is posted: no title can make a link, call anybody, or look like markup."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.delivery.enums import ChannelKind
from countersign.delivery.formats import CARD, LONGEST_LINE, LONGEST_TITLE, Message, body_for, message

LINK = "https://countersign.example/o/larkbeam-ltd/"


def said(title: str, *lines: str) -> Message:
    return Message(title, lines, LINK, "Read it", "Larkbeam Ltd, from Countersign")


def leaves(value: Any) -> list[dict[str, Any]]:
    """Every object in a value of JSON."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return ([value] if isinstance(value, dict) else []) + [one for part in inner for one in leaves(part)]


def test_slack_gets_a_heading_lines_a_link_and_whose_it_is() -> None:
    body = body_for(ChannelKind.SLACK, said("Policy 2.0 is in force", "Since 6 January 2026."))
    assert body["text"] == "Policy 2.0 is in force: Since 6 January 2026."
    heading, lines, link, foot = body["blocks"]
    assert heading == {
        "type": "header",
        "text": {"type": "plain_text", "text": "Policy 2.0 is in force", "emoji": False},
    }
    assert lines["text"]["text"] == "Since 6 January 2026."
    assert link["elements"][0]["text"] == f"<{LINK}|Read it>"
    assert foot["elements"][0]["text"] == "Larkbeam Ltd, from Countersign"


def test_teams_gets_a_card_in_the_envelope_of_a_workflow() -> None:
    body = body_for(ChannelKind.TEAMS, said("Policy 2.0 is in force", "Since 6 January 2026."))
    (attached,) = body["attachments"]
    assert (body["type"], attached["contentType"], attached["contentUrl"]) == ("message", CARD, None)
    card = attached["content"]
    assert [one["inlines"][0]["text"] for one in card["body"]] == [
        "Policy 2.0 is in force",
        "Since 6 January 2026.",
        "Larkbeam Ltd, from Countersign",
    ]
    assert card["actions"] == [{"type": "Action.OpenUrl", "title": "Read it", "url": LINK}]


FORGED = (
    "<!channel> read <https://evil.example|this>",
    "<@U012345> & <#C1>",
    "[click](https://evil.example)",
    "<at>Everybody</at>",
    "https://evil.example",
    "{{DATE(2026-01-01)}}",
    "*bold* _and_ ~so~ `on` :tada:",
    "\u202ekcattA\u0000",
)


@pytest.mark.parametrize("title", FORGED)
@pytest.mark.parametrize("kind", ChannelKind)
def test_a_title_forges_nothing(kind: ChannelKind, title: str) -> None:
    body = body_for(kind, said(title, title))
    links = [one["url"] for one in leaves(body) if "url" in one]
    markup = [one["text"] for one in leaves(body) if one.get("type") in ("mrkdwn", "TextBlock")]
    assert links == ([LINK] if kind is ChannelKind.TEAMS else [])
    assert markup == ([f"<{LINK}|Read it>"] if kind is ChannelKind.SLACK else [])
    plain = json.dumps(body, ensure_ascii=False).replace(LINK, "").replace("http://adaptivecards.io", "")
    assert not any(one in plain for one in ("://", "{{", "\u202e", "\\u0000"))
    if kind is ChannelKind.SLACK:
        assert "<" not in body["text"]
        assert body["mrkdwn"] is False


@given(st.text(max_size=1000), st.text(max_size=1000))
def test_whatever_it_says_it_is_short_enough_and_whole_json(title: str, line: str) -> None:
    for kind in ChannelKind:
        body = body_for(kind, said(title, line))
        assert json.loads(json.dumps(body, ensure_ascii=False).encode()) == body
    heading = body_for(ChannelKind.SLACK, said(title, line))["blocks"][0]["text"]["text"]
    assert len(heading) <= LONGEST_TITLE
    assert len(body_for(ChannelKind.SLACK, said("x", line))["text"]) <= 5 * LONGEST_LINE + 4


def test_a_message_is_kept_as_it_was() -> None:
    one = said("A title", "a line", "another")
    assert message(json.loads(json.dumps(one.kept()))) == one
