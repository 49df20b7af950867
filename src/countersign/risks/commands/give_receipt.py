from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of
from countersign.risks.entries import RiskReceiptGiven
from countersign.risks.enums import SEEN_WORDS, Stance
from countersign.risks.models import Risk, RiskReceipt
from countersign.risks.permissions import check_can_see
from countersign.risks.queries import latest_assessment, receipts

LONGEST_NOTE = 1000


@command
def give_receipt(*, risk_id: UUID, latest_shown: UUID, stance: Stance, note: str = "", by: Actor, at: datetime) -> Ref:
    """Say as a leader that one has seen a risk as it is assessed now, and what one makes of it (5.1 e)."""
    risk = locked(Risk, by.organisation, risk_id)
    capacity = capacity_of(by.organisation, by.person, at)
    check_can_see(by, risk, capacity)
    latest = latest_assessment(by.organisation, risk.id)
    if latest is None or latest.id != latest_shown:
        raise Stale("Somebody assessed this risk after you opened it. Look at it again.")
    check_address_has_settled(by, at)
    if len(note.strip()) > LONGEST_NOTE:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_NOTE))
    if stance is Stance.WANTS_MORE and not note.strip():
        raise Refused("Say in a sentence what you want done.")
    before = receipts(by.organisation).filter(risk_id=risk.id, person_id=who(by)).first()
    if before and before.assessment_id == latest_shown and before.stance == stance:
        raise Refused("You have said this before, about this very assessment.")
    row = RiskReceipt(
        id=new_id(at),
        organisation_id=by.organisation,
        risk=risk,
        assessment=latest,
        score=latest.score,
        person_id=who(by),
        seen_as=capacity,
        stance=stance.value,
        words=SEEN_WORDS[stance],
        note=note.strip() or None,
        seen_at=at,
    )
    write(row, RiskReceiptGiven())
    return row.ref
