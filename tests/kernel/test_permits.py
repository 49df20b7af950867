from __future__ import annotations

from uuid import UUID

import pytest

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.permits import ALL, OWN, allowed, who
from countersign.kernel.refusals import Refused

HERE, SOMEBODY = UUID(int=1), UUID(int=2)
MAY = {"thing.change": {Hat.ISMS_LEAD: ALL}, "thing.read": {Hat.ISMS_LEAD: ALL, Hat.STAFF: OWN}}


def actor(*hats: Hat, person: UUID | None = SOMEBODY) -> Actor:
    return Actor(ActorKind.PERSON, HERE, person, hats=frozenset(hats))


def test_allowed_when_any_hat_is() -> None:
    assert allowed(MAY, actor(Hat.HR, Hat.ISMS_LEAD), "thing.change")
    assert allowed(MAY, actor(Hat.STAFF), "thing.read")
    assert not allowed(MAY, actor(Hat.STAFF, Hat.HR), "thing.change")
    assert not allowed(MAY, actor(), "thing.read")


def test_allowed_when_the_act_is_unknown_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        allowed(MAY, actor(Hat.ISMS_LEAD), "thing.forge")


def test_who_is_the_person_and_nobody_else() -> None:
    assert who(actor()) == SOMEBODY
    with pytest.raises(Refused, match="Only a person"):
        who(actor(person=None))
