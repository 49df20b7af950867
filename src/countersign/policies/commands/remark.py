from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.digests import digest_text
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text import from_json
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked
from countersign.policies.models import Policy, Remark
from countersign.policies.permissions import check_can_remark, check_fresh
from countersign.policies.queries import draft_of, is_asked
from countersign.policies.text.suggesting import Piece, difference, pieces

LONGEST_BODY = 4_000
LONGEST_PASSAGE = 20_000
MOST_REMARKS = 500


@command
def remark(
    *,
    policy_id: UUID,
    revision_shown: int,
    block: str,
    body: str = "",
    passage: str | None = None,
    words_shown: str | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Say something about one part of the draft, or how it should read, or both.

    ``block``: the part, by its id. ``passage``: all of its words as the reader would have them; empty to take it out,
    None to suggest nothing. What is kept is the words that differ, so that the rest of it can change meanwhile.
    ``words_shown``: the digest of its words on the page. While they stand there, other parts may have changed since.
    """
    policy = locked(Policy, by.organisation, policy_id)
    check_can_remark(by, asked=is_asked(by.organisation, policy_id, who(by)))
    draft = draft_of(by.organisation, policy_id)
    found = list(pieces(from_json(draft.text)))
    if not any(one.block == block and digest_text(one.words) == words_shown for one in found):
        check_fresh(draft, revision_shown)
    about = part_of(found, block)
    said = body.strip()
    if max(len(said), len(passage or "")) > LONGEST_PASSAGE or len(said) > LONGEST_BODY:
        raise Refused(say("A remark has at most {n} characters.", n=LONGEST_BODY))
    quote, instead = suggestion(about, passage)
    if not said and instead is None:
        raise Refused("Say something about it, or change its words.")
    if Remark.objects.filter(organisation_id=by.organisation, policy=policy, settled_at=None).count() >= MOST_REMARKS:
        raise Refused(say("{n} remarks wait for an answer. Let some be answered first.", n=MOST_REMARKS))
    Remark.objects.create(
        id=new_id(at),
        organisation_id=by.organisation,
        policy=policy,
        block=about.block,
        quote=quote,
        body=said,
        instead=instead,
        revision=draft.revision,
        written_at=at,
        written_by_id=who(by),
    )
    return policy.ref


def part_of(parts: Sequence[Piece], block: str) -> Piece:
    """The part of a draft that somebody points at."""
    found = next((one for one in parts if one.block == block and one.words), None)
    if found is None:
        raise Refused("This passage is not in the draft any more. Look at the draft as it is now.")
    return found


def suggestion(about: Piece, passage: str | None) -> tuple[str, str | None]:
    """The words that it is about, and what should stand there instead, if anything else should."""
    differs = difference(about.words, clean(passage)) if passage is not None else None
    if differs is None:
        return about.words, None
    if not about.simple:
        raise Refused("Say in words what should change here: only a heading or a paragraph can be written anew.")
    return differs
