"""Places at which a policy can be found, and what was seen there; reached by commands."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.outbound.looking import Outcome
from countersign.policies.commands.end_location import end_location
from countersign.policies.commands.name_location import name_location
from countersign.policies.commands.note_answer import note_answer
from countersign.policies.commands.see_location import see_location
from countersign.policies.models import Sighting
from tests.cast import Cast, id_of
from tests.policies.worlds import after, lead

PAGE = "https://intranet.larkbeam.example/policies"


def named(here: Cast, policy: UUID, called: str = "Intranet", address: str = PAGE, **how: Any) -> UUID:
    by, at = how.pop("by", None) or lead(here), how.pop("at", after(1))
    return id_of(name_location(policy_id=policy, called=called, address=address, by=by, at=at, **how))


def ended(here: Cast, location: UUID, *, by: Actor | None = None, at: datetime | None = None) -> None:
    end_location(location_id=location, by=by or lead(here), at=at or after(2))


def looked(here: Cast, location: UUID, *, found: bool = True, by: Actor | None = None, at: datetime) -> None:
    see_location(location_id=location, found=found, by=by or lead(here), at=at)


def answered(here: Cast, location: UUID, outcome: Outcome, status: int | None = None, *, at: datetime) -> None:
    note_answer(location_id=location, outcome=outcome, status=status, by=here.system, at=at)


def seen(here: Cast) -> list[Sighting]:
    return list(Sighting.objects.filter(organisation_id=here.organisation).order_by("seen_at", "id"))
