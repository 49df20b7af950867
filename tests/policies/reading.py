"""People who read a draft together."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.policies.commands.ask_readers import ask_readers
from countersign.policies.commands.look import look
from countersign.policies.commands.remark import remark
from countersign.policies.commands.settle import settle
from countersign.policies.models import Remark
from countersign.policies.queries import remarks
from tests.cast import Cast
from tests.policies.worlds import after, draft, lead


def asked(here: Cast, policy: UUID, *first: str, at: datetime | None = None, **more: Any) -> None:
    """The lead asks these people to read the draft."""
    ids = [here.person(one).id for one in first]
    ask_readers(policy_id=policy, person_ids=ids, by=lead(here), at=at or after(days=1), **more)


def said(here: Cast, policy: UUID, by: Actor, block: str = "p0", at: datetime | None = None, **more: Any) -> Remark:
    """Somebody says something about a passage. Returns the remark."""
    before = {one.id for one in remarks(here.organisation, policy)}
    shown = {"revision_shown": draft(here, policy).revision, **more}
    remark(policy_id=policy, block=block, by=by, at=at or after(days=2), **shown)
    return next(one for one in remarks(here.organisation, policy) if one.id not in before)


def read(here: Cast, policy: UUID, by: Actor, at: datetime | None = None) -> None:
    look(policy_id=policy, revision_shown=draft(here, policy).revision, by=by, at=at or after(days=2))


def settled(here: Cast, one: Remark, *, taken: bool, answer: str = "", shown: int | None = None) -> None:
    """The lead follows a remark or leaves it, on the page of the draft as it is."""
    now = draft(here, one.policy_id).revision if shown is None else shown
    settle(remark_id=one.id, revision_shown=now, taken=taken, answer=answer, by=lead(here), at=after(days=3))
