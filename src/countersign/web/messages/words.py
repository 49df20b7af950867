"""What the stored choices of messages are called on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from countersign.messages.enums import Channel

if TYPE_CHECKING:
    from countersign.messages.queries import Audience

ELSEWHERE: list[tuple[str, Any]] = [
    (Channel.MEETING.value, gettext_lazy("In a meeting")),
    (Channel.MAIL.value, gettext_lazy("By mail")),
    (Channel.VIDEO.value, gettext_lazy("In a video")),
    (Channel.CHAT.value, gettext_lazy("In a chat")),
    (Channel.INTRANET.value, gettext_lazy("On the intranet")),
    (Channel.PAPER.value, gettext_lazy("On paper")),
]

WAYS: dict[str, Any] = {Channel.HERE.value: gettext_lazy("By mail, from here"), **dict(ELSEWHERE)}


def for_whom(audience: Audience) -> str:
    """ "Staff and contractors in Engineering"."""
    both = audience.to_staff and audience.to_contractors
    who = _("Staff and contractors") if both else _("Staff") if audience.to_staff else _("Contractors")
    if not audience.departments:
        return who
    return _("{who} in {departments}").format(who=who, departments=", ".join(audience.departments))
