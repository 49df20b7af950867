"""What top management did in the days that count (DOMAIN, 2.1 number 4; section 2, "window")."""

from __future__ import annotations

from datetime import date

from countersign.messages.facts import Message
from countersign.readiness.dossier.audits import within
from countersign.readiness.dossier.form import Dossier
from countersign.readiness.dossier.leadership import was_top_manager

STAFF = frozenset({"all", "staff"})
CONTRACTORS = frozenset({"all", "contractors"})


def led(dossier: Dossier, by: str | None, on: date | None, days: int) -> bool:
    """Was it done in the last so many days, by somebody who was a top manager on that day?"""
    return within(dossier, on, days) and was_top_manager(dossier, by, on)


def first_day(dossier: Dossier, days: int) -> date:
    """Where the days that count begin."""
    return date.fromordinal(max(1, dossier.as_of.toordinal() - days))


def messages_to_staff(dossier: Dossier, days: int) -> list[Message]:
    """What top management told the staff in the last so many days."""
    return [one for one in dossier.comms if led(dossier, one.by, one.on, days) and is_for(one, STAFF)]


def is_for(message: Message, people: frozenset[str]) -> bool:
    """Was it addressed to them? A message of which nobody says to whom it went was addressed to nobody."""
    audience = (message.audience,) if isinstance(message.audience, str) else message.audience or ()
    return not people.isdisjoint(audience)
