"""Who decides about a risk: its owner within what they may accept, and above that top management."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.risks.enums import Level, Option
from countersign.risks.queries.scale import Scale
from countersign.roles.enums import Authority
from countersign.roles.queries import appointments_of

if TYPE_CHECKING:
    from countersign.risks.models import Treatment
    from countersign.roles.models import Appointment

SIZES = (Level.LOW, Level.MEDIUM, Level.HIGH)


@dataclass(frozen=True)
class Decider:
    """Why a decision is not the owner's to take; both false: it is."""

    too_large: bool
    beyond_authority: bool

    @property
    def is_owner(self) -> bool:
        return not (self.too_large or self.beyond_authority)


def decider(decision: Treatment, scale: Scale, held: Iterable[Appointment], on: date) -> Decider:
    """``held``: the appointments of the risk's owner.

    What is done about a risk the owner approves; to live with one takes the authority to accept a risk of its size.
    From the organisation's threshold on, either is for top management.
    """
    limit = accepts(held, on)
    level = scale.level(decision.score)
    beyond = Option(decision.option) is Option.ACCEPT and (limit is None or SIZES.index(level) > SIZES.index(limit))
    return Decider(scale.is_for_leaders(decision.score), beyond)


def accepts(held: Iterable[Appointment], on: date) -> Level | None:
    """The largest risk that somebody may accept by the roles that they hold on a day; None: none at all."""
    levels = [
        Level(one.accepts_up_to or Level.HIGH)
        for one in held
        if one.accepted_at is not None
        and one.held_from <= on
        and not one.is_over(on)
        and Authority.ACCEPT_RISK in one.authorities
    ]
    return max(levels, key=SIZES.index, default=None)


def held_by(organisation: UUID, person: UUID | None) -> list[Appointment]:
    return list(appointments_of(organisation, person)) if person else []
