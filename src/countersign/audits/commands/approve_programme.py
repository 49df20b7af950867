from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.audits.entries import ProgrammeApproved
from countersign.audits.models import Programme
from countersign.audits.permissions import check_can_approve_programme
from countersign.audits.queries import changed, internal_audits
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of, is_only_leader


@command
def approve_programme(*, programme_id: UUID, digest_shown: str, by: Actor, at: datetime) -> Ref:
    """Approve the audit programme in top management's name: the audits, the period and the reasons that were shown."""
    row = locked(Programme, by.organisation, programme_id)
    capacity = capacity_of(by.organisation, by.person, at)
    check_can_approve_programme(by, row, capacity, is_only_leader(by.organisation, by.person, at))
    check_address_has_settled(by, at)
    if digest_shown != row.document:
        raise Stale("This is not what you were shown. Read it again before you approve it.")
    if otherwise := changed(row, internal_audits(by.organisation)):
        told = "{title} is planned otherwise now than when this was put forward: it has to be put forward anew."
        raise Refused(say(told, title=otherwise[0].title))
    row.approved_at, row.approved_by_id, row.approved_as = at, who(by), capacity
    row.single_handed = row.proposed_by_id == by.person
    write(row, ProgrammeApproved(docs=(row.document,)))
    return row.ref
