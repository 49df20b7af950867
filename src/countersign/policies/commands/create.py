from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text import Text, to_json
from countersign.ledger.writing import command, write
from countersign.people.queries import organisation as organisation_with
from countersign.people.queries import person, today
from countersign.policies.commands.edit import LONGEST_TITLE, titled, tree_of
from countersign.policies.entries import PolicyCreated
from countersign.policies.enums import PolicyKind
from countersign.policies.models import Draft, Policy
from countersign.policies.outline import as_text
from countersign.policies.permissions import check_can_create
from countersign.policies.queries import Meanings, parent_policy
from countersign.policies.text.variables import ORGANISATION, token

LONGEST_INTERVAL = 60


@command
def create(
    *,
    kind: PolicyKind,
    title: str,
    text: dict[str, object] | None = None,
    owner_id: UUID | None = None,
    review_months: int = 12,
    topic: str = "",
    all_staff: bool = True,
    source: str | None = None,
    left_out: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Begin a policy: its record, and a working copy with a first text.

    It is for everybody until somebody says otherwise. ``topic``: the key in the library that it is begun from.
    ``source``: the digest of a kept file, finished as it is, whose words ``text`` holds.
    """
    if owner_id:
        person(by.organisation, owner_id)
    check_can_create(by)
    if kind is PolicyKind.PARENT and parent_policy(by.organisation):
        raise Refused("There is an information security policy already: change that one.")
    check_interval(review_months)
    policy = Policy(
        id=new_id(at),
        organisation_id=by.organisation,
        kind=kind.value,
        title=listed_as(titled(title), owner_id, by, at),
        owned_by_id=owner_id,
        review_months=review_months,
        topic=topic,
        all_staff=all_staff,
        created_at=at,
    )
    write(policy, PolicyCreated())
    Draft.objects.create(
        id=new_id(at),
        organisation_id=by.organisation,
        policy=policy,
        title=titled(title),
        text=to_json(first_text(by.organisation, kind) if text is None else tree_of(text)),
        source=source if text is not None else None,
        left_out=left_out,
        edited_by_id=who(by),
        edited_at=at,
        authors=[who(by).hex],
    )
    return policy.ref


def listed_as(title: str, owner_id: UUID | None, by: Actor, at: datetime) -> str:
    """What a policy is called in lists until a version says it: with the values of today."""
    meanings = Meanings(organisation_with(by.organisation), owner_id, today(by.organisation, at))
    return meanings.fill_words(title)[:LONGEST_TITLE].strip()


def check_interval(months: int) -> None:
    """How often a policy is reviewed is the organisation's own choice, within reason; POL-018 speaks above a year."""
    if not 1 <= months <= LONGEST_INTERVAL:
        raise Refused("A policy is reviewed every 1 to 60 months.")


def first_text(organisation: UUID, kind: PolicyKind) -> Text:
    """The outline with gaps to fill in, for the policy that clause 5.2 asks for; nothing for a topic."""
    if kind is PolicyKind.TOPIC:
        return Text()
    return as_text(token(ORGANISATION), organisation_with(organisation).purpose)
