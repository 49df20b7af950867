from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.approvals import ELSEWHERE, SignatureMethod
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.text.characters import clean
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled, check_is_here
from countersign.people.queries import person, today
from countersign.resources.commands.decide import Ruling, check_ruling, deciding, settle
from countersign.resources.commands.raise_request import check_day
from countersign.resources.entries import ResourceDecidedElsewhere, ResourceDeferredElsewhere
from countersign.resources.enums import Verdict
from countersign.resources.models import Request
from countersign.resources.permissions import NOT_SHOWN, check_can_record
from countersign.resources.queries import decisions_about

LONGEST_AS = 200


@command
def record_decision(
    *,
    request_id: UUID,
    digest_shown: str,
    ruling: Ruling,
    decided_on: date,
    decided_by_id: UUID,
    method: SignatureMethod,
    decided_as: str = "",
    scan: str | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Enter what was decided on paper, in a meeting or below leadership, on the word of the recorder (decision 20).

    ``scan``: the digest of a kept copy. A reason may be missing; whether whoever decided was entitled, rules judge.
    """
    request = locked(Request, by.organisation, request_id)
    check_can_record(by, request)
    if digest_shown != request.digest:
        raise Stale(NOT_SHOWN)
    check_claim(request, decided_on, method, today(by.organisation, at))
    decider = person(by.organisation, decided_by_id)
    check_is_here(decider, decided_on)
    check_ruling(request, ruling, decided_on)
    if len(decided_as) > LONGEST_AS:
        raise Refused("Say as what they decided in a few words.")
    decision = deciding(request, ruling, decided_on, at)
    decision.decided_by, decision.recorded_by_id = decider, who(by)
    decision.decided_as, decision.method, decision.scan = clean(decided_as).strip(), method.value, scan
    docs = tuple(filter(None, (decision.document, scan)))
    kind = ResourceDeferredElsewhere if ruling.verdict is Verdict.DEFERRED else ResourceDecidedElsewhere
    if decider.id == by.person:
        check_address_has_settled(by, at)
    write(decision, kind(docs=docs, occurred_on=decided_on))
    # Whoever is to live with the risk says so themselves: nobody accepts one by what somebody else wrote down.
    settle(request, decision, by_themselves=False)
    return decision.ref


def check_claim(request: Request, decided_on: date, method: SignatureMethod, on: date) -> None:
    if method not in ELSEWHERE:
        raise Refused("Say how it was decided elsewhere: on paper, by a minute or in another system.")
    check_day(decided_on, on)
    if decided_on < request.raised_on:
        raise Refused("Nobody decides about it before it is asked for: look at the two days.")
    if any(one.decided_on > decided_on for one in decisions_about(request)):
        raise Refused("It was put off after that day: look at the day of the decision.")
