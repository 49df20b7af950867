from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.commands.carry_out import happen
from countersign.people.entries import AnnouncementAgreed
from countersign.people.models import Announcement
from countersign.people.permissions import check_address_has_settled, check_can_agree
from countersign.people.queries import announcement as announcement_with
from countersign.people.queries import second_hands


@command
def agree(*, announcement_id: UUID, by: Actor, at: datetime) -> Ref:
    """Be the second person to what another leader announced. It happens at once, by two hands (S4)."""
    locked(Announcement, by.organisation, announcement_id)
    announcement = announcement_with(by.organisation, announcement_id)
    hands = {one.id for one in second_hands(announcement, at)}
    check_can_agree(by, announcement, by.person in hands, at)
    check_address_has_settled(by, at)
    announcement.agreed_by_id, announcement.done_at = who(by), at
    write(announcement, AnnouncementAgreed())
    happen(announcement, at, single_handed=False)
    return announcement.ref
