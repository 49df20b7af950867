"""What the ways of telling people are called, and how long they were not told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from countersign.roles.enums import Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from countersign.people.models import Person
    from countersign.roles.models import FunctionRole, RolesTelling

ELSEWHERE: list[tuple[str, Any]] = [
    (Way.INTRANET.value, gettext_lazy("On the intranet, or a chart on the wall")),
    (Way.MEETING.value, gettext_lazy("In a meeting")),
    (Way.INDUCTION.value, gettext_lazy("On a slide for whoever begins here")),
    (Way.POLICY.value, gettext_lazy("In a policy that everybody was given")),
    (Way.MAIL.value, gettext_lazy("By mail, also in a message of a leader")),
    (Way.CHAT.value, gettext_lazy("In a chat")),
    (Way.PAPER.value, gettext_lazy("On paper")),
]

WAYS: dict[str, Any] = {Way.HERE.value: gettext_lazy("By mail, from here"), **dict(ELSEWHERE)}


def for_whom(told: RolesTelling) -> str:
    return ", ".join(told.departments) if told.departments else _("Everybody who works here")


def not_told(days: int, within: int) -> str:
    """ "not told yet, for 12 days of 30"."""
    if not days:
        return _("not told yet, since today")
    told = ngettext("not told yet, for one day of {within}", "not told yet, for {n} days of {within}", days)
    return told.format(n=days, within=within)


def with_function(given: Iterable[FunctionRole], only: Mapping[str, Person]) -> str:
    """ "given to a function: Facilities, nobody by name". ``only``: who alone has a job title, by the title."""
    told = []
    for one in given:
        holder = only.get(one.function.casefold())
        told.append(_("{function}, which is {name}").format(function=one.function, name=holder) if holder else "")
        told[-1] = told[-1] or _("{function}, nobody by name").format(function=one.function)
    return _("given to a function: {names}").format(names="; ".join(told)) if told else ""
