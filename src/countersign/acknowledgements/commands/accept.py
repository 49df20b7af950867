from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, UUIDField

from countersign.acknowledgements.entries import PolicyAccepted
from countersign.acknowledgements.enums import Confirmed
from countersign.acknowledgements.models import Acceptance
from countersign.acknowledgements.permissions import check_here, check_in_force
from countersign.acknowledgements.queries import acceptance_statement_for, standing_name
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.approvals import LIVE, Signature, statement_digest
from countersign.kernel.instants import day_in
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.prepared import Prepared
from countersign.ledger.writing import command, write
from countersign.people.enums import WordingKind
from countersign.people.queries import is_leader, people, wording_by_id
from countersign.policies.queries import version_by_itself, words_for

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.policies.models import Version


@command
def accept(
    *,
    version_id: UUID,
    digest_shown: str,
    wording_id: UUID,
    words_shown: str,
    agreed: bool,
    signature: Signature | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Put one's own name under a version in force, in the words that were shown.

    Doing it again changes nothing, until the organisation asks again. The version is read, not locked: everybody may
    accept at the same moment, and whoever comes in with the version that makes way accepted what was in force when they
    were shown it.
    """
    person, on = locked_person(by, at)
    version = version_by_itself(by.organisation, version_id)
    if before := standing_name(by.organisation, person.id, version, on):
        return before.ref
    check_in_force(version)
    check_shown(version, digest_shown, acceptance_words(version, wording_id), words_shown)
    if not agreed:
        raise Refused("Tick the box first: that is how you say it in your own name.")
    statement = statement_digest(acceptance_statement_for(version, words_shown, who(by)))
    name = Acceptance(
        id=new_id(at),
        organisation_id=by.organisation,
        version_id=version.id,
        wording_id=wording_id,
        words=words_shown,
        accepted_at=at,
        accepted_on=on,
        confirmed=confirmed_how(by, signature, statement).value,
        **as_they_are(by, person, on),
    )
    write(name, PolicyAccepted(docs=(version.document,)))
    return name.ref


HERE = Prepared(
    lambda organisation, person: (
        people(organisation)
        .filter(id=person)
        .annotate(zone=F("organisation__time_zone"))
        .select_for_update(no_key=True, of=("self",))
    ),
    organisation=UUIDField(),
    person=UUIDField(),
)


def locked_person(by: Actor, at: datetime) -> tuple[Person, date]:
    """Whoever acts, and the day it is for them: locked until the act ends.

    Nobody answers twice at the same moment, or while they leave.
    """
    found = HERE.first(organisation=by.organisation, person=who(by))
    on = day_in(found.zone, at) if found else at.date()
    return check_here(found, on), on


def confirmed_how(by: Actor, signature: Signature | None, statement: str) -> Confirmed:
    """By a session, or by a code that was mailed for just this. A link alone shows a page and confirms nothing."""
    if signature is None:
        if not by.auth:
            raise Refused("Type the code that we mailed you, or sign in.")
        return Confirmed.SESSION
    if signature.method not in LIVE:
        raise Refused("Here you confirm with a mailed code. What was accepted elsewhere is recorded.")
    if signature.evidence.get("statement") != statement:
        raise Refused("You confirmed something else than what stands here. Read it again and ask for a new code.")
    return Confirmed.MAILBOX_CODE if signature.evidence.get("mailbox") else Confirmed.MAILED_CODE


def acceptance_words(version: Version, wording_id: UUID) -> str:
    """The sentence that is agreed to. Raises Unknown for somebody else's wording."""
    wording = wording_by_id(version.organisation_id, wording_id)
    if wording.kind != WordingKind.ACCEPTANCE:
        raise Refused("This sentence is not the one by which a text is accepted.")
    return words_for(version, wording.text)


def check_shown(version: Version, digest_shown: str, words: str, words_shown: str) -> None:
    """An acceptance binds what was on the page, to the letter (S8)."""
    if digest_shown != version.document:
        raise Stale("This is not the text that you were shown. Read it again before you accept.")
    if words_shown != words:
        raise Stale("This is not the sentence that you were shown. Read it again before you accept.")


def as_they_are(by: Actor, person: Person, on: date) -> dict[str, object]:
    """Who accepts, and what they are at this moment."""
    return {
        "person_id": person.id,
        "hat": (by.hat or Hat.STAFF).value,
        "executive": person.executive or is_leader(by.organisation, person.id, on),
        "kind": person.kind,
    }
