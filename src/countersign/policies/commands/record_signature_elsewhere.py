from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.approvals import ELSEWHERE, Signature
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import person, today
from countersign.policies.commands.offer import check_has_text, check_has_values, confirm_marks, version_from
from countersign.policies.commands.publish import supersede_in_force
from countersign.policies.entries import VersionRecordedElsewhere
from countersign.policies.models import Draft, Policy, Version
from countersign.policies.permissions import check_can_record_elsewhere, check_fresh
from countersign.policies.queries import Filled, draft_of, filled, in_force, meanings_for, names_missing, taken_labels

LONGEST_LABEL = 20
PREFIX = re.compile(r"^v(?:ersion)?[ .]*(?=\d)", re.IGNORECASE)


@command
def record_signature_elsewhere(
    *,
    policy_id: UUID,
    revision_shown: int,
    signed_on: date,
    signer_id: UUID,
    signed_as: str,
    signature: Signature,
    scan: str | None = None,
    label: str = "",
    material: bool = True,
    change_note: str = "",
    effective_on: date | None = None,
    drafted_by_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Enter the draft as a version that somebody signed outside, on the word of the recorder (decision 20).

    It is published at once; an older one than that in force goes straight into history. ``scan`` is the digest of a
    kept file that shows the signature. Whether the signer was entitled, and whether the text is any good, is for the
    rules to judge.
    """
    locked(Policy, by.organisation, policy_id)
    check_are_people_here(by.organisation, signer_id, drafted_by_id)
    check_can_record_elsewhere(by)
    check_address_has_settled(by, at)
    draft = draft_of(by.organisation, policy_id)
    check_fresh(draft, revision_shown)
    check_claim(signature, today(by.organisation, at), signed_on, effective_on)
    written = as_on_the_paper(draft, at)
    version = version_from(
        draft,
        written,
        material=material,
        label=label_written(label, taken_labels(by.organisation, policy_id)),
        change_note=change_note.strip(),
        drafted_by_id=drafted_by_id,
        signed_on=signed_on,
        signed_by_id=signer_id,
        signed_as=clean(signed_as).strip(),
        scan=scan,
        effective_on=effective_on or signed_on,
        **entering(signature, who(by), at),
    )
    make_way(version, at)
    write(version, VersionRecordedElsewhere(docs=version.docs, occurred_on=signed_on))
    if version.superseded_at is None:
        confirm_marks(draft, written, version, by, at)
    return version.ref


def check_are_people_here(organisation: UUID, *named: UUID | None) -> None:
    """Raises Unknown for somebody else's people."""
    for one in filter(None, named):
        person(organisation, one)


def check_claim(signature: Signature, today: date, signed_on: date, effective_on: date | None) -> None:
    """What is claimed lies behind us, and is said to have happened elsewhere."""
    if signature.method not in ELSEWHERE:
        raise Refused("Say how it was signed elsewhere: on paper, by a minute or in another system.")
    if signed_on > today or (effective_on and effective_on > today):
        raise Refused("Only what has happened can be recorded: look at the dates.")


def as_on_the_paper(draft: Draft, at: datetime) -> Filled:
    """On the paper stand the people of its day, and nobody can look up here who that was."""
    check_has_text(draft)
    written = filled(draft, meanings_for(draft, today(draft.organisation_id, at)))
    check_has_values(written)
    for problem in names_missing(written):
        raise Refused(problem)
    return written


def entering(signature: Signature, who: UUID, at: datetime) -> dict[str, Any]:
    """What is so from the moment of recording: every step at once, by the recorder."""
    return {
        "offered_at": at,
        "offered_by_id": who,
        "publish_when_signed": True,
        "signed_at": at,
        "signature_method": signature.method.value,
        "signature_evidence": signature.evidence,
        "published_at": at,
        "published_by_id": who,
    }


def label_written(label: str, taken: set[str]) -> str:
    """The label as it stands on the document; empty when there is none."""
    plain = PREFIX.sub("", clean(label).strip())
    if len(plain) > LONGEST_LABEL:
        raise Refused(say("A version's label has at most {n} characters.", n=LONGEST_LABEL))
    if plain in taken:
        raise Refused(say("There is a version {label} already.", label=plain))
    return plain


def make_way(version: Version, at: datetime) -> None:
    """Only the version that took effect last applies."""
    applies = in_force(version.organisation_id, version.policy_id)
    if applies and applies.effective_on and version.effective_on and version.effective_on < applies.effective_on:
        version.superseded_at = at
    else:
        supersede_in_force(version.organisation_id, version.policy_id, at)
