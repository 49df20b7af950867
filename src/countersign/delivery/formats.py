"""A message as Slack and Teams take it. Nothing in a message is markup: no title makes a link or calls anybody.

Slack shows ``plain_text`` as it stands; its fallback text knows ``&``, ``<`` and ``>`` alone, and these are escaped.
Teams reads no Markdown in a ``TextRun``. The only link is ours, and it stands where neither takes words for one.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from countersign.delivery.enums import ChannelKind
from countersign.kernel.text.characters import clean

LONGEST_TITLE = 150
"""Of a heading in Slack."""

LONGEST_LINE = 400
CARD = "application/vnd.microsoft.card.adaptive"
SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"


@dataclass(frozen=True)
class Message:
    """What happened, in a heading and a few lines; where to look; and whose it is."""

    title: str
    lines: tuple[str, ...]
    link: str
    link_label: str
    foot: str

    def kept(self) -> dict[str, Any]:
        return asdict(self)


def message(kept: dict[str, Any]) -> Message:
    return Message(**{**kept, "lines": tuple(kept["lines"])})


def body_for(kind: ChannelKind, said: Message) -> dict[str, Any]:
    """What is posted, as a value of JSON."""
    plain = Message(
        cut(said.title, LONGEST_TITLE),
        tuple(cut(one, LONGEST_LINE) for one in said.lines),
        said.link,
        said.link_label,
        cut(said.foot, LONGEST_LINE),
    )
    return slack(plain) if kind is ChannelKind.SLACK else teams(plain)


def slack(said: Message) -> dict[str, Any]:
    """Section by section; whoever reads aloud or is notified gets the fallback."""
    lines = [{"type": "section", "text": plain_text("\n".join(said.lines))}] if said.lines else []
    link = f"<{said.link}|{escaped(said.link_label)}>"
    return {
        "text": escaped(": ".join([said.title, *said.lines[:1]])),
        "mrkdwn": False,
        "unfurl_links": False,
        "unfurl_media": False,
        "blocks": [
            {"type": "header", "text": plain_text(said.title)},
            *lines,
            {"type": "context", "elements": [{"type": "mrkdwn", "text": link, "verbatim": True}]},
            {"type": "context", "elements": [plain_text(said.foot)]},
        ],
    }


def plain_text(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False}


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def teams(said: Message) -> dict[str, Any]:
    """The envelope that a workflow takes which answers a webhook, with one card."""
    card = {
        "$schema": SCHEMA,
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": [
            run(said.title, weight="Bolder", size="Medium"),
            *(run(one) for one in said.lines),
            run(said.foot, isSubtle=True, size="Small"),
        ],
        "actions": [{"type": "Action.OpenUrl", "title": said.link_label, "url": said.link}],
    }
    return {"type": "message", "attachments": [{"contentType": CARD, "contentUrl": None, "content": card}]}


def run(text: str, **how: Any) -> dict[str, Any]:
    """Words without Markdown."""
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": text, **how}]}


def cut(text: str, longest: int) -> str:
    """One line, nothing invisible in it, and no longer than it may be.

    What looks like an address is none any more, and two braces, with which functions of cards begin, stand apart.
    """
    shown = clean(text).strip().replace("://", ": //").replace("{{", "{ { ")
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + "…"
