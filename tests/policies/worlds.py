"""Larkbeam's policy at the stages that the tests begin with, reached by commands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.approvals import Signature, SignatureMethod, statement_digest
from countersign.kernel.references import Ref
from countersign.ledger.queries import leaf_of, since
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.end_leader import end_leader
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.enums import Basis, WordingKind
from countersign.people.queries import leaders, wording
from countersign.people.queries import organisation as firm_with
from countersign.policies.commands.create import create
from countersign.policies.commands.decline import decline
from countersign.policies.commands.edit import edit
from countersign.policies.commands.mark import mark
from countersign.policies.commands.offer import offer
from countersign.policies.commands.sign import sign
from countersign.policies.enums import PolicyKind, Requirement
from countersign.policies.models import Draft, Version
from countersign.policies.queries import (
    Shelf,
    Standing,
    authority_over,
    draft_of,
    in_force,
    statement_for,
    version,
    words_for,
)
from tests.cast import BEGINNING, Cast, id_of

AT = BEGINNING + timedelta(days=1)
TITLE = "Information Security Policy"
PASSAGES = {
    Requirement.PURPOSE: "Larkbeam makes rota and payroll software for independent care homes.",
    Requirement.OBJECTIVES: "Each year the leadership team sets security objectives that can be measured.",
    Requirement.REQUIREMENTS: "We keep the law, our contracts and the other requirements that apply to us.",
    Requirement.IMPROVEMENT: "We continually improve the way we manage information security.",
}
NOBODY = UUID(int=7)


def after(days: int = 0, hours: int = 0) -> datetime:
    return AT + timedelta(days=days, hours=hours)


def tree(*paragraphs: str) -> dict[str, object]:
    """A text of these paragraphs, with ids p0, p1, …"""
    blocks = [
        {"id": f"p{number}", "type": "paragraph", "runs": [{"text": text}]} for number, text in enumerate(paragraphs)
    ]
    return {"format": "countersign.text/1", "blocks": blocks}


def lead(here: Cast) -> Actor:
    return here.actor("tom", Hat.ISMS_LEAD)


def leader(here: Cast) -> Actor:
    return here.actor("priya", Hat.TOP_MANAGEMENT)


def begun(here: Cast, kind: PolicyKind = PolicyKind.PARENT, title: str = TITLE) -> UUID:
    """A policy whose draft says what 5.2 asks for."""
    return id_of(create(kind=kind, title=title, text=tree(*PASSAGES.values()), by=lead(here), at=AT))


def draft(here: Cast, policy: UUID) -> Draft:
    return draft_of(here.organisation, policy)


def mark_all(here: Cast, policy: UUID) -> None:
    passages = {requirement: ("", quote) for requirement, quote in PASSAGES.items()}
    shown = draft(here, policy).revision
    mark(policy_id=policy, revision_shown=shown, passages=passages, by=lead(here), at=AT)


def change(here: Cast, policy: UUID, *paragraphs: str, at: datetime = AT, by: Actor | None = None) -> None:
    """Write another text into the draft."""
    shown = draft(here, policy)
    edit(
        policy_id=policy,
        revision_shown=shown.revision,
        title=shown.title,
        text=tree(*paragraphs),
        by=by or lead(here),
        at=at,
    )


def offered(here: Cast, policy: UUID, *, at: datetime = AT, by: Actor | None = None, **how: Any) -> UUID:
    """The draft put in front of top management, published as soon as it is signed unless ``how`` says otherwise."""
    asked = {"material": True, **how}
    another_word(here, policy, by or lead(here))
    shown = draft(here, policy).revision
    return id_of(offer(policy_id=policy, revision_shown=shown, by=by or lead(here), at=at, **asked))


def another_word(here: Cast, policy: UUID, by: Actor) -> None:
    """The same text is not offered twice, so a draft that says what is in force gets one more paragraph."""
    shown, applies = draft(here, policy), in_force(here.organisation, policy)
    if applies and (applies.title, applies.text) == (shown.title, shown.text):
        runs = [{"text": f"Since version {applies.label} we say this too."}]
        more = {"id": f"more{applies.number}", "type": "paragraph", "runs": runs}
        text = {**shown.text, "blocks": [*shown.text["blocks"], more]}
        edit(policy_id=policy, revision_shown=shown.revision, title=shown.title, text=text, by=by, at=AT)


def approval(here: Cast, id: UUID, by: Actor, at: datetime) -> dict[str, Any]:
    """What the page sends when somebody signs: what was shown, and a code that was mailed for just that."""
    shown = version(here.organisation, id)
    asked = wording(here.organisation, WordingKind.APPROVAL)
    words = words_for(shown, asked.text)
    person = by.person or NOBODY
    as_what = authority_over(shown, person, at)
    statement = statement_for(shown, words, person=person, capacity=as_what.capacity, hat=as_what.hat)
    evidence = {"confirmation": "c0", "statement": statement_digest(statement), "mailbox": False}
    return {
        "version_id": id,
        "digest_shown": shown.document,
        "wording_id": asked.id,
        "words_shown": words,
        "signature": Signature(SignatureMethod.MAILED_CODE, evidence),
    }


def signed(here: Cast, id: UUID, *, at: datetime = AT, by: Actor | None = None, **more: Any) -> Ref:
    who = by or leader(here)
    return sign(**approval(here, id, who, at), **more, by=who, at=at)


def by_several(here: Cast, *firsts: str, **how: Any) -> tuple[UUID, UUID]:
    """A policy whose version was offered to these people by name; whoever does not lead yet does from now on."""
    for first in firsts:
        if first != "priya":
            second_leader(here, first)
    policy = begun(here)
    named = [here.person(first).id for first in firsts]
    return policy, offered(here, policy, signatories=named, **how)


def declined(here: Cast, id: UUID, *, at: datetime = AT, by: Actor | None = None, because: str = "Too long.") -> Ref:
    """Somebody who was asked says no."""
    shown = version(here.organisation, id).document
    return decline(version_id=id, digest_shown=shown, because=because, by=by or leader(here), at=at)


def in_force_from(here: Cast, *, at: datetime = AT) -> tuple[UUID, UUID]:
    """A policy with a version that is in force."""
    policy = begun(here)
    id = offered(here, policy, at=at)
    signed(here, id, at=at)
    return policy, id


def second_leader(here: Cast, first: str = "tom", on: date = date(2026, 1, 5)) -> Actor:
    """Somebody else on the register, as an actor in the hats of a leader and of the ISMS lead."""
    person = here.person(first).id
    entry = enter_leader(person_id=person, basis=Basis.EXECUTIVE, leads_from=on, by=leader(here), at=AT)
    by = here.actor(first, Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD)
    confirm_leader(leader_id=id_of(entry), by=by, at=AT)
    return by


def parent_standings(organisation: UUID, on: date) -> list[Standing]:
    """The versions of the policy that clause 5.2 asks for, as they stood on a day."""
    return Shelf(firm_with(organisation)).parent_standings(on)


def off_the_register(here: Cast, first: str, on: date) -> None:
    """Somebody leads no longer, from a day on."""
    entry = leaders(here.organisation, on - timedelta(days=1)).get(person_id=here.person(first).id)
    end_leader(leader_id=entry.id, leads_until=on, by=leader(here), at=AT)


def kind_of(here: Cast, row: Version) -> str:
    """The kind of the newest entry about a row."""
    found = leaf_of(here.organisation, row.entry)
    assert found is not None
    return found.kind


def entered(here: Cast, kind: str) -> int:
    """How often something was entered into the ledger."""
    return len(list(since(here.organisation, 0, kind)))


@contextmanager
def recording_fails() -> Iterator[None]:
    """The disk is full at the moment at which an entry is stored."""

    def refuse(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if 'INTO "ledger_pending"' in sql:
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield
