"""A line in the log for each sign-in, refused code and sign-out: which person of which organisation, and no address."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import structlog

from countersign.kernel.references import ref
from countersign.people.queries import people, places_of

log = structlog.get_logger()


def tell(event: str, address: str, at: datetime, **more: str) -> None:
    """Somebody may work for several organisations, and signs in to all of them; a stranger for none."""
    log.info(event, people=known_as(address, at), **more)


def known_as(address: str, at: datetime) -> list[dict[str, Any]]:
    wanted = address.strip().lower()
    found = [people(place).filter(email=wanted).first() for place in places_of(wanted, at)]
    return [{"organisation": ref("organisation", one.organisation_id), "person": one.ref} for one in found if one]
