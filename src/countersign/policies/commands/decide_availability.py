from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of
from countersign.policies.commands.take_down import take_down
from countersign.policies.entries import AvailabilityDecided
from countersign.policies.enums import IN_PUBLIC, AvailabilityMode
from countersign.policies.models import Availability, Policy, PublicVersion
from countersign.policies.permissions import check_can_decide_availability
from countersign.policies.queries import public_text

LONGEST_REASON = 1000
LONGEST_ADDRESS = 254
DECIDED_OTHERWISE = "It was decided that the policy is not public any more."


@command
def decide_availability(
    *, policy_id: UUID, mode: AvailabilityMode, reason: str = "", contact: str = "", by: Actor, at: datetime
) -> Ref:
    """Decide that people outside get the policy on request, or not at all and why (5.2 g).

    What is public is taken down in the same act. To make a text public there is ``make_public``.
    """
    policy = locked(Policy, by.organisation, policy_id)
    check_can_decide_availability(by, policy)
    check_address_has_settled(by, at)
    if mode.value in IN_PUBLIC:
        raise Refused("Choose what others read, look at it, and make that public.")
    check_says_how(mode, reason.strip(), contact.strip())
    if shown := public_text(by.organisation, policy_id):
        take_down(public_id=shown.id, reason=DECIDED_OTHERWISE, by=by, at=at)
    return decided(policy, mode, by=by, at=at, reason=reason, contact=contact).ref


def check_says_how(mode: AvailabilityMode, reason: str, contact: str) -> None:
    if mode is AvailabilityMode.NOT_SHARED and not reason:
        raise Refused("Say why it is not shared: the reason is what an auditor accepts.")
    if mode is AvailabilityMode.ON_REQUEST and not contact:
        raise Refused("Give the mail address at which people ask for it.")
    if len(reason) > LONGEST_REASON:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_REASON))
    check_address(contact)


def check_address(contact: str) -> None:
    if len(contact) > LONGEST_ADDRESS:
        raise Refused("This is no mail address.")
    try:
        if contact:
            validate_email(contact)
    except ValidationError as error:
        raise Refused("This is no mail address.") from error


def decided(
    policy: Policy,
    mode: AvailabilityMode,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    contact: str = "",
    findable: bool = False,
    public: PublicVersion | None = None,
) -> Availability:
    """Keep a decision, once it is clear that it may be taken."""
    row = Availability(
        id=new_id(at),
        organisation_id=by.organisation,
        policy=policy,
        mode=mode.value,
        reason=reason.strip(),
        contact=contact.strip(),
        findable=findable,
        public=public,
        decided_at=at,
        decided_by_id=who(by),
        decided_as=capacity_of(by.organisation, by.person, at),
    )
    write(row, AvailabilityDecided(docs=(public.document,) if public else ()))
    return row
