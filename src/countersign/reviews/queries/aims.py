"""Inputs d2 and d4: what was measured of the objectives, and whether they are met (DOMAIN, 6.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.kernel.words import say
from countersign.objectives.enums import Direction, Outcome
from countersign.objectives.queries import Pursued, Pursuits
from countersign.people import queries as people
from countersign.reviews.queries.lines import Line, nothing
from countersign.reviews.queries.performance import MEASURES, OBJECTIVES
from countersign.reviews.queries.surroundings import beginning

if TYPE_CHECKING:
    from countersign.objectives.models import ObjectiveTerms

ENDED: dict[Outcome, str] = {
    Outcome.MET: "Concluded on {day}, met: {title}",
    Outcome.NOT_MET: "Concluded on {day}, not met: {title}",
    Outcome.REPLACED: "Concluded on {day}, replaced: {title}",
}


def objectives(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """Of each objective the last two values; then how many are met, then and now. All is read once for both."""
    then, every = beginning(as_of, since), Pursuits(people.organisation(organisation)).objectives
    pursued = [one for one in every if one.is_pursued(as_of)]
    for one in pursued:
        yield measured(one, as_of)
    ended = [one for one in every if one.is_concluded(as_of) and not one.is_concluded(then)]
    if not pursued and not ended:
        yield nothing("No objective is recorded.", sub=OBJECTIVES)
        return
    yield from met(pursued, as_of, then)
    for one in ended:
        told = {"day": one.objective.concluded_on, "title": one.latest.title}
        yield Line(say(ENDED[Outcome(one.objective.outcome)], **told), sub=OBJECTIVES)


def measured(one: Pursued, on: date) -> Line:
    """Where it stands, and where it stood before that."""
    by_then, terms = [row for row in one.readings if row.measured_on <= on], one.terms(on) or one.latest
    told: dict[str, object] = {"title": terms.title, "unit": f" {terms.unit}" if terms.unit else ""}
    if not by_then:
        return nothing("{title}: nothing is measured yet.", sub=MEASURES, title=terms.title)
    told |= {"value": by_then[-1].value, "day": by_then[-1].measured_on}
    if len(by_then) == 1:
        return Line(say("{title}: {value}{unit} on {day}.", **told), sub=MEASURES)
    told |= {"was": by_then[-2].value, "then": by_then[-2].measured_on}
    return Line(say("{title}: {value}{unit} on {day}; {was}{unit} on {then}.", **told), sub=MEASURES, trend=True)


def met(pursued: list[Pursued], on: date, then: date) -> Iterator[Line]:
    """How many are where they should be; and each that is not, or is due already."""
    stand = [(one, one.terms(on) or one.latest, is_met(one, on)) for one in pursued]
    if pursued:
        before = [one for one in pursued if one.is_pursued(then)]
        told = {"n": sum(good is True for _, _, good in stand), "of": len(stand), "day": then}
        told |= {"was": sum(is_met(one, then) is True for one in before), "then": len(before)}
        if before:
            says = say("{n} of {of} objectives are where they should be; on {day} it was {was} of {then}.", **told)
        else:
            says = say("{n} of {of} objectives are where they should be; on {day} none was pursued.", **told)
        yield Line(says, sub=OBJECTIVES, trend=bool(before))
    for one, terms, good in stand:
        if good is False:
            told = {"title": terms.title, "owner": str(terms.owner or "nobody"), "day": one.due(on)}
            yield Line(say("Not there yet, due {day}: {title} ({owner})", **told), sub=OBJECTIVES)


def is_met(one: Pursued, on: date) -> bool | None:
    """Is the last value on the right side of the target? None: there is no target or no value."""
    terms, last = one.terms(on), one.last(on)
    return on_target(terms, last.value) if terms and last and terms.target else None


def on_target(terms: ObjectiveTerms, value: str) -> bool:
    now, target = Decimal(value), Decimal(terms.target)
    return now >= target if terms.direction == Direction.AT_LEAST else now <= target
