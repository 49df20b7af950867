from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who as person_of
from countersign.kernel.references import Ref, parse_ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.enter import enter
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.set_up import Founder
from countersign.people.enums import Basis
from countersign.people.models import Organisation
from countersign.people.permissions import check_can_enter_leader
from countersign.people.queries import person_by_email, register_begun


@command
def begin_register(*, who: Founder | None, basis: Basis, leads_from: date, by: Actor, at: datetime) -> Ref:
    """Name the first leader (ISO/IEC 27001, 5.1): oneself, or somebody who is entered with it if need be.

    Nobody: whoever acts leads, and puts their own name to the entry with the same act. Anybody else countersigns
    after signing in, and nothing counts before. A mistyped name or address can be named again until somebody has.
    """
    locked(Organisation, by.organisation, by.organisation)
    begun = register_begun(by.organisation)
    check_can_enter_leader(by, begun)
    if begun:
        raise Refused("The register has begun: its leaders enter who else leads.")
    person = person_of(by) if who is None else entered(who, by, at)
    reference = enter_leader(person_id=person, basis=basis, leads_from=leads_from, by=by, at=at)
    if who is None:
        confirm_leader(leader_id=parse_ref(reference)[1], by=by, at=at)
    return reference


def entered(who: Founder, by: Actor, at: datetime) -> UUID:
    """Whoever has this address here, or somebody new."""
    here = person_by_email(by.organisation, who.email.strip().lower())
    if here is not None:
        return here.id
    return parse_ref(enter(name=who.name, email=who.email, title=who.title, kind=who.kind, by=by, at=at))[1]
