from __future__ import annotations

from datetime import date, datetime
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING
from uuid import UUID

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.refusals import Unknown
from countersign.ledger.checkpointing import cover
from countersign.ledger.queries import newest_checkpoint
from countersign.packs.commands.export import export as enter
from countersign.packs.documents.asked import Asked, rules_here
from countersign.packs.documents.building import Made, build
from countersign.packs.documents.freezing import freeze
from countersign.packs.enums import Names
from countersign.packs.queries import orders, with_orders
from countersign.policies.queries import unrendered

if TYPE_CHECKING:
    from countersign.packs.models import PackOrder


def export(at: datetime, limit: int = 10) -> int:
    """Make the packs that were ordered. Trouble with one keeps no other waiting; it is raised at the end.

    Where the PDF of a signed version is still being made, a pack waits for it. Returns how many were made.
    """
    ready = [organisation for organisation in with_orders() if not unrendered(organisation).exists()]
    owed = [order for organisation in ready for order in orders(organisation)]
    done, trouble = 0, []
    for order in owed[:limit]:
        try:
            export_one(order, at)
            done += 1
        except Exception as error:
            trouble.append(error)
    if trouble:
        raise ExceptionGroup(f"{len(trouble)} packs could not be made", trouble)
    return done


def export_one(order: PackOrder, at: datetime) -> None:
    """Made once for its manifest's digest, and thrown away: whoever downloads it has it made again."""
    organisation = order.organisation_id
    with TemporaryFile() as file:
        asked, made = make(organisation, order.as_of, order.recipient, Names(order.names), into=file, at=at)
    system = Actor(ActorKind.SYSTEM, organisation)
    enter(asked=asked, manifest=made.manifest, order_id=order.id, by=system, at=at)


def make(
    organisation: UUID, as_of: date, recipient: str, names: Names, *, into: IO[bytes], at: datetime
) -> tuple[Asked, Made]:
    """A new pack: first the checkpoint is fixed, then what the leaves do not hold is kept, then it is written."""
    cover(organisation, at)
    checkpoint = newest_checkpoint(organisation)
    if checkpoint is None:
        raise Unknown("checkpoint")
    asked = Asked(
        organisation=organisation,
        size=checkpoint.size,
        as_of=as_of,
        recipient=recipient,
        names=names,
        frozen=freeze(organisation, as_of),
        rules=rules_here(),
    )
    return asked, build(asked, into)
