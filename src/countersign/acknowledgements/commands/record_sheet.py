from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from countersign.acknowledgements.entries import AcceptanceRecorded
from countersign.acknowledgements.enums import WITNESSED, Confirmed
from countersign.acknowledgements.models import Acceptance
from countersign.acknowledgements.permissions import check_can_record, check_could_accept, check_was_here
from countersign.acknowledgements.queries import names_here
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.instants import day_in
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_ids
from countersign.kernel.refusals import Refused, Unknown
from countersign.kernel.text.characters import clean
from countersign.kernel.words import listed, say
from countersign.ledger.filling import made
from countersign.ledger.writing import command, write_many
from countersign.people.queries import leaders, organisation, people, person
from countersign.policies.queries import version_by_itself

if TYPE_CHECKING:
    from countersign.policies.models import Version

MOST_ON_A_SHEET = 200
LONGEST_SENTENCE = 2000
MOST_NAMED = 5
"""So many names stand in a sentence that refuses them."""


@command
def record_sheet(
    *,
    version_id: UUID,
    people_ids: Sequence[UUID],
    accepted_on: date,
    how: Confirmed,
    words: str,
    witness_id: UUID,
    scan: str,
    by: Actor,
    at: datetime,
) -> Ref:
    """Record that people accepted a version by signing a sheet, in these words, while a witness saw it (S9).

    ``how``: they read it on paper or on a shared device. ``scan`` is the digest of the kept file that shows the sheet.
    All of them or none. Whoever is recorded already for that day is refused by name.
    """
    signers = list(dict.fromkeys(people_ids))
    check_can_record(by, signers, witness_id)
    if how not in WITNESSED:
        raise Refused("Say how they read it: on paper, or on a shared device.")
    if not signers:
        raise Refused("Nobody is ticked. Say who signed the sheet.")
    if len(signers) > MOST_ON_A_SHEET:
        raise Refused(say("At most {n} people fit on a sheet. Record it in two parts.", n=MOST_ON_A_SHEET))
    check_was_here(person(by.organisation, witness_id), accepted_on)
    version = version_by_itself(by.organisation, version_id)
    given = [Given(one, version, accepted_on) for one in signers]
    enter(given, how, {"words": sentence(words), "witness_id": witness_id, "scan": scan}, by, at)
    return version.ref


def sentence(words: str) -> str:
    """What stands above the signatures."""
    written = clean(words).strip()
    if not written:
        raise Refused("Write the sentence that stands above the signatures.")
    if len(written) > LONGEST_SENTENCE:
        raise Refused(say("Write at most {n} letters.", n=LONGEST_SENTENCE))
    return written


@dataclass(frozen=True)
class Given:
    """One person's name under one version, on the day that is claimed."""

    person: UUID
    version: Version
    accepted_on: date


def enter(given: Sequence[Given], how: Confirmed, shared: Mapping[str, Any], by: Actor, at: datetime) -> None:
    """One row and one entry each. Raises Refused, and nothing is entered, when one of them cannot be.

    Whoever signs is locked, so that nobody leaves or accepts in the meantime.
    """
    firm = organisation(by.organisation)
    today = day_in(firm.time_zone, at)
    here = {one.id: one for one in people(firm.id).filter(id__in={one.person for one in given}).select_for_update()}
    for one in given:
        if one.person not in here:
            raise Unknown("person")
        check_could_accept(one.version, one.accepted_on, today, firm.time_zone)
        check_was_here(here[one.person], one.accepted_on)
    check_new(firm.id, given, {id: str(one) for id, one in here.items()})
    top = set(leaders(firm.id, today).order_by().values_list("person_id", flat=True))
    rows = [
        made(
            Acceptance,
            id=id,
            organisation_id=firm.id,
            person_id=one.person,
            version_id=one.version.id,
            accepted_at=at,
            accepted_on=one.accepted_on,
            hat=Hat.STAFF.value,
            executive=here[one.person].executive or one.person in top,
            kind=here[one.person].kind,
            confirmed=how.value,
            recorded_by_id=who(by),
            **shared,
        )
        for id, one in zip(new_ids(at, len(given)), given, strict=True)
    ]
    write_many(rows, [AcceptanceRecorded(docs=(one.version.document, shared["scan"])) for one in given])


def check_new(organisation: UUID, given: Sequence[Given], called: Mapping[UUID, str]) -> None:
    """Nobody's name is entered a second time for the same version and day, or twice at once."""
    wanted = {(one.person, one.version.id, one.accepted_on) for one in given}
    there = wanted & names_here(organisation, {one.version.id for one in given}, {one.person for one in given})
    if len(wanted) < len(given):
        raise Refused("Somebody stands there twice for the same day.")
    if there:
        some = sorted({called[person] for person, _version, _on in there})
        names = listed([*some[:MOST_NAMED], *(["others"] if len(some) > MOST_NAMED else [])])
        raise Refused(say("This is recorded already of {names}. Take them out.", names=names))
