from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text import from_json
from countersign.kernel.text.plain import node_text
from countersign.kernel.text.tree import walk
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked
from countersign.people.queries import today
from countersign.policies.enums import Requirement
from countersign.policies.models import Policy
from countersign.policies.permissions import check_can_mark, check_fresh
from countersign.policies.queries import draft_of, filled, meanings_for, place_of
from countersign.policies.queries.passages import NOTHING
from countersign.policies.text.variables import Values

type Passage = tuple[str, str]
"""(block id, quote). An empty quote means the whole block."""


@command
def mark(
    *,
    policy_id: UUID,
    revision_shown: int,
    passages: Mapping[Requirement, Passage | None],
    by: Actor,
    at: datetime,
) -> Ref:
    """Choose the passages of the draft that meet 5.2 a to d; None takes one back. Offering the draft confirms them.

    A passage may be quoted with its values, as pages show it; kept is what stands in the draft.
    """
    policy = locked(Policy, by.organisation, policy_id)
    check_can_mark(by)
    draft = draft_of(by.organisation, policy_id)
    check_fresh(draft, revision_shown)
    marks, values = dict(draft.marks), filled(draft, meanings_for(draft, today(by.organisation, at))).values
    for requirement, passage in passages.items():
        marks.pop(requirement.value, None)
        if passage is not None:
            block, quote = placed(draft.text, *passage, values)
            marks[requirement.value] = {"block": block, "quote": quote}
    if marks != draft.marks:
        draft.marks = marks
        draft.revision += 1
        draft.save(force_update=True)
    return policy.ref


def placed(text: object, block: str, quote: str, values: Values = NOTHING) -> Passage:
    """Where a quote stands in a text, and how it is written there: with tokens, where it has ``values`` for them."""
    tree = from_json(text)
    words = quote or next((node_text(node) for node in walk(tree.blocks) if node.id == block), "")
    found = place_of(tree, block, words, values)
    if found is None:
        raise Refused(say("“{quote}” does not stand in the text. Choose the passage again.", quote=quote[:80]))
    return found
