from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text import Text, TextProblem, from_json, keep_ids, to_json
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked
from countersign.policies.models import Draft, Policy
from countersign.policies.permissions import check_can_edit, check_fresh
from countersign.policies.queries import authors_of, draft_of, left_out_of, still_there

LONGEST_TITLE = 200


@command
def edit(
    *,
    policy_id: UUID,
    revision_shown: int,
    title: str,
    text: dict[str, object],
    left_out: str = "",
    noted: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Save the working copy. Nothing is recorded: what is being written is no evidence yet (decision 12).

    Blocks keep their ids, marks follow their quotes, and one whose quote is gone waits
    for it to come back: text is cut in one place and put in at another. Saving what is there
    already changes nothing, the author included. ``left_out``: what could not come into the text, a sentence a line;
    it is told beside what was left out before, less what whoever saves has ``noted`` of that. To note it is no writing.
    """
    policy = locked(Policy, by.organisation, policy_id)
    check_can_edit(by)
    draft = draft_of(by.organisation, policy_id)
    check_fresh(draft, revision_shown)
    after, called = keep_ids(from_json(draft.text), tree_of(text)), titled(title)
    lost, before = left_out.splitlines(), left_out_of(draft)
    kept = [one for one in before if one not in noted.splitlines()]
    told = list(dict.fromkeys([*kept, *lost]))
    if (called, to_json(after)) == (draft.title, draft.text) and told in (before, kept):
        tell(draft, told)
        return policy.ref
    if draft.source and to_json(after) != draft.text:
        raise Refused(
            "This draft is a finished PDF, and its words are those of the file. Bring in another file instead."
        )
    draft.title, draft.text = called, to_json(after)
    draft.marks |= still_there(after, draft.marks)
    saved(draft, by, at, told)
    return policy.ref


def tell(draft: Draft, left_out: Sequence[str]) -> None:
    """Of what was left out tell this, and no more."""
    if left_out_of(draft) != left_out:
        draft.left_out = "\n".join(left_out)
        draft.save(update_fields=["left_out"])


def saved(draft: Draft, by: Actor, at: datetime, left_out: Sequence[str] | None = None) -> None:
    """Keep a draft as it is now. Whoever saves it is one of its authors from then on, and the last.

    ``left_out``: what did not come into it, in sentences; unsaid, what is told of it already.
    """
    draft.left_out = "\n".join(left_out_of(draft) if left_out is None else left_out)
    draft.authors = sorted(one.hex for one in authors_of(draft) | {who(by)})
    draft.edited_by_id, draft.edited_at = who(by), at
    draft.revision += 1
    draft.save(force_update=True)


def titled(title: str) -> str:
    """A title on one line, with nothing invisible in it."""
    plain = clean(title).strip()
    if not plain:
        raise Refused("Say what the policy is called.")
    if len(plain) > LONGEST_TITLE:
        raise Refused(say("A title has at most {n} characters.", n=LONGEST_TITLE))
    return plain


def tree_of(text: object) -> Text:
    """A text of the form ``countersign.text/1`` that keeps its rules, whoever sent it."""
    try:
        return from_json(text)
    except TextProblem as problem:
        raise Refused(problem.words) from problem
