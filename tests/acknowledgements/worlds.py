"""Larkbeam with a policy in force, and people who answer it, reached by commands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from countersign.acknowledgements.commands.accept import accept
from countersign.acknowledgements.commands.ask import ask
from countersign.acknowledgements.commands.decline import decline
from countersign.acknowledgements.commands.exempt import exempt
from countersign.acknowledgements.enums import ReplyKind
from countersign.acknowledgements.queries import acceptance_statement_for, reply_statement_for
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.approvals import Signature, SignatureMethod, statement_digest
from countersign.kernel.references import Ref
from countersign.people.commands.enter import enter
from countersign.people.commands.leave import leave
from countersign.people.enums import WordingKind
from countersign.people.queries import wording
from countersign.policies.commands.change_policy import change_policy
from countersign.policies.commands.create import create
from countersign.policies.enums import PolicyKind
from countersign.policies.queries import policy, version, words_for
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, PASSAGES, after, change, in_force_from, lead, offered, signed, tree

__all__ = ["in_force_from"]

WORDS = "I have read ‘Information Security Policy’, version 1.0, of Larkbeam Ltd, and I will follow it."
NOON = after(1)


def acceptance(here: Cast, id: UUID) -> dict[str, Any]:
    """What the page sends when somebody who is signed in accepts: what was shown, and a ticked box."""
    shown = version(here.organisation, id)
    asked = wording(here.organisation, WordingKind.ACCEPTANCE)
    return {
        "version_id": id,
        "digest_shown": shown.document,
        "wording_id": asked.id,
        "words_shown": words_for(shown, asked.text),
        "agreed": True,
    }


def code_for(here: Cast, id: UUID, person: UUID, *, mailbox: bool = False) -> Signature:
    """A code that was mailed for accepting just this."""
    shown = version(here.organisation, id)
    words = words_for(shown, wording(here.organisation, WordingKind.ACCEPTANCE).text)
    return signature(acceptance_statement_for(shown, words, person), mailbox=mailbox)


def code_for_reply(here: Cast, id: UUID, kind: ReplyKind, person: UUID) -> Signature:
    return signature(reply_statement_for(version(here.organisation, id), kind, person), mailbox=False)


def signature(statement: dict[str, Any], *, mailbox: bool) -> Signature:
    evidence = {"confirmation": "c0", "statement": statement_digest(statement), "mailbox": mailbox}
    return Signature(SignatureMethod.MAILED_CODE, evidence)


def by_link(here: Cast, first: str) -> Actor:
    """Somebody who followed the link in their mail, and has not shown yet who they are."""
    return replace(here.actor(first, auth=()), via="mail-link")


def accepted_by(here: Cast, first: str, id: UUID, *hats: Hat, at: datetime = NOON) -> Ref:
    return accept(**acceptance(here, id), by=here.actor(first, *hats), at=at)


def asked_by(here: Cast, first: str, id: UUID, *, text: str = "What about phones?", at: datetime = NOON) -> UUID:
    return id_of(ask(version_id=id, text=text, by=here.actor(first), at=at))


def declined_by(here: Cast, first: str, id: UUID, *, at: datetime = NOON) -> UUID:
    return id_of(decline(version_id=id, text="I work on a shared computer.", by=here.actor(first), at=at))


def exempted(here: Cast, first: str, *, days: int = 60, at: datetime = NOON, by: Actor | None = None) -> UUID:
    """Asked for no acceptance from that day on, and for so many days."""
    on, someone = at.date(), here.person(first).id
    until, by = on + timedelta(days=days), by or lead(here)
    return id_of(exempt(person_id=someone, reason="On parental leave.", from_on=on, until_on=until, by=by, at=at))


def takes(here: Cast, id: UUID, *, days: int = 14, months: int | None = None, at: datetime = NOON, **how: Any) -> None:
    """So long people have to accept a policy, and after so many months they are asked again."""
    now = policy(here.organisation, id)
    change_policy(
        policy_id=id,
        revision_shown=now.revision,
        owner_id=now.owned_by_id,
        review_months=now.review_months,
        ack_days=days,
        ack_refresh_months=months,
        **how,
        by=lead(here),
        at=at,
    )


def next_version(here: Cast, id: UUID, *, material: bool, at: datetime = NOON) -> UUID:
    """A later version of a policy, signed and in force."""
    change(here, id, "Larkbeam looks after its information.", f"Changed at {at.isoformat()}.", at=at)
    later = offered(here, id, at=at, material=material, change_note="Clearer.")
    signed(here, later, at=at)
    return later


def topic(here: Cast, title: str = "Acceptable Use", *, at: datetime = AT) -> UUID:
    """Another policy that is in force."""
    text = tree(*PASSAGES.values())
    begun = create(kind=PolicyKind.TOPIC, title=title, text=text, by=lead(here), at=at)
    id = offered(here, id_of(begun), at=at)
    signed(here, id, at=at)
    return id


def joins(here: Cast, name: str, *, at: datetime = AT, **how: Any) -> UUID:
    """Somebody new."""
    email = f"{name.lower().replace(' ', '.')}@larkbeam.example"
    return id_of(enter(name=name, email=email, by=here.actor("ruth", Hat.HR), at=at, **how))


def leaves(here: Cast, first: str, *, at: datetime = NOON) -> None:
    by = here.actor("ruth", Hat.HR)
    leave(person_id=here.person(first).id, left_on=at.date(), by=by, at=at)
