"""Draws at Larkbeam, by commands: everybody there works in two departments, and six people could be drawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from countersign.awareness.commands.answer_questions import answer_questions
from countersign.awareness.commands.close_draw import close_draw
from countersign.awareness.commands.draw_people import draw_people
from countersign.awareness.commands.fix_population import fix_population
from countersign.awareness.enums import Mark
from countersign.awareness.library import staff_questions
from countersign.awareness.models import Draw, Invitation
from countersign.awareness.queries import draw, invitations
from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.people.queries import person
from tests.awareness.worlds import AT, after, lead
from tests.cast import Cast, id_of

LAST = after(11)
"""The day after the last one on which people could answer."""


def auditor(here: Cast) -> Actor:
    return here.actor("mei", Hat.INTERNAL_AUDITOR)


def fixed(here: Cast, *, by: Actor | None = None, at: datetime = AT, **more: Any) -> UUID:
    """Who could be drawn today is written down."""
    return id_of(fix_population(by=by or lead(here), at=at, **more))


def drawn(here: Cast, *, by: Actor | None = None, at: datetime = AT, **more: Any) -> UUID:
    """People were drawn, and are asked."""
    id = fixed(here, by=by, at=at)
    return drawn_from(here, id, by=by, at=at, **more)


def drawn_from(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = AT, **more: Any) -> UUID:
    sent = {"draw_id": id, "digest_shown": row(here, id).population}
    return id_of(draw_people(**{**sent, **more}, by=by or lead(here), at=at))


def row(here: Cast, id: UUID) -> Draw:
    return draw(here.organisation, id)


def asked(here: Cast) -> list[Invitation]:
    return list(invitations(here.organisation))


def marks_for(one: Invitation, mark: Mark = Mark.YES, **others: Mark) -> Mapping[str, Mark]:
    questions = staff_questions(newcomer=one.newcomer, outsider=one.outsider)
    return {question.number: others.get(question.number, mark) for question in questions}


def staff(here: Cast, id: UUID) -> Actor:
    someone = person(here.organisation, id)
    return here.actor((someone.email or "").partition("@")[0])


def answered(here: Cast, *, mark: Mark = Mark.YES, found: bool = True, most: int = 100, at: datetime = AT) -> int:
    """Everybody who is still to be asked answers alike, or so many of them."""
    some = asked(here)[:most]
    for one in some:
        answer_questions(
            draw_id=one.draw_id, marks=marks_for(one, mark), found=found, by=staff(here, one.person_id), at=at
        )
    return len(some)


def closed(here: Cast, id: UUID, *, at: datetime = LAST) -> UUID:
    return id_of(close_draw(draw_id=id, by=Actor(ActorKind.SYSTEM, here.organisation), at=at))


def counted(here: Cast, *, at: datetime = AT, **how: Any) -> UUID:
    """A draw in which everybody answered, and that has ended."""
    id = drawn(here, at=at)
    answered(here, at=at, **how)
    return closed(here, id, at=at)
