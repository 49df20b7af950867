from __future__ import annotations

from datetime import date, datetime, timedelta

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.queries import organisation, today
from countersign.readiness.declared import Said, shown
from countersign.readiness.entries import TolerationProposed
from countersign.readiness.enums import TolerationState
from countersign.readiness.models import Toleration
from countersign.readiness.permissions import check_can_propose_toleration
from countersign.readiness.queries import finding_on

LONGEST_REASON = 1000

AT_MOST = timedelta(days=366)
"""After a year at the latest somebody looks again."""


@command
def propose_toleration(
    *, code: str, key: str, finding_shown: str, reason: str, until_on: date, by: Actor, at: datetime
) -> Ref:
    """Ask top management to live with a finding until a day, and say why (DOMAIN, section 4). It lowers no grade."""
    check_can_propose_toleration(by)
    on = today(by.organisation, at)
    finding = finding_on(by.organisation, on, code, key)
    if finding is None:
        raise Refused("This is not raised any more: there is nothing to live with.")
    if finding_shown != shown(finding):
        raise Stale("The finding has changed since you saw it. Look at it again, then decide.")
    check_reason(reason)
    check_until(until_on, on)
    check_not_answered(Said(organisation(by.organisation)).answered(on).get((code, key)), finding.grade.value, on)
    row = Toleration(
        id=new_id(at),
        organisation_id=by.organisation,
        code=code,
        key=key,
        grade=finding.grade.value,
        finding=finding_shown,
        reason=reason.strip(),
        until_on=until_on,
        proposed_at=at,
        proposed_by_id=who(by),
    )
    row.document = row.digest
    write(row, TolerationProposed(docs=(row.document,)))
    return row.ref


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("Say why: an auditor will ask, and the reason is the answer.")
    if len(reason.strip()) > LONGEST_REASON:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_REASON))


def check_until(until_on: date, on: date) -> None:
    if until_on <= on:
        raise Refused("The last day has to lie ahead.")
    if until_on > on + AT_MOST:
        raise Refused(say("At most a year, so until {day}: then somebody looks again.", day=on + AT_MOST))


def check_not_answered(before: Toleration | None, grade: int, on: date) -> None:
    """One answer at a time; one that has run out, or was given for a milder finding, is in nobody's way."""
    if before is None:
        return
    if before.state is TolerationState.PROPOSED:
        raise Refused("That was proposed before and waits for top management. Take it back first to propose otherwise.")
    if before.until_on >= on and before.grade >= grade:
        raise Refused(say("Top management lives with this until {day}. End that first.", day=before.until_on))
