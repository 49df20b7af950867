"""Who acts when a round carries on what somebody confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.people.queries.rows import hats

WORN_FIRST = (Hat.HR, Hat.ISMS_LEAD)


def whoever_confirmed(
    organisation: UUID, person: UUID, auth: Sequence[str], at: datetime, via: str | None = None
) -> Actor:
    """Whoever confirmed a long list, signed in as they were then, in the hats they have now."""
    worn = hats(organisation, person, at)
    hat = next((one for one in WORN_FIRST if one in worn), None)
    return Actor(ActorKind.PERSON, organisation, person, hat, worn, tuple(auth), via)
