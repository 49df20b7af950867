from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref, parse_ref
from countersign.ledger.writing import command
from countersign.roles.commands.define import define, profile_of, same
from countersign.roles.commands.describe import Description, as_described, describe
from countersign.roles.commands.propose import Terms, propose
from countersign.roles.enums import Authority
from countersign.roles.library import LEAD, LIBRARY, REPORTER
from countersign.roles.permissions import check_can_propose
from countersign.roles.queries import newest, retirement


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
    """The role with the wanted duties of 5.3: as it is described here, or described anew."""
    now, wanted = newest(by.organisation, key), profile_of(key, also_reports=also_reports)
    if now and retirement(now) is None and now.carries == wanted.carries:
        return now.id
    if now is None or retirement(now) or same(now, profile_of(key, also_reports=key == LEAD and not also_reports)):
        return parse_ref(define(key=key, also_reports=also_reports, by=by, at=at))[1]
    said = as_described(now)
    words = with_reporting(said, reports=also_reports) if key == LEAD else replace(said, carries=wanted.carries)
    return parse_ref(describe(description=words, key=key, version_shown=now.version, by=by, at=at))[1]


def with_reporting(said: Description, *, reports: bool) -> Description:
    """A lead in words of one's own, with the reporter's duties or without them."""
    reporter = LIBRARY[REPORTER]
    own = tuple(duty for duty in said.duties if duty not in reporter.duties)
    if not reports:
        return replace(said, duties=own or said.duties, carries=LIBRARY[LEAD].carries)
    return replace(said, duties=(*own, *reporter.duties), carries=(*LIBRARY[LEAD].carries, *reporter.carries))
