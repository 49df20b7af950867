from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.approvals import LIVE, Signature, statement_digest
from countersign.kernel.instants import day_in
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.enums import WordingKind
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import is_only_leader, organisation, person, wording_by_id
from countersign.policies.commands.publish import publish
from countersign.policies.entries import CosignatureGiven, ForewordWritten, VersionSigned
from countersign.policies.models import Cosignature, Delegation, Foreword, Policy, Version
from countersign.policies.permissions import check_can_sign, wrote
from countersign.policies.queries import (
    Authority,
    Meanings,
    authority_over,
    cosignatures,
    outdated,
    policy_of,
    statement_for,
    still_to_sign,
    words_for,
)
from countersign.policies.text.starter import STARTER

LONGEST_FOREWORD = 1000


@command
def sign(
    *,
    version_id: UUID,
    digest_shown: str,
    wording_id: UUID,
    words_shown: str,
    signature: Signature,
    foreword: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Put top management's name to the exact words of this version, and publish it if it was offered so.

    Under a topic policy whoever has that delegated to them signs in their own name, and the capacity says so. Where
    several have to sign, it is signed once the last of them has. ``foreword``: what the signer says beside it in their
    own words, if anything.
    """
    policy = locked(Policy, by.organisation, policy_of(by.organisation, version_id))
    version = locked(Version, by.organisation, version_id)
    authority = standing_authority(version, by.person, at)
    check_can_sign(by, version, authority, is_only_leader(by.organisation, by.person, at))
    check_address_has_settled(by, at)
    signed = signed_before(version)
    check_turn(version, who(by), signed)
    firm = organisation(by.organisation)
    on = day_in(firm.time_zone, at)
    check_still_true(version, Meanings(firm, policy.owned_by_id, on))
    check_shown(version, digest_shown, approval_words(version, wording_id), words_shown)
    capacity, hat = authority.capacity, authority.hat
    statement = statement_digest(statement_for(version, words_shown, person=who(by), capacity=capacity, hat=hat))
    check_confirmed(signature, statement)
    hand = {
        "signed_at": at,
        "signed_on": on,
        "signed_as": capacity,
        "signed_hat": hat.value,
        "delegation_id": authority.delegation.id if authority.delegation else None,
        "single_handed": wrote(by, version),
        "wording_id": wording_id,
        "signed_words": words_shown,
        "statement": statement,
        "signature_method": signature.method.value,
        "signature_evidence": signature.evidence,
    }
    enter(version, hand, who(by), place=len(signed) + 1, last=not still_to_sign(version, {*signed, who(by)}))
    keep_foreword(version, foreword, who(by), at)
    if version.signed_at and version.publish_when_signed:
        publish(version_id=version.id, by=by, at=at)
    return version.ref


def standing_authority(version: Version, person: UUID | None, at: datetime) -> Authority:
    """As what somebody signs; a delegation by which they do is locked first, so that nobody ends it meanwhile."""
    found = authority_over(version, person, at)
    if found.delegation is None:
        return found
    locked(Delegation, version.organisation_id, found.delegation.id)
    return authority_over(version, person, at)


def signed_before(version: Version) -> list[UUID]:
    """Who of several has signed already. Where one is enough, nothing is asked."""
    if not version.signatories:
        return []
    return [one.person_id for one in cosignatures(version.organisation_id, version.id)]


def enter(version: Version, hand: dict[str, Any], signer: UUID, *, place: int, last: bool) -> None:
    """The last hand stands in the version itself, each before it in a row of its own."""
    if last:
        for column, value in {**hand, "signed_by_id": signer}.items():
            setattr(version, column, value)
        write(version, VersionSigned(docs=version.docs))
        return
    cosignature = Cosignature(
        id=new_id(hand["signed_at"]),
        organisation_id=version.organisation_id,
        version_id=version.id,
        person_id=signer,
        place=place,
        document=version.document,
        **hand,
    )
    write(cosignature, CosignatureGiven(docs=(version.document,)))


def keep_foreword(version: Version, foreword: str, signer: UUID, at: datetime) -> None:
    text = own_words(foreword)
    if not text:
        return
    here = version.organisation_id
    written = Foreword(
        id=new_id(at), organisation_id=here, version_id=version.id, person_id=signer, written_at=at, text=text
    )
    write(written, ForewordWritten(docs=(version.document,)))


def own_words(foreword: str) -> str:
    """Their own words or none: what we offer to begin with is nobody's. Empty for none."""
    text = "\n".join(clean(line).strip() for line in foreword.splitlines()).strip()
    if len(text) > LONGEST_FOREWORD:
        raise Refused(say("Your own words have at most {n} characters here.", n=LONGEST_FOREWORD))
    if " ".join(text.split()) == STARTER:
        raise Refused("These are our words, not yours. Say it as you would say it, or leave it out.")
    return text


def check_turn(version: Version, signer: UUID, signed: Sequence[UUID]) -> None:
    """Where several have to sign, each of them once, and in their order if there is one."""
    if not version.signatories:
        return
    if signer in signed:
        raise Refused("You have signed this version. It is signed when the others have, too.")
    waits = still_to_sign(version, signed)
    if signer not in waits:
        raise Refused("This version was offered to others, by name. Ask for it to be offered to you as well.")
    if version.in_order and waits[0] != signer:
        first = str(person(version.organisation_id, waits[0]))
        raise Refused(say("It is not your turn yet: {name} signs before you.", name=first))


def check_still_true(version: Version, meanings: Meanings) -> None:
    """Nobody signs a name that was right when the text was put forward, and is not any more."""
    for words in outdated(version, meanings):
        raise Refused(words)


def approval_words(version: Version, wording_id: UUID) -> str:
    """The sentence that is agreed to. Raises Unknown for somebody else's wording."""
    wording = wording_by_id(version.organisation_id, wording_id)
    if wording.kind != WordingKind.APPROVAL:
        raise Refused("This sentence is not the one by which a text is approved.")
    return words_for(version, wording.text)


def check_shown(version: Version, digest_shown: str, words: str, words_shown: str) -> None:
    """A signature binds what was on the page, to the letter (S8)."""
    if digest_shown != version.document:
        raise Stale("This is not the text that you were shown. Read it again before you sign.")
    if words_shown != words:
        raise Stale("This is not the sentence that you were shown. Read it again before you sign.")


def check_confirmed(signature: Signature, statement: str) -> None:
    """The code or passkey was asked for this very statement: this text, these words, this person in this capacity."""
    if signature.method not in LIVE:
        raise Refused("Here you sign with a passkey or a mailed code. What was signed elsewhere is recorded.")
    if signature.evidence.get("statement") != statement:
        raise Refused("You confirmed something else than what is signed here. Read it again and ask for a new code.")
