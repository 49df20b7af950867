"""What leadership has answered to findings: lives with them until a day, or declares them with a dated plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.dateformat import format as written
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.readiness.declared import Named, Said
from countersign.readiness.enums import TolerationState
from countersign.readiness.rule import Finding, Rule

if TYPE_CHECKING:
    from countersign.readiness.models import Toleration

ASKED = gettext_noop("{name} asks to live with it until {day}. Top management decides.")
ACCEPTED = gettext_noop("{name} decided to live with it until {day}: “{reason}”")
GRAVER = gettext_noop("{name} decided to live with it until {day}, but it was milder then: that does not cover it.")
RUN_OUT = gettext_noop("Leadership lived with it until {day}. That has run out.")
DECLARED = gettext_noop("Declared on {day}. The plan is due on {due}.")


class Answers:
    """The answers as they stand on a day, for one visit."""

    def __init__(self, request: Visit, said: Said, on: date) -> None:
        self.request, self.on = request, on
        self.tolerated, self.statement = said.answered(on), said.in_force(on)
        self.may_ask = on == request.today and may_enter(request.actor, "toleration.propose")

    def of(self, rule: Rule, finding: Finding) -> list[dict[str, str]]:
        """Each answer as a sentence with the page that it stands on; the last may be a way to answer."""
        toleration = self.tolerated.get((rule.code, finding.key))
        told = [*self.given(rule, finding)]
        if self.may_ask and (toleration is None or not self.stands(toleration, finding)):
            url = f"{self.address('tolerations:propose')}?{urlencode({'code': rule.code, 'key': finding.key})}"
            told.append({"says": "", "url": url, "label": _("Accept it with a reason")})
        return told

    def given(self, rule: Rule, finding: Finding) -> Iterator[dict[str, str]]:
        named = (rule.code, finding.key)
        if toleration := self.tolerated.get(named):
            yield self.lives_with(toleration, finding)
        yield from self.declares(named)

    def told(self, rule: Rule, finding: Finding) -> str:
        """The answers as text."""
        return " ".join(one["says"] for one in self.given(rule, finding))

    def stands(self, one: Toleration, finding: Finding) -> bool:
        """Is it waiting, or does it cover the finding as it is graded now?"""
        if one.state is TolerationState.PROPOSED:
            return True
        return one.until_on >= self.on and finding.grade <= one.grade

    def lives_with(self, one: Toleration, finding: Finding) -> dict[str, str]:
        told = _(sentence(one, finding, self.on)).format(
            name=one.approved_by or one.proposed_by, day=written(one.until_on, "j F Y"), reason=one.reason
        )
        return {"says": told, "url": self.address("tolerations:toleration", one.id), "label": _("Look at it")}

    def declares(self, named: Named) -> Iterator[dict[str, str]]:
        found = self.statement
        for line in found.lines if found else ():
            if found and found.approved_on and (line["code"], line["key"]) == named:
                due = written(date.fromisoformat(line["due_on"]), "j F Y")
                told = _(DECLARED).format(day=written(found.approved_on, "j F Y"), due=due)
                yield {"says": told, "url": self.address("statement:statement", found.id), "label": _("Read it")}

    def address(self, name: str, *values: Any) -> str:
        return reverse(name, args=[self.request.organisation.slug, *values])


def sentence(one: Toleration, finding: Finding, on: date) -> str:
    if one.state is TolerationState.PROPOSED:
        return ASKED
    if one.until_on < on:
        return RUN_OUT
    return ACCEPTED if finding.grade <= one.grade else GRAVER
