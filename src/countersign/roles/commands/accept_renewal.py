from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, locked, write
from countersign.people.enums import WordingKind
from countersign.people.queries import today, wording_by_id
from countersign.roles.commands.approve_renewal import check_goes_on, check_is_newest
from countersign.roles.entries import RenewalAccepted
from countersign.roles.models import Renewal, Role
from countersign.roles.permissions import check_can_answer_renewal
from countersign.roles.queries import renewal as renewal_with
from countersign.roles.queries import words_of


@command
def accept_renewal(*, renewal_id: UUID, wording_id: UUID, words_shown: str, by: Actor, at: datetime) -> Ref:
    """Put one's own name to one's role as it is described now, in exactly the words that were shown."""
    renewal = locked(Renewal, by.organisation, renewal_id)
    check_can_answer_renewal(by, renewal)
    found = renewal_with(by.organisation, renewal_id)
    locked(Role, by.organisation, renewal.role_id)
    check_goes_on(found.appointment, today(by.organisation, at))
    check_is_newest(renewal, found.appointment)
    if found.appointment.accepted_at is None:
        raise Refused("Say first whether you take the role: you have not answered that yet.")
    if words_shown != renewal_words(found, wording_id):
        raise Stale("This is not the sentence that you were shown. Read it again before you accept.")
    renewal.accepted_at, renewal.confirmed = at, ", ".join(by.auth)
    renewal.wording_id, renewal.accepted_words = wording_id, words_shown
    write(renewal, RenewalAccepted(docs=(renewal.document,)))
    return renewal.ref


def renewal_words(renewal: Renewal, wording_id: UUID) -> str:
    """The sentence that is agreed to. Raises Unknown for somebody else's wording."""
    wording = wording_by_id(renewal.organisation_id, wording_id)
    if wording.kind != WordingKind.ROLE:
        raise Refused("This sentence is not the one by which a role is accepted.")
    return words_of(renewal.role, wording.text)
