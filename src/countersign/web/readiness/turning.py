"""What was raised and cleared, as the page shows it: the strip of twelve months, its sentences, and every turn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit
from countersign.readiness.dossier import Dossier
from countersign.readiness.forecast import Lapse
from countersign.readiness.queries import first_look, turned
from countersign.readiness.rules import BY_CODE
from countersign.readiness.strip.drawing import legend, tall, wide
from countersign.readiness.strip.saying import heard, sentences
from countersign.readiness.strip.shaping import Strip, strip_of, window_to
from countersign.readiness.strip.turning import Row, Turned
from countersign.web.readiness.showing import COUNTED, Since

MOST = 200
"""So many turns are told one by one."""


class Turns:
    """What turned in the twelve months to a day. ``coming``: what will have lapsed by it, where it lies ahead."""

    def __init__(self, request: Visit, on: date, coming: Iterable[Lapse]) -> None:
        organisation, today = request.organisation.id, request.today
        since = first_look(organisation)
        window = window_to(on, today, since)
        ahead = [(one.rule.code, one.finding.grade, one.from_day) for one in coming]
        self.turns = turned(organisation, window.first, window.today)
        self.strip = strip_of(self.turns, since, on, today, ahead)

    @property
    def since(self) -> Since:
        """Since when what stands has stood, whatever its grade was then."""
        runs = ((row.named, row.run_on(self.strip.until)) for row in self.strip.found)
        return {named: run.since for named, run in runs if run}

    def shown(self, dossier: Dossier) -> dict[str, Any]:
        """``says``, the two pictures where anything is known, their legend, and the turns, the newest first."""
        strip, called = self.strip, partial(title, about=names(dossier))
        newest = [line(turn, called) for turn in reversed(self.turns) if turn.on >= strip.window.first]
        told: dict[str, Any] = {
            "says": " ".join(words.in_language(_) for words in sentences(strip)),
            "turns": newest[:MOST],
            "left_out": len(newest[MOST:]),
        }
        if strip.begin is None and not strip.ahead:
            return told
        named = heard(strip)
        return {**told, "wide": wide(strip, called, named), "tall": tall(strip, called, named), "legend": marks(strip)}


def title(row: Row | Turned, about: dict[str, str]) -> str:
    """The rule's title, and whom or what the finding is about. A rule that is gone keeps its code alone."""
    named = _(BY_CODE[row.code].title) if row.code in BY_CODE else ""
    who = about.get(row.key.removeprefix("person:"), "")
    return f"{named}: {who}" if named and who else named or who


def names(dossier: Dossier) -> dict[str, str]:
    """What the keys of findings stand for, where that is a role or a person."""
    people = {person.id: person.name for person in dossier.people if person.name}
    return {**{role.id: role.called for role in dossier.roles}, **people}


def marks(strip: Strip) -> list[tuple[str, str]]:
    return [(picture, _(words)) for picture, words in legend(strip)]


def line(turn: Turned, called: Any) -> dict[str, Any]:
    return {
        "on": turn.on,
        "raised": turn.raised,
        "code": turn.code,
        "grade": turn.grade.word,
        "word": _(COUNTED[turn.grade][0]),
        "title": called(turn),
    }
