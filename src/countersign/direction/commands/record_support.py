from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.actions.commands.add_action import clean_text, said
from countersign.direction.commands.record_direction import LONGEST_EVIDENCE, LONGEST_WHAT
from countersign.direction.entries import ManagerLed, SupportGiven, SupportTold
from countersign.direction.enums import SupportKind
from countersign.direction.models import Support
from countersign.direction.permissions import check_can_support, check_happened
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.kinds import Entry
from countersign.ledger.writing import command, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import person, today


@command
def record_support(
    *,
    kind: SupportKind,
    manager_id: UUID,
    supporter_id: UUID | None,
    supported_on: date,
    what: str,
    evidence: str = "",
    scan: str | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Record how a manager was helped to lead security in their own area, and by whom (ISO/IEC 27001, 5.1 h).

    What a manager did themselves has nobody beside them.
    """
    check_can_support(by)
    check_happened(supported_on, today(by.organisation, at))
    helper = manager_id if kind is SupportKind.OWN_ACT else supporter_id
    if helper is None:
        raise Refused("Say who helped them.")
    if kind is not SupportKind.OWN_ACT and helper == manager_id:
        raise Refused("Nobody helps themselves: say who did, or record it as what they did themselves.")
    for one in {manager_id, helper}:
        check_was_here(by.organisation, one, supported_on)
    row = Support(
        id=new_id(at),
        organisation_id=by.organisation,
        kind=kind.value,
        manager_id=manager_id,
        supporter_id=helper,
        supported_on=supported_on,
        what=said(what, "Say what was done: a sentence is enough.", LONGEST_WHAT),
        evidence=clean_text(evidence, LONGEST_EVIDENCE) or None,
        file=scan,
        recorded_at=at,
        recorded_by_id=who(by),
    )
    if row.is_in_own_hand:
        check_address_has_settled(by, at)
    write(row, kind_of(row)(occurred_on=supported_on, docs=(scan,) if scan else ()))
    return row.ref


def kind_of(row: Support) -> type[Entry]:
    if row.kind == SupportKind.OWN_ACT:
        return ManagerLed
    return SupportGiven if row.is_in_own_hand else SupportTold


def check_was_here(organisation: UUID, id: UUID, on: date) -> None:
    someone = person(organisation, id)
    if someone.erased_at is not None or (someone.left_on is not None and someone.left_on <= on):
        raise Refused(say("{name} was not here any more on that day.", name=str(someone)))
