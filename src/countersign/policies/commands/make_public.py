from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.text import count_words, from_json, to_json
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import today
from countersign.policies.commands.decide_availability import check_address, decided
from countersign.policies.commands.take_down import take_down
from countersign.policies.entries import PublicPublished
from countersign.policies.enums import AvailabilityMode
from countersign.policies.models import Policy, PublicVersion, Version
from countersign.policies.permissions import check_can_decide_availability, check_can_make_public
from countersign.policies.queries import policy_of, public_text
from countersign.policies.text.redacting import public_digest, redact, strange_keys

LONGEST_SENTENCE = 200
REPLACED = "A later text took its place."


@command
def make_public(
    *,
    version_id: UUID,
    left_out: Mapping[str, str],
    digest_shown: str,
    names_shown: bool = False,
    contact: str = "",
    findable: bool = False,
    by: Actor,
    at: datetime,
) -> Ref:
    """Decide that everybody can read this version, whole or with passages left out, exactly as it was shown (5.2 g).

    ``left_out``: key of a passage → the sentence that stands in its place, or an empty one. ``digest_shown``: of the
    public text as whoever decides has seen it. A text that was public before makes way.
    """
    policy = locked(Policy, by.organisation, policy_of(by.organisation, version_id))
    version = locked(Version, by.organisation, version_id)
    check_can_decide_availability(by, policy)
    check_can_make_public(by, version, today(by.organisation, at))
    check_address_has_settled(by, at)
    check_address(contact.strip())
    sentences = {key: said(instead) for key, instead in sorted(left_out.items())}
    text = public_text_of(version, sentences)
    if public_digest(signed=version.document, text=text) != digest_shown:
        raise Stale("This is not what you were shown. Look at it once more as others will read it.")
    if before := public_text(by.organisation, policy.id):
        take_down(public_id=before.id, reason=REPLACED, by=by, at=at)
    public = PublicVersion(
        id=new_id(at),
        organisation_id=by.organisation,
        policy=policy,
        version=version,
        left_out=sentences,
        text=text,
        document=digest_shown,
        names_shown=names_shown,
        published_at=at,
        published_by_id=who(by),
    )
    write(public, PublicPublished(docs=(version.document, public.document)))
    mode = AvailabilityMode.SUMMARY_PUBLISHED if sentences else AvailabilityMode.PUBLISHED
    decided(policy, mode, by=by, at=at, contact=contact, findable=findable, public=public)
    return public.ref


def public_text_of(version: Version, left_out: Mapping[str, str]) -> dict[str, object]:
    """What everybody would read. Raises Stale for a passage that is not there, Refused when nothing would be left."""
    signed = from_json(version.text)
    if strange_keys(signed, left_out):
        raise Stale("The text has changed since you chose. Look at its passages again.")
    shown = redact(signed, left_out)
    if len(left_out) and not count_words(redact(signed, dict.fromkeys(left_out, ""))):
        raise Refused("Nothing of the policy would be left to read. Then decide that it is given on request, or not.")
    return to_json(shown)


def said(instead: str) -> str:
    """One short sentence, with nothing invisible in it."""
    plain = clean(instead).strip()
    if len(plain) > LONGEST_SENTENCE:
        raise Refused(say("A sentence in the place of a passage has at most {n} characters.", n=LONGEST_SENTENCE))
    return plain
