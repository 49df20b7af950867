"""Coming in by the link in a mail. It opens no session: whoever holds it may look, and acts only with a code.

Scanners open links, follow them and press buttons (4-SECURITY.md), so nothing that a link alone can do counts.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from countersign.entrance.actors import actor_for, how_signed_in
from countersign.kernel.actors import Actor

VIA = "mail-link"


def bearer(organisation: UUID, person: UUID, at: datetime) -> Actor | None:
    """The person whom a link was mailed to, not signed in; None for somebody who has left."""
    actor = actor_for(organisation, person, at)
    return replace(actor, auth=(), via=VIA) if actor else None


def shown_by_code(by: Actor) -> Actor:
    """The same person, after a code that was mailed to them has been typed."""
    return replace(by, auth=(how_signed_in(),))
