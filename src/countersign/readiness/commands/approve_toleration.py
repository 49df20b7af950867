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
from countersign.readiness.declared import names, shown
from countersign.readiness.entries import TolerationApproved
from countersign.readiness.models import Toleration
from countersign.readiness.permissions import check_can_approve_toleration, check_not_about
from countersign.readiness.queries import finding_on, others_decide
from countersign.readiness.rule import Finding


@command
def approve_toleration(*, toleration_id: UUID, digest_shown: str, finding_shown: str, by: Actor, at: datetime) -> Ref:
    """Live with a finding until a day, in top management's name. It stays a finding, with the grade that it has.

    ``finding_shown``: the finding as it is today, which may have changed since somebody proposed this.
    """
    row = locked(Toleration, by.organisation, toleration_id)
    capacity = capacity_of(by.organisation, by.person, at)
    check_can_approve_toleration(by, row, capacity, is_only_leader(by.organisation, by.person, at))
    check_address_has_settled(by, at)
    if digest_shown != row.document:
        raise Stale("This is not what you were shown. Read it again before you decide.")
    finding = standing(row, finding_shown, at)
    check_not_about(others_decide(by.organisation, finding, by.person, at))
    row.approved_at, row.approved_by_id, row.approved_as = at, who(by), capacity
    row.single_handed = row.is_own_of(by.person) or names(finding, by.person)
    write(row, TolerationApproved(docs=(row.document,)))
    return row.ref


def standing(row: Toleration, finding_shown: str, at: datetime) -> Finding:
    """Nobody lives with what is gone, with what has become worse, or until a day that has passed."""
    on = today(row.organisation_id, at)
    if row.until_on < on:
        raise Refused("The last day has passed. It would have to be proposed anew.")
    finding = finding_on(row.organisation_id, on, row.code, row.key)
    if finding is None:
        raise Refused("This is not raised any more: there is nothing to live with.")
    if finding.grade > row.grade:
        raise Refused("The finding is graver than when this was proposed. It would have to be proposed anew.")
    if finding_shown != shown(finding):
        raise Stale("The finding has changed since you saw it. Look at it again, then decide.")
    return finding
