from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text import TextProblem, from_json, to_json
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked
from countersign.policies.commands.edit import edit
from countersign.policies.models import Draft, Policy, Remark
from countersign.policies.permissions import check_can_settle, check_fresh
from countersign.policies.queries import draft_of, remark
from countersign.policies.text.suggesting import pieces, places_of, replaced

LONGEST_ANSWER = 1_000


@command
def settle(*, remark_id: UUID, revision_shown: int, taken: bool, answer: str = "", by: Actor, at: datetime) -> Ref:
    """Follow a remark, or say why not. A change that was suggested and is followed stands in the draft at once.

    Where the words it was about are gone, whoever follows it has changed them by hand.
    """
    policy = locked(Policy, by.organisation, remark(by.organisation, remark_id).policy_id)
    said = remark(by.organisation, remark_id)
    check_can_settle(by, said)
    told = answer.strip()
    if len(told) > LONGEST_ANSWER:
        raise Refused(say("An answer has at most {n} characters.", n=LONGEST_ANSWER))
    if not taken and not told:
        raise Refused("Say in a sentence why it stays as it is: whoever wrote the remark reads it.")
    draft = draft_of(by.organisation, policy.id)
    if taken and said.instead is not None and (block := where(draft, said)):
        check_fresh(draft, revision_shown)
        put_in(draft, said, block, by, at)
    said.settled_at, said.settled_by_id, said.taken, said.answer = at, who(by), taken, told
    said.save(force_update=True)
    return policy.ref


def where(draft: Draft, said: Remark) -> str | None:
    """The block in which the words stand that somebody wants changed. Where they are gone, it was done by hand."""
    found = [one.block for one in pieces(from_json(draft.text)) if places_of(said.quote, one.words)]
    return said.block if said.block in found or len(found) > 1 else next(iter(found), None)


def put_in(draft: Draft, said: Remark, block: str, by: Actor, at: datetime) -> None:
    try:
        after = replaced(from_json(draft.text), block, said.quote, said.instead or "")
    except TextProblem as problem:
        raise Refused(problem.words) from problem
    if after is None:
        raise Refused("These words stand in the draft more than once. Change it by hand, then answer the remark.")
    edit(
        policy_id=draft.policy_id,
        revision_shown=draft.revision,
        title=draft.title,
        text=to_json(after),
        by=by,
        at=at,
    )
