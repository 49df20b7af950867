"""Larkbeam's trainings, by commands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.awareness.commands.record_completion import record_completion
from countersign.awareness.commands.take_over_completions import take_over_completions
from countersign.awareness.commands.withdraw_completion import withdraw_completion
from countersign.awareness.imports import Line, compare, read_list
from countersign.awareness.models import Completion
from countersign.awareness.queries import completion
from countersign.kernel.actors import Actor, Hat
from countersign.ledger.files import keep
from countersign.people.imports.days import Order
from countersign.people.queries import organisation
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, NOBODY, after, lead, leader, recording_fails

__all__ = ["AT", "NOBODY", "after", "lead", "leader", "recording_fails"]

TODAY = date(2026, 1, 6)
"""The day of AT."""

DONE = date(2025, 11, 3)
COURSE = "Information security essentials"

CSV = """First name,Last name,Email address,Department,Course full name,Short name,Completed on,Status,Grade,Valid until
Priya,Raman,priya@larkbeam.example,Leadership,Essentials 2025,SEC,2025-11-10 09:00,Completed,80,2026-11-30
Tom,Okafor,tom@larkbeam.example,Engineering,Essentials 2025,SEC,2025-11-10 10:13,Completed,81,2026-11-30
Mei,Sato,mei@larkbeam.example,Engineering,Essentials 2025,SEC,,In progress,,
Nan,Nobody,nan@elsewhere.example,Sales,Essentials 2025,SEC,2025-11-12,Completed,75,2026-11-30
"""
"""As a learning system writes it."""


def hr(here: Cast) -> Actor:
    return here.actor("ruth", Hat.HR)


def trained(here: Cast, *firsts: str, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    """These people did the training; HR recorded it."""
    sent = {"course": COURSE, "completed_on": DONE}
    ids = [here.person(first).id for first in firsts or ("ola",)]
    return id_of(record_completion(**{"people_ids": ids, **sent, **changed}, by=by or hr(here), at=at))


def withdrawn(here: Cast, id: UUID, *, by: Actor | None = None, because: str = "It was another Ola.") -> None:
    withdraw_completion(completion_id=id, because=because, by=by or hr(here), at=after(1))


def row(here: Cast, id: UUID) -> Completion:
    return completion(here.organisation, id)


def lines(
    here: Cast, text: str = CSV, *, name: str = "completions.csv", course: str = "", on: date = TODAY
) -> list[Line]:
    table = read_list(text.encode("utf-8-sig"), name)
    return compare(table, course, Order.UNKNOWN, organisation(here.organisation), on)


def new_in(here: Cast, text: str = CSV) -> list[Line]:
    return [line for line in lines(here, text) if line.is_new]


def taken_over(here: Cast, some: Sequence[Line], *, by: Actor | None = None, at: datetime = AT) -> str:
    """Record these rows of a list, and say under which digest the list is kept."""
    kept = keep(here.organisation, CSV.encode())
    take_over_completions(lines=some, file=kept, by=by or hr(here), at=at)
    return kept
