"""Every read of messages, the organisation first."""

from countersign.messages.queries.audience import Audience, addressed_now, is_addressed, receivers
from countersign.messages.queries.collecting import collect_facts
from countersign.messages.queries.rows import draft, drafts, message, messages, offered, released_since

__all__ = [
    "Audience",
    "addressed_now",
    "collect_facts",
    "draft",
    "drafts",
    "is_addressed",
    "message",
    "messages",
    "offered",
    "receivers",
    "released_since",
]
