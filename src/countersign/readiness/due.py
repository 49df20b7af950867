"""What is due around a day, as the dossier of that day knows it. Pure.

Only what somebody promised, was asked for, or planned with a day. What a rule asks for stands among the findings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.objectives import pursued
from countersign.readiness.dossier.reviewing import dates_ahead

VISITS = {
    "stage1": "Stage 1 of the certification audit",
    "stage2": "Stage 2 of the certification audit",
    "surveillance": "The surveillance audit",
    "recertification": "The recertification audit",
}


@dataclass(frozen=True)
class Due:
    """Something with a day, and in words what it is."""

    on: date
    says: Words


def due_by(dossier: Dossier, until: date) -> list[Due]:
    """What is open on the dossier's day and has its day by another one, the earliest first."""
    found = (*answers(dossier), *promises(dossier), *meetings(dossier))
    return sorted((one for one in found if one.on <= until), key=lambda one: (one.on, str(one.says)))


def answers(dossier: Dossier) -> Iterator[Due]:
    """What leaders were asked for and have not answered, and what auditors found and nobody has closed."""
    for ask in dossier.asks:
        if ask.responded_on is None:
            yield Due(ask.due, say("{name} answers: {text}", name=called(dossier, ask.to), text=ask.text or ask.id))
    for earlier in dossier.prev_findings:
        if earlier.closed_on is None and earlier.due:
            yield Due(earlier.due, say("What an audit found about {code} is closed", code=earlier.code))


def promises(dossier: Dossier) -> Iterator[Due]:
    """What leaders took on, and what is to be reached."""
    for one in dossier.commitments:
        if one.met_on is None:
            yield Due(one.due, say("{name} keeps the commitment of the quarter", name=called(dossier, one.by)))
    for objective in pursued(dossier):
        if objective.due:
            title = objective.title or objective.id
            yield Due(objective.due, say("The objective “{title}” is reached", title=title))


def meetings(dossier: Dossier) -> Iterator[Due]:
    """Days ahead that are planned: management reviews, and audits from outside."""
    for day in dates_ahead(dossier):
        yield Due(day, say("A management review is held"))
    for audit in dossier.audits:
        if audit.on >= dossier.as_of:
            yield Due(audit.on, say(VISITS[audit.kind]))


def called(dossier: Dossier, person: str | None) -> str:
    known = dossier.by_id.get(person) if person else None
    return (known.name if known else None) or "Somebody"
