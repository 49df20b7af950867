"""What keeps a finding of an audit from coming back is an action too: the register shows it where it was answered.

It is recorded once, as the answer to the finding, and stays there: whoever does it, looks at it or closes it goes
there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

from countersign.actions.enums import ActionKind, ActionState, SourceKind
from countersign.actions.permissions import can_read_all
from countersign.audits import permissions, queries
from countersign.audits.enums import FindingState
from countersign.audits.queries import Followed
from countersign.entrance.endpoint import Visit
from countersign.kernel.instants import day_in
from countersign.web.actions.words import STATES, kind_called, source_called

if TYPE_CHECKING:
    from countersign.audits.models import FindingAnswer

LONGEST = 160
"""Of what was written; the rest stands with the finding."""

SHOWN: dict[FindingState, ActionState] = {
    FindingState.ANSWERED: ActionState.OPEN,
    FindingState.DONE: ActionState.DONE,
    FindingState.CLOSED: ActionState.EFFECTIVE,
}


class FromAudits:
    """The actions that answers to findings promise, for one reader: what counts is the newest, unless it was returned.

    There are as many as audits found something. Staff see those that they do.
    """

    def __init__(self, request: Visit) -> None:
        self.request = request
        self.whole = can_read_all(request.actor) and permissions.reads_all(request.actor)

    @cached_property
    def all(self) -> list[tuple[Followed, FindingAnswer]]:
        organisation = self.request.organisation.id
        rows = queries.findings(organisation)
        mine = rows if self.whole else queries.about(rows, self.request.actor.person)
        found = [(one, one.answer) for one in queries.followed(organisation, mine) if one.state in SHOWN]
        told = [(one, answer) for one, answer in found if answer is not None and (self.whole or self.is_mine(answer))]
        return sorted(told, key=lambda each: (each[1].action_due_on, each[1].answered_at))

    def is_mine(self, answer: FindingAnswer) -> bool:
        return answer.action_owner_id == self.request.actor.person

    def which(self, show: str) -> list[tuple[Followed, FindingAnswer]]:
        """Those of one of the lists of the register."""
        fits: dict[str, Callable[[Followed, FindingAnswer], bool]] = {
            "open": lambda one, answer: one.state is FindingState.ANSWERED,
            "late": lambda one, answer: self.is_late(one, answer),
            "waiting": lambda one, answer: one.state is FindingState.DONE,
            "mine": lambda one, answer: one.state is FindingState.ANSWERED and self.is_mine(answer),
            "all": lambda one, answer: True,
        }
        return [each for each in self.all if fits[show](*each)]

    def is_late(self, one: Followed, answer: FindingAnswer) -> bool:
        return one.state is FindingState.ANSWERED and answer.action_due_on < self.request.today

    def lines(self, show: str) -> list[dict[str, Any]]:
        return [self.line(one, answer) for one, answer in self.which(show)]

    def line(self, one: Followed, answer: FindingAnswer) -> dict[str, Any]:
        """As ``showing.line`` of an action of the register."""
        return {
            "title": shortened(answer.action) or one.row.label,
            "kind": kind_called(ActionKind.CORRECTIVE),
            "source": _("{source}, {finding}").format(source=source_of(one), finding=one.row.label),
            "owner": str(answer.action_owner),
            "due_on": answer.action_due_on,
            "moved": False,
            "first_due_on": answer.action_due_on,
            "stands": self.stands(one, answer),
            "waits": self.is_late(one, answer) or one.state is FindingState.DONE,
            "url": reverse("audits:finding", args=[self.request.organisation.slug, one.row.id]),
        }

    def stands(self, one: Followed, answer: FindingAnswer) -> str:
        if self.is_late(one, answer):
            return _("late since {day}").format(day=written(answer.action_due_on, "j F Y"))
        if one.state is FindingState.DONE:
            return _("done, waits until somebody looks whether it works")
        return _(STATES[SHOWN[one.state]])

    def cells(self, show: str) -> Iterator[list[object]]:
        """As the columns of the register that leaves."""
        for one, answer in self.which(show):
            row, answered_on = one.row, day_in(self.request.organisation.time_zone, answer.answered_at).isoformat()
            yield [
                *(shortened(answer.action) or row.label, kind_called(ActionKind.CORRECTIVE), source_of(one), row.label),
                *(answer.action or "", answer.cause or "", str(answer.action_owner)),
                *(answered_on, *[answer.action_due_on.isoformat()] * 2),
                *("", answered_on),
                *(answer.done_on.isoformat() if answer.done_on else "", answer.outcome or ""),
                *(str(row.closed_by or ""), row.closed_on.isoformat() if row.closed_on else "", row.closing),
                self.stands(one, answer),
            ]


def source_of(one: Followed) -> str:
    return source_called(SourceKind.EXTERNAL_AUDIT if one.row.is_external else SourceKind.AUDIT)


def shortened(text: str | None) -> str:
    told = " ".join((text or "").split())
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1].rstrip()}…"


def counted(n: dict[str, int], more: FromAudits, shows: Iterable[str]) -> dict[str, int]:
    """The numbers of the register's lists, with what audits left to be done."""
    return {show: n[show] + len(more.which(show)) for show in shows}
