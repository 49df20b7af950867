"""What would be accepted, or asked: built in the same way when it is shown and when it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext

from countersign.acknowledgements import queries
from countersign.acknowledgements.enums import ReplyKind
from countersign.entrance import clock
from countersign.entrance.acts import Act, ActForm
from countersign.entrance.codes import CodeFor
from countersign.entrance.confirming import ask_for_code, confirm, waiting
from countersign.entrance.tokens import shown_by_code
from countersign.kernel.actors import Actor
from countersign.kernel.approvals import statement_digest
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Unknown
from countersign.people.enums import WordingKind
from countersign.people.queries import wording
from countersign.policies import queries as policies
from countersign.web.acceptance.doors import Door
from countersign.web.acceptance.words import SENTENCES

if TYPE_CHECKING:
    from countersign.policies.models import Version

SEND = "send_code"
"""The name of the button that asks for a code."""

PATIENCE = timedelta(seconds=20)


@dataclass(frozen=True)
class Proposal:
    """A version, the sentence a name would stand under, the digest that a code is made for, and what that is for."""

    version: Version
    wording_id: UUID
    words: str
    statement: str
    what: CodeFor


def version_of(door: Door) -> Version:
    """Raises Unknown for none, and for one that was never in force."""
    version = policies.version(door.organisation.id, door.version)
    if version.published_at is None:
        raise Unknown("version")
    return version


def to_accept(door: Door) -> Proposal:
    version = version_of(door)
    asked = wording(door.organisation.id, WordingKind.ACCEPTANCE)
    words = policies.words_for(version, asked.text)
    statement = queries.acceptance_statement_for(version, words, door.reader)
    return Proposal(version, asked.id, words, statement_digest(statement), CodeFor.ACCEPT)


def to_reply(door: Door, kind: ReplyKind) -> Proposal:
    version = version_of(door)
    words = str(SENTENCES[kind]).format(title=version.title, label=version.label)
    statement = queries.reply_statement_for(version, kind, door.reader)
    return Proposal(version, version.id, words, statement_digest(statement), CodeFor.WRITE)


def code_is_on_its_way(door: Door, asked: Proposal, form: ActForm) -> bool:
    """Or was taken by this very act, which was refused for another reason: it goes on with the code it has."""
    if not door.needs_code:
        return False
    try:
        act = UUID(hex=str(form["act"].value()))
    except ValueError:
        act = None
    return waiting(door.actor, statement=asked.statement, at=clock.now(), act=act) is not None


def send_code(door: Door, asked: Proposal, page: Callable[..., HttpResponse], kept: ActForm) -> HttpResponse:
    """Mail a code and show the page again, with what was ticked or typed: nothing has been done yet.

    Whoever presses twice gets one code: the second would make the first one worthless.
    """
    at = clock.now()
    sent = waiting(door.actor, statement=asked.statement, at=at)
    if sent is not None and sent.made_at > at - PATIENCE:
        return page(form=kept)
    try:
        ask_for_code(door.actor, statement=asked.statement, sentence=asked.words, at=at, what=asked.what)
    except Refused as refused:
        return page(form=kept, status=403, refusal=refused.words.in_language(gettext))
    return page(form=kept)


def confirmed(door: Door, asked: Proposal, form: ActForm, command: Act) -> Act:
    """The command as this door does it: a code that was typed becomes a signature, a session stands for itself."""

    def act(*, by: Actor, at: datetime, code: str = "", **sent: Any) -> Ref | None:
        if not door.needs_code:
            return command(version_id=asked.version.id, by=by, at=at, **sent)
        signature = confirm(by, statement=asked.statement, code=code, act=form.cleaned_data["act"], at=at)
        return command(version_id=asked.version.id, signature=signature, by=shown_by_code(by), at=at, **sent)

    return act
