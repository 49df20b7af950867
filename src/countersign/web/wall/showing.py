"""The wall as its pages show it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any, Self
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.words import spelled
from countersign.ledger.kinds import Shape
from countersign.readiness.wall import drawing
from countersign.readiness.wall.acting import Act, leading
from countersign.readiness.wall.duties import DUTIES, LETTERS, Duty
from countersign.readiness.wall.legend import legend as drawn_legend
from countersign.readiness.wall.shaping import Wall, sentences
from countersign.readiness.wall.small import multiple
from countersign.readiness.wall.svg import Svg

MOST_IN_WORDS = 8
"""Of a duty in one month; the rest stands behind the number."""

MOST_PEOPLE = 5
"""Each with a wall of their own; the others share one."""

PLACES = {
    **dict.fromkeys(("version", "cosignature", "endorsement", "foreword"), ("policies:version", "policy.read")),
    "review": ("policies:review_receipt", "policy.read_reviews"),
    "appointment": ("roles:appointment", "role.read"),
    "ask": ("asks:ask", "ask.see"),
    "message": ("messages:message", "message.read"),
    "treatment": ("risks:treatment", "risk.read"),
    "riskreceipt": ("risks:risk", "risk.read"),
    "resourcedecision": ("resources:request", "resource.read"),
    "budget": ("resources:budget", "budget.read"),
    "processcheck": ("processes:process", "process.read"),
    "objectiveterms": ("objectives:objective", "objective.follow"),
    "report": ("reports:report", "report.open"),
    "auditseen": ("audits:internal", "internalaudit.read"),
    **dict.fromkeys(("managementreview", "decision"), ("reviews:review", "managementreview.read")),
    "action": ("actions:action", "action.read"),
    "direction": ("direction:direction", "direction.read"),
    "support": ("direction:support", "direction.read"),
}
"""For the noun of a row its page, and the act one needs to be allowed there."""

SHAPE_WORDS: dict[Shape, str] = {
    Shape.SIGNATURE: gettext_noop("signature"),
    Shape.DECISION: gettext_noop("decision"),
    Shape.MESSAGE: gettext_noop("message"),
    Shape.REPORT: gettext_noop("report"),
    Shape.PROCESS: gettext_noop("process"),
    Shape.PRESENCE: gettext_noop("presence"),
    Shape.IMPROVEMENT: gettext_noop("improvement"),
    Shape.REVIEW: gettext_noop("review"),
}


@dataclass(frozen=True)
class Asked:
    """Which acts an address asks for. What it does not say, or says of nothing there is, leaves nothing out."""

    duty: str
    month: str
    person: str

    @classmethod
    def of(cls, request: Visit) -> Self:
        duty, month, person = (request.GET.get(key, "") for key in ("duty", "month", "person"))
        return cls(duty if duty in LETTERS else "", month, person)

    def choose(self, wall: Wall) -> list[Act]:
        acts = wall.row(self.duty) if self.duty else list(wall.acts)
        months = {f"{month:%Y-%m}" for month in wall.window.months}
        if self.month in months:
            acts = [act for act in acts if f"{act.on:%Y-%m}" == self.month]
        if self.person:
            acts = [act for act in acts if act.person == self.person]
        return acts

    def words(self, wall: Wall) -> list[str]:
        """What was asked for, in a few words each."""
        month = next((month for month in wall.window.months if f"{month:%Y-%m}" == self.month), None)
        who = next((act.who for act in wall.acts if act.person == self.person), "")
        duty = next((f"5.1({duty.letter}) {duty.name} {duty.more}" for duty in DUTIES if duty.letter == self.duty), "")
        return [words for words in (duty, called(month) if month else "", who) if words]


def called(month: date) -> str:
    """ "March 2026"."""
    return spelled(month).partition(" ")[2]


def address(request: Visit, name: str) -> str:
    return reverse(name, args=[request.organisation.slug])


def evidence_url(request: Visit, **asked: str) -> str:
    """Seen from the same day as the page."""
    on = {"on": request.GET["on"]} if "on" in request.GET else {}
    return f"{address(request, 'wall:evidence')}?{urlencode({**asked, **on})}"


def page_url(request: Visit, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"


def says(wall: Wall) -> str:
    return " ".join(words.in_language(_) for words in sentences(wall))


def period(wall: Wall) -> dict[str, str]:
    return {"first": called(wall.window.months[0]), "last": called(wall.window.months[-1])}


def anchor(letter: str, month: date) -> str:
    return f"{letter}-{month:%Y-%m}"


def to_words(letter: str, month: date) -> str:
    return f"#{anchor(letter, month)}"


def wide(wall: Wall) -> Svg:
    return drawing.wide(wall, to_words)


def tall(wall: Wall) -> Svg:
    return drawing.tall(wall, to_words)


def legend() -> list[tuple[Svg, str]]:
    shapes = frozenset(leads.shape for leads in leading().values())
    return [(picture, _(words)) for picture, words in drawn_legend(shapes)]


def multiples(wall: Wall, request: Visit) -> list[dict[str, Any]]:
    """Everybody, those with most acts, and the others together. One person alone needs no comparison."""
    people = Counter((act.person, act.who) for act in wall.acts).most_common()
    if len(people) < 2:
        return []
    found = [whose(request, wall, _("Everybody"), "")]
    found += [whose(request, wall.of([person]), who, person) for (person, who), _n in people[:MOST_PEOPLE]]
    if others := [person for (person, _who), _n in people[MOST_PEOPLE:]]:
        named = ngettext("One more", "{n} others", len(others)).format(n=len(others))
        found.append(whose(request, wall.of(others), named, None))
    return found


def whose(request: Visit, wall: Wall, named: str, person: str | None) -> dict[str, Any]:
    n = len(wall.acts)
    rows = sum(bool(wall.row(letter)) for letter in LETTERS)
    acts = ngettext("one act", "{n} acts", n).format(n=n)
    told = f"{acts}, {ngettext('one row', '{n} rows', rows).format(n=rows)}"
    url = None if person is None else evidence_url(request, **({"person": person} if person else {}))
    return {"picture": multiple(wall, f"{named}: {told}"), "name": named, "told": told, "url": url}


def duties(wall: Wall, request: Visit) -> list[dict[str, Any]]:
    """Duty by duty the acts in words; where there are none, what would belong there."""
    return [{**about(duty), "months": months(wall, duty, request)} for duty in DUTIES if duty.letter in wall.recorded]


def unrecorded(wall: Wall) -> list[dict[str, Any]]:
    """Those for which nothing could have been recorded: an empty row of theirs says nothing."""
    return [about(duty) for duty in DUTIES if duty.letter not in wall.recorded]


def about(duty: Duty) -> dict[str, Any]:
    return {"letter": duty.letter, "name": f"{duty.name} {duty.more}", "belongs": _(duty.belongs)}


def months(wall: Wall, duty: Duty, request: Visit) -> list[dict[str, Any]]:
    found = [(month, wall.cell(duty.letter, n)) for n, month in enumerate(wall.window.months)]
    return [
        {
            "anchor": anchor(duty.letter, month),
            "acts": [line(act, request) for act in acts[:MOST_IN_WORDS]],
            "more": len(acts) - MOST_IN_WORDS if len(acts) > MOST_IN_WORDS else 0,
            "name": called(month),
            "url": evidence_url(request, duty=duty.letter, month=f"{month:%Y-%m}"),
        }
        for month, acts in found
        if acts
    ]


def line(act: Act, request: Visit) -> dict[str, Any]:
    """One act in words, with both its days."""
    noun = act.of.partition("_")[0]
    name, needed = PLACES[noun]
    url = reverse(name, args=[request.organisation.slug, *act.place]) if may_enter(request.actor, needed) else ""
    return {
        "says": act.says.in_language(_),
        "url": url,
        "on": act.on,
        "recorded_on": act.recorded_on,
        "same_day": act.on == act.recorded_on,
        "shape": _(SHAPE_WORDS[act.shape]),
        "hand": act.hand,
        "leads": act.leads,
    }
