"""Which topic policies are in use, and which of them the information security policy leads its readers to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import UUIDField

from countersign.kernel.text import Text, from_json
from countersign.ledger.prepared import Prepared
from countersign.policies import facts
from countersign.policies.enums import PolicyKind
from countersign.policies.models import Policy
from countersign.policies.queries.aiming import Meant
from countersign.policies.queries.rows import applying
from countersign.policies.queries.standing import Standing, current
from countersign.policies.text.signposts import Signposts, signposts

if TYPE_CHECKING:
    from countersign.policies.models import Version


@dataclass(frozen=True)
class Pointed:
    """A topic policy in use under the title of its version in force, and whether a text points to it."""

    policy: UUID
    title: str
    named: bool


def used_on(policy: Policy, on: date) -> bool:
    """Had nobody taken it out of use by that day?"""
    return policy.out_of_use_on is None or policy.out_of_use_on > on


TOPICS = Prepared(
    lambda organisation: (
        applying(organisation)
        .filter(policy__kind=PolicyKind.TOPIC.value)
        .values_list("policy_id", "title", "policy__out_of_use_on")
    ),
    organisation=UUIDField(),
)


def topics_pointed_to(organisation: UUID, text: Text, on: date) -> list[Pointed]:
    """Every topic policy in use on a day, by title, and whether this text of the parent names it."""
    signs = signposts(text)
    topics = TOPICS.values(organisation=organisation)
    here = [(policy, title) for policy, title, until in topics if until is None or until > on]
    found = (Pointed(policy, title, signs.lead_to(title, policy.hex)) for policy, title in here)
    return sorted(found, key=lambda one: one.title.casefold())


def led_to(fact: facts.Policy, policy: Policy, meant: Meant, signs: Signposts | None, as_of: date) -> facts.Policy:
    """Of a topic: is it in use, does it bind all staff, does the parent point to it? Only what is approved is in use.

    While there is no version of the parent at all, nobody can say what it leaves out.
    """
    if policy.kind != PolicyKind.TOPIC:
        return fact
    return replace(
        fact,
        in_use=any(one.approved for one in fact.versions) and used_on(policy, as_of),
        all_staff=meant.all_staff,
        parent_link=signs is None or signs.lead_to(fact.called, policy.id.hex),
    )


def judged(parent: list[Standing]) -> Standing | None:
    """The version that applied; while none was approved, the last there was (DOMAIN.md §2.1, number 6)."""
    return current(parent) or (parent[-1] if parent else None)


def signs_in(parent: list[Standing], texts: Iterable[Version]) -> Signposts | None:
    """What the parent's judged version points to; None while there is no version that could point to anything."""
    looked_at = judged(parent)
    text = next((one.text for one in texts if looked_at and one.id == looked_at.version.id), None)
    return signposts(from_json(text)) if text is not None else None
