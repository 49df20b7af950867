from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of, is_only_leader, today
from countersign.risks.entries import TreatmentApproved
from countersign.risks.models import Risk, Treatment
from countersign.risks.permissions import check_can_approve
from countersign.risks.queries import decider, latest_assessment, scale, treatment
from countersign.risks.queries.authority import held_by


@command
def approve_treatment(*, treatment_id: UUID, digest_shown: str, by: Actor, at: datetime) -> Ref:
    """Approve what is done about a risk, or accept what is left of it, at exactly the score that was shown (6.1.3 f).

    Its owner decides within what they may accept; above that, or above the organisation's threshold, top management.
    """
    risk = locked(Risk, by.organisation, treatment(by.organisation, treatment_id).risk_id)
    row = locked(Treatment, by.organisation, treatment_id)
    on = today(by.organisation, at)
    capacity = capacity_of(by.organisation, by.person, at)
    only_leader = is_only_leader(by.organisation, by.person, at)
    judged = decider(row, scale(by.organisation, on), held_by(by.organisation, risk.owner_id), on)
    check_can_approve(by, row, risk, judged, capacity, only_leader)
    check_address_has_settled(by, at)
    if digest_shown != row.document:
        raise Stale("This is not what you were shown. Read it again before you decide.")
    latest = latest_assessment(by.organisation, risk.id)
    if latest is None or latest.id != row.assessment_id:
        raise Refused("The risk was assessed anew since this was put forward: it has to be put forward anew.")
    if any(day is not None and day < on for day in (row.due_on, row.until_on)):
        raise Refused("The day in it has passed meanwhile: it has to be put forward anew.")
    alone = row.proposed_by_id == by.person or (risk.is_owned_by(by.person) and not judged.is_owner)
    row.approved_at, row.approved_by_id = at, who(by)
    row.approved_as, row.single_handed = capacity or None, alone
    write(row, TreatmentApproved(docs=(row.document,)))
    return row.ref
