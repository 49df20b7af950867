"""Holders who look whether they know their role, by commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.awareness.commands.check_role import check_role
from countersign.awareness.enums import Asks
from countersign.awareness.models import RoleCheck
from countersign.awareness.queries import role_check
from countersign.awareness.queries.asking import Question, document_of, questions
from countersign.kernel.actors import Actor
from countersign.kernel.instants import day_in
from countersign.people.queries import organisation
from countersign.roles.queries import Book, appointment
from tests.cast import Cast, id_of
from tests.roles.worlds import AT, TODAY, holder

SEED = "a1b2c3"


def asked(here: Cast, id: UUID, seed: str = SEED, on: date = TODAY) -> list[Question]:
    book, found = Book(organisation(here.organisation)), appointment(here.organisation, id)
    return questions(found, book.role_held(found, on), book, seed)


def rightly(some: Sequence[Question]) -> dict[Asks, Sequence[str]]:
    return {one.asks: one.right for one in some}


def wrongly(some: Sequence[Question], *asks: Asks) -> dict[Asks, Sequence[str]]:
    """Everything right but these."""
    wrong = {one.asks: [next(it for it in one.options if it not in one.right)] for one in some if one.asks in asks}
    return {**rightly(some), **wrong}


def checked(
    here: Cast,
    id: UUID,
    *wrong: Asks,
    seed: str = SEED,
    by: Actor | None = None,
    at: datetime = AT,
    answers: Mapping[Asks, Sequence[str]] | None = None,
    **changed: Any,
) -> UUID:
    """The holder answers everything rightly, but the questions named."""
    some = asked(here, id, seed, day_in("UTC", at))
    sent = {
        "appointment_id": id,
        "seed": seed,
        "digest_shown": document_of(some),
        "answers": answers or wrongly(some, *wrong),
    }
    return id_of(check_role(**{**sent, **changed}, by=by or holder(here, id), at=at))


def row(here: Cast, id: UUID) -> RoleCheck:
    return role_check(here.organisation, id)
