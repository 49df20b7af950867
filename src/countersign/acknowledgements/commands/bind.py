from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from countersign.acknowledgements.entries import UndertakingRecorded
from countersign.acknowledgements.models import Undertaking
from countersign.acknowledgements.permissions import check_can_bind, check_was_here
from countersign.acknowledgements.queries import BOUND, holding_undertakings
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import new_ids
from countersign.kernel.refusals import Refused, Unknown
from countersign.kernel.text.characters import clean
from countersign.kernel.words import listed, say
from countersign.ledger.writing import command, write_many
from countersign.people.queries import people, today

MOST_BOUND = 200
LONGEST = 200


@command
def bind(
    *,
    people_ids: Sequence[UUID],
    supplier: str,
    reference: str,
    signed_on: date,
    until_on: date | None = None,
    scan: str | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Record that a clause of a signed contract binds people of a supplier, or contractors, to the policies (DIS-004).

    ``reference``: which contract, which clause. ``until_on``: its last day, where it has one. ``scan``: the digest of a
    kept file that shows the clause. All of them or none.
    """
    check_can_bind(by, people_ids)
    on = today(by.organisation, at)
    check_days(signed_on, until_on, on)
    if not people_ids:
        raise Refused("Name the people whom the contract binds.")
    if len(people_ids) > MOST_BOUND:
        raise Refused(say("At most {n} people at once. Record them in two parts.", n=MOST_BOUND))
    ids = list(dict.fromkeys(people_ids))
    here = {one.id: one for one in people(by.organisation).filter(id__in=ids).select_for_update()}
    if len(here) < len(ids):
        raise Unknown("person")
    for one in here.values():
        check_was_here(one, on)
    if others := sorted(str(one) for one in here.values() if one.kind not in BOUND):
        names = listed(others)
        raise Refused(say("Only contractors and people of suppliers are bound this way, not {names}.", names=names))
    if there := sorted(str(here[id]) for id in holding_undertakings(by.organisation, on, ids)):
        raise Refused(say("A contract binds {names} already. End that first.", names=listed(there)))
    contract = {"supplier": written(supplier), "reference": written(reference), "scan": scan}
    days = {"signed_on": signed_on, "until_on": until_on, "recorded_at": at}
    rows = [
        Undertaking(
            id=id, organisation_id=by.organisation, person_id=person, recorded_by_id=who(by), **contract, **days
        )
        for id, person in zip(new_ids(at, len(ids)), ids, strict=True)
    ]
    write_many(rows, [UndertakingRecorded(docs=(scan,) if scan else (), occurred_on=signed_on) for _ in rows])


def check_days(signed_on: date, until_on: date | None, on: date) -> None:
    if signed_on > on:
        raise Refused("Only a contract that is signed binds anybody: look at the day.")
    if until_on is not None and until_on < on:
        raise Refused("This contract binds nobody any more: look at its last day.")


def written(text: str) -> str:
    """Who the supplier is, or which clause."""
    said = clean(text).strip()
    if not said:
        raise Refused("Say which supplier, and which clause of which contract: an auditor asks to see it.")
    if len(said) > LONGEST:
        raise Refused(say("Write at most {n} letters.", n=LONGEST))
    return said
