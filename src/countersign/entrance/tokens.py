"""Coming in by the link in a mail. It opens no session: whoever holds it may look, and acts only with a code.

Scanners open links, follow them and press buttons (4-SECURITY.md), so nothing that a link alone can do counts.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from countersign.entrance.actors import actor_of, how_signed_in
from countersign.kernel.actors import Actor

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person

VIA = "mail-link"


def bearer(organisation: Organisation, person: Person, at: datetime) -> Actor | None:
    """The person whom a link was mailed to, not signed in; None for somebody who has left."""
    actor = actor_of(organisation, person, at)
    return replace(actor, auth=(), via=VIA) if actor else None


def shown_by_code(by: Actor) -> Actor:
    """The same person, after a code that was mailed to them has been typed."""
    return replace(by, auth=(how_signed_in(),))
