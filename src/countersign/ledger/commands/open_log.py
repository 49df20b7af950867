from __future__ import annotations

from datetime import datetime

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.chance import token
from countersign.kernel.references import Ref, new_id
from countersign.ledger.entries import LogOpened
from countersign.ledger.format import EXAMPLE
from countersign.ledger.keys import public_key
from countersign.ledger.models import Head, Log
from countersign.ledger.writing import command, write

NAME_BYTES = 8


@command(accepts={ActorKind.SET_UP, ActorKind.SYSTEM})
def open_log(*, example: bool = False, by: Actor, at: datetime) -> Ref:
    """Begin an organisation's log. Its origin stays for ever, whatever becomes of host and name (decision 16)."""
    name = EXAMPLE if example else f"log-{token(NAME_BYTES).hex()}/"
    origin = f"{name}{by.organisation.hex}"
    log = Log(
        id=new_id(at),
        organisation_id=by.organisation,
        origin=origin,
        generation=1,
        public_key=public_key(origin, 1),
        opened_at=at,
    )
    Head.objects.create(organisation_id=by.organisation)
    write(log, LogOpened())
    return log.ref
