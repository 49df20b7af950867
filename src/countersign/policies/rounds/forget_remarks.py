from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.ledger.queries import logs
from countersign.policies.models import Reader, Remark


def forget_remarks(at: datetime, limit: int = 1000) -> int:
    """What people said about drafts goes when their data are erased: it is a working copy, and proves nothing.

    Returns how many remarks, answers and questions went.
    """
    return sum(forget_in(organisation) for organisation in logs())


def forget_in(organisation: UUID) -> int:
    said = Remark.objects.filter(organisation_id=organisation, written_by__erased_at__isnull=False)
    told = Remark.objects.filter(organisation_id=organisation, settled_by__erased_at__isnull=False).exclude(answer="")
    asked = Reader.objects.filter(organisation_id=organisation, asked_by__erased_at__isnull=False).exclude(note="")
    read = Reader.objects.filter(organisation_id=organisation, person__erased_at__isnull=False)
    return said.delete()[0] + told.update(answer="") + asked.update(note="") + read.delete()[0]
