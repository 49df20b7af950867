"""Six digits: how a code looks, and the mails that carry one."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazily

from countersign.delivery.enums import MailKind
from countersign.delivery.letters import Letter
from countersign.delivery.queue import queue
from countersign.kernel.chance import token

DIGITS = 6
LIVES = timedelta(minutes=10)


def new_code() -> str:
    """Six digits, each value as likely as the others (2**64 is so much more that the rest does not show)."""
    return f"{int.from_bytes(token(8), 'big') % 10**DIGITS:0{DIGITS}d}"


def mail_to_nobody(at: datetime) -> None:
    """As much work as for somebody who is known, or the time would tell who is. It has run out before it is sent."""
    mail_sign_in_code("", new_code(), at, lives=timedelta(0))


def mail_sign_in_code(to: str, code: str, at: datetime, *, lives: timedelta = LIVES) -> None:
    """The code that lets somebody in."""
    letter = Letter(
        subject=_("{code} is your code for Countersign").format(code=code),
        greeting=_("Your code to sign in"),
        lead=_("Type it on the page that asked for it. It works for ten minutes, once, and only there."),
        code=code,
        foot=_("You did not ask for a code? Then somebody typed your address by mistake. Nothing has happened."),
    )
    queue(letter, to=to, kind=MailKind.CODE, at=at, expires_at=at + lives)


class CodeFor(StrEnum):
    """What somebody is about to do with a code."""

    SIGN = "SIGN"
    ACCEPT = "ACCEPT"
    WRITE = "WRITE"


CALLED: dict[CodeFor, tuple[Promise, Promise]] = {
    CodeFor.SIGN: (lazily("{code} is your code to sign"), lazily("Your code to sign")),
    CodeFor.ACCEPT: (lazily("{code} is your code to accept"), lazily("Your code to accept")),
    CodeFor.WRITE: (lazily("{code} is your code to send it"), lazily("Your code to send what you wrote")),
}
"""The subject and the greeting of the mail with it."""


def mail_confirmation_code(
    *,
    organisation: UUID,
    organisation_name: str,
    person: UUID,
    to: str,
    code: str,
    sentence: str,
    at: datetime,
    what: CodeFor = CodeFor.SIGN,
) -> None:
    """The code that puts a name under one sentence, and repeats the sentence."""
    subject, greeting = CALLED[what]
    letter = Letter(
        subject=str(subject).format(code=code),
        greeting=str(greeting),
        lead=_("It puts your name under the sentence below, and under nothing else. It works for ten minutes, once."),
        organisation_name=organisation_name,
        code=code,
        sentence=sentence,
        foot=_("You are not about to do this? Do not pass the code on, and tell your ISMS lead."),
    )
    queue(
        letter,
        to=to,
        kind=MailKind.CODE,
        at=at,
        organisation=organisation,
        person=person,
        expires_at=at + LIVES,
    )
