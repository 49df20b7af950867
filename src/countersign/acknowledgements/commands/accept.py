from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
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
from countersign.kernel.text import count_words, from_json
from countersign.kernel.words import say
from countersign.ledger.prepared import Prepared
from countersign.ledger.writing import command, write
from countersign.people.enums import WordingKind
from countersign.people.queries import is_leader, people, wording_by_id
from countersign.policies.queries import (
    checks,
    open_translations,
    proofs_asked,
    version_by_itself,
    with_texts,
    words_for,
)

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.policies.models import Version

FASTEST = 700
"""Words a minute: who reads faster has not read."""

NO_ANSWERS: Mapping[UUID, int] = MappingProxyType({})


@command
def accept(
    *,
    version_id: UUID,
    digest_shown: str,
    wording_id: UUID,
    words_shown: str,
    agreed: bool,
    answers: Mapping[UUID, int] = NO_ANSWERS,
    opened_at: datetime | None = None,
    translation_id: UUID | None = None,
    signature: Signature | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Put one's own name under a version in force, in the words that were shown.

    Doing it again changes nothing, until the organisation asks again. The version is read, not locked: everybody may
    accept at the same moment, and whoever comes in with the version that makes way accepted what was in force when they
    were shown it. ``answers``: to each question about it the place of the answer that was chosen. ``opened_at``: since
    when the text lay open. ``translation_id``: what they read in the place of the signed text, which is accepted.
    """
    person, on = locked_person(by, at)
    version = version_by_itself(by.organisation, version_id)
    if before := standing_name(by.organisation, person.id, version, on):
        return before.ref
    check_in_force(version)
    check_shown(version, digest_shown, acceptance_words(version, wording_id), words_shown)
    check_translation(version, translation_id)
    if not agreed:
        raise Refused("Tick the box first: that is how you say it in your own name.")
    proofs = proofs_for(version, answers, opened_at, at)
    statement = statement_digest(acceptance_statement_for(version, words_shown, who(by)))
    name = Acceptance(
        id=new_id(at),
        organisation_id=by.organisation,
        version_id=version.id,
        wording_id=wording_id,
        words=words_shown,
        translation_id=translation_id,
        accepted_at=at,
        accepted_on=on,
        confirmed=confirmed_how(by, signature, statement).value,
        **proofs,
        **as_they_are(by, person, on),
    )
    write(name, PolicyAccepted(docs=(version.document,)))
    return name.ref


def proofs_for(
    version: Version, answers: Mapping[UUID, int], opened_at: datetime | None, at: datetime
) -> dict[str, object]:
    """What shows that they read and understood it, where the policy asks for that. Raises Refused."""
    understanding, reading = proofs_asked(version)
    asked = list(checks(version.organisation_id, version.policy_id)) if understanding else []
    if reading:
        check_read(version, opened_at, at)
    for number, one in enumerate(asked, 1):
        check_understood(number, one.right, answers.get(one.id))
    return {"understood": len(asked), "read_through": reading}


def check_read(version: Version, opened_at: datetime | None, at: datetime) -> None:
    """Whoever reads fast needs so long for it. How long it took is checked and never kept."""
    with_texts(version)
    words = count_words(from_json(version.text))
    needs = timedelta(seconds=round(60 * words / FASTEST))
    if opened_at is None or at - opened_at < needs:
        raise Refused(say("Read it first: it has {n} words, and lay open for too short a time.", n=words))


def check_understood(number: int, right: int, chosen: int | None) -> None:
    if chosen is None:
        raise Refused(say("Answer question {n} first.", n=number))
    if chosen != right:
        raise Refused(say("Question {n}: the policy says something else. Look at it again.", n=number))


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


def check_translation(version: Version, translation_id: UUID | None) -> None:
    """What was read is a translation of this very version, and nobody has taken it away meanwhile."""
    if translation_id and translation_id not in open_translations(version.organisation_id, version.id).values():
        raise Stale("The translation that you read is not shown any more. Read what stands here now, then accept.")


def as_they_are(by: Actor, person: Person, on: date) -> dict[str, object]:
    """Who accepts, and what they are at this moment."""
    return {
        "person_id": person.id,
        "hat": (by.hat or Hat.STAFF).value,
        "executive": person.executive or is_leader(by.organisation, person.id, on),
        "kind": person.kind,
    }
