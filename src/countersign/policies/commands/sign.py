from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.approvals import LIVE, Signature, statement_digest
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, locked, write
from countersign.people.enums import WordingKind
from countersign.people.queries import is_only_leader, may_approve_again, today, wording_by_id
from countersign.policies.commands.publish import publish
from countersign.policies.entries import VersionSigned
from countersign.policies.models import Policy, Version
from countersign.policies.permissions import check_address_has_settled, check_can_sign, wrote
from countersign.policies.queries import capacity_of, policy_of, statement_for, words_for


@command
def sign(
    *,
    version_id: UUID,
    digest_shown: str,
    wording_id: UUID,
    words_shown: str,
    signature: Signature,
    by: Actor,
    at: datetime,
) -> Ref:
    """Put top management's name to the exact words of this version, and publish it if it was offered so."""
    locked(Policy, by.organisation, policy_of(by.organisation, version_id))
    version = locked(Version, by.organisation, version_id)
    capacity = capacity_of(by.organisation, by.person, at)
    check_can_sign(by, version, capacity, is_only_leader(by.organisation, by.person, at))
    check_address_has_settled(may_approve_again(by.organisation, by.person, at))
    check_shown(version, digest_shown, approval_words(version, wording_id), words_shown)
    statement = statement_digest(statement_for(version, words_shown, person=who(by), capacity=capacity))
    check_confirmed(signature, statement)
    version.signed_at, version.signed_on, version.signed_by_id = at, today(by.organisation, at), who(by)
    version.signed_as, version.signed_hat = capacity, Hat.TOP_MANAGEMENT.value
    version.single_handed = wrote(by, version)
    version.wording_id, version.signed_words, version.statement = wording_id, words_shown, statement
    version.signature_method, version.signature_evidence = signature.method.value, signature.evidence
    write(version, VersionSigned(docs=(version.document,)))
    if version.publish_when_signed:
        publish(version_id=version.id, by=by, at=at)
    return version.ref


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
