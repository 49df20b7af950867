from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import AnnouncementStopped
from countersign.people.models import Announcement
from countersign.people.permissions import check_can_stop
from countersign.people.queries import announcement as announcement_with


@command
def stop(*, announcement_id: UUID, by: Actor, at: datetime) -> Ref:
    """Stop what was announced: it does not happen. Whoever announced it can ask again, and everybody is told again."""
    locked(Announcement, by.organisation, announcement_id)
    announcement = announcement_with(by.organisation, announcement_id)
    check_can_stop(by, announcement, at)
    announcement.stopped_at, announcement.stopped_by_id = at, who(by)
    write(announcement, AnnouncementStopped())
    return announcement.ref
