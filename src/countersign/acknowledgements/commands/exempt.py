from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from countersign.acknowledgements.entries import ExemptionGranted
from countersign.acknowledgements.models import Exemption
from countersign.acknowledgements.permissions import check_can_exempt
from countersign.acknowledgements.queries import overlapping
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import leadership, person, today

LONGEST_REASON = 500

AT_MOST = timedelta(days=366)
"""After a year at the latest somebody looks again."""


@command
def exempt(*, person_id: UUID, reason: str, from_on: date, until_on: date, by: Actor, at: datetime) -> Ref:
    """Ask somebody for no acceptance for a time: they read nothing now, or cannot. What they accepted stays."""
    on = today(by.organisation, at)
    someone = person(by.organisation, person_id)
    check_can_exempt(by, someone, someone.executive or leadership(by.organisation, someone.id, on) is not None)
    check_address_has_settled(by, at)
    if someone.erased_at is not None or (someone.left_on is not None and someone.left_on <= on):
        raise Refused("This person has left: nothing is asked of them any more.")
    check_days(from_on, until_on, on)
    if overlapping(by.organisation, someone.id, from_on, until_on):
        raise Refused("This person is exempt on some of these days already. End that first.")
    row = Exemption(
        id=new_id(at),
        organisation_id=by.organisation,
        person_id=someone.id,
        reason=checked(reason),
        from_on=from_on,
        until_on=until_on,
        granted_at=at,
        granted_by_id=who(by),
    )
    write(row, ExemptionGranted())
    return row.ref


def check_days(from_on: date, until_on: date, on: date) -> None:
    """It begins today or later: what was owed before was owed."""
    if from_on < on:
        raise Refused("An exemption begins today or on a later day: what was owed before was owed.")
    if until_on < from_on:
        raise Refused("The last day comes before the first: look at both.")
    if until_on > from_on + AT_MOST:
        raise Refused(say("At most a year, so until {day}: then somebody looks again.", day=from_on + AT_MOST))


def checked(reason: str) -> str:
    if not reason.strip():
        raise Refused("Say why: an auditor asks for the reason of every exemption.")
    if len(reason.strip()) > LONGEST_REASON:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_REASON))
    return reason.strip()
