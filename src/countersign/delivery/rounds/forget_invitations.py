from __future__ import annotations

from datetime import datetime

from countersign.awareness import queries as awareness
from countersign.delivery.models import NoticeItem
from countersign.delivery.owing.awareness import INVITATION
from countersign.ledger.queries import logs


def forget_invitations(at: datetime, limit: int = 500) -> int:
    """Forget that somebody was told of a spot check, once they have answered or it is over: nobody can say who was
    drawn (decision record 0064). Returns how many notes were forgotten."""
    done = 0
    for organisation in logs():
        notes = NoticeItem.objects.filter(organisation_id=organisation, item__startswith=INVITATION)
        open_ones = {f"{INVITATION}{id.hex}" for id in awareness.open_invitations(organisation)}
        gone = list(notes.exclude(item__in=open_ones).values_list("id", flat=True)[: limit - done])
        NoticeItem.objects.filter(organisation_id=organisation, id__in=gone).delete()
        done += len(gone)
        if done >= limit:
            break
    return done
