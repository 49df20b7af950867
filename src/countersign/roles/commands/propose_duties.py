from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref, parse_ref
from countersign.ledger.writing import command
from countersign.roles.commands.define import define, profile_of, same
from countersign.roles.commands.propose import Terms, propose
from countersign.roles.enums import Authority
from countersign.roles.library import LEAD, REPORTER
from countersign.roles.permissions import check_can_propose
from countersign.roles.queries import newest


@command
def propose_duties(
    *,
    lead_id: UUID,
    reporter_id: UUID | None,
    held_from: date,
    terms: Terms,
    note_later: bool = False,
    by: Actor,
    at: datetime,
) -> Ref:
    """Put forward who keeps the ISMS conforming (5.3 a) and who reports on it (5.3 b); no reporter: the lead does both.

    The terms are the lead's. Somebody else who reports may go straight to top management. ``note_later``: how the
    reporting works is written later, where one person does both.
    """
    check_can_propose(by)
    alone = reporter_id is None or reporter_id == lead_id
    lead = described(LEAD, also_reports=alone, by=by, at=at)
    proposed = propose(
        role_id=lead, person_id=lead_id, held_from=held_from, terms=terms, note_later=note_later, by=by, at=at
    )
    if not alone and reporter_id is not None:
        straight = Terms(authorities=(Authority.ESCALATE,), direct_line=True)
        role = described(REPORTER, also_reports=False, by=by, at=at)
        propose(role_id=role, person_id=reporter_id, held_from=held_from, terms=straight, by=by, at=at)
    return proposed


def described(key: str, *, also_reports: bool, by: Actor, at: datetime) -> UUID:
    """The role in the wanted words: as it is, or described anew."""
    now = newest(by.organisation, key)
    if now and same(now, profile_of(key, also_reports=also_reports)):
        return now.id
    return parse_ref(define(key=key, also_reports=also_reports, by=by, at=at))[1]
