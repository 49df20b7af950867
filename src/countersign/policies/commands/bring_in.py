from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.text import from_json, keep_ids, to_json
from countersign.ledger.writing import command, locked
from countersign.policies.commands.edit import saved, titled, tree_of
from countersign.policies.models import Policy
from countersign.policies.permissions import check_can_edit, check_fresh
from countersign.policies.queries import draft_of, still_there


@command
def bring_in(
    *,
    policy_id: UUID,
    revision_shown: int,
    title: str,
    source: str | None,
    text: dict[str, object],
    left_out: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Put what a file says in the place of the draft.

    ``source`` is the digest of a finished file that is kept: it is what will be signed. None: the words are, and
    somebody writes on. ``text`` is what was taken out of the file, ``left_out`` what was not, a sentence a line.
    Marks whose quote is in it stay.
    """
    policy = locked(Policy, by.organisation, policy_id)
    check_can_edit(by)
    draft = draft_of(by.organisation, policy_id)
    check_fresh(draft, revision_shown)
    after = keep_ids(from_json(draft.text), tree_of(text))
    draft.title, draft.text, draft.source = titled(title), to_json(after), source
    draft.marks = still_there(from_json(draft.text), draft.marks)
    saved(draft, by, at, left_out.splitlines())
    return policy.ref
