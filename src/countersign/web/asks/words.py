"""What the stored choices of asks are called on pages."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from countersign.asks.enums import Answer, Channel

ANSWERS: list[tuple[str, Any]] = [
    (Answer.DONE.value, _("It is done")),
    (Answer.YES.value, _("Yes, I will")),
    (Answer.NO.value, _("No")),
]
"""As a leader says it."""

ANSWERED: dict[str, Any] = {
    Answer.DONE.value: _("done"),
    Answer.YES.value: _("yes"),
    Answer.NO.value: _("no"),
}

ELSEWHERE: list[tuple[str, Any]] = [
    (Channel.IN_PERSON.value, _("In person")),
    (Channel.CALL.value, _("By telephone")),
    (Channel.MEETING.value, _("In a meeting")),
    (Channel.MAIL.value, _("By a mail of one's own")),
    (Channel.CHAT.value, _("In a chat")),
]
CHASING: list[tuple[str, Any]] = [(Channel.HERE.value, _("With the next mail of their day, from here")), *ELSEWHERE]

WAYS: dict[str, Any] = {
    Channel.HERE.value: _("by the mail of the day"),
    Channel.IN_PERSON.value: _("in person"),
    Channel.CALL.value: _("by telephone"),
    Channel.MEETING.value: _("in a meeting"),
    Channel.MAIL.value: _("by mail"),
    Channel.CHAT.value: _("in a chat"),
}
"""Inside a sentence."""

FEEDS: dict[str, Any] = {"audit": _("the audit")}


def feeds(all_of_them: tuple[str, ...]) -> str:
    """ "5.1(e), 9.3": what an ask of the library feeds."""
    return ", ".join(f"5.1({one})" if len(one) == 1 else str(FEEDS.get(one, one)) for one in all_of_them)
