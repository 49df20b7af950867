"""Confirming a statement by a mailed code (decision 36).

The code is bound to the person and to the statement's digest: it signs this text, in these words, and no
other. It is called *confirmed by mailed code*, never a second factor.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q
from django.utils.crypto import constant_time_compare

from countersign.delivery.sealing import fingerprint
from countersign.entrance.codes import LIVES, CodeFor, mail_confirmation_code, new_code
from countersign.entrance.models import Confirmation
from countersign.kernel.actors import Actor
from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import Words, say
from countersign.people import queries as people

TRIES = 5
CODES_AN_HOUR = 10
PURPOSE = "confirmation code"
NOBODY = UUID(int=0)


def ask_for_code(
    by: Actor, *, statement: str, sentence: str, at: datetime, what: CodeFor = CodeFor.SIGN
) -> Confirmation:
    """Mail a fresh code for one statement. Earlier codes for it stop working."""
    if by.person is None:
        raise Refused("Only a person can sign.")
    who = people.person(by.organisation, by.person)
    mine = Confirmation.objects.filter(organisation_id=by.organisation, person=by.person)
    if mine.filter(made_at__gt=at - LIVES * 6).count() >= CODES_AN_HOUR:
        raise Refused("You have asked for many codes. Wait a while, then ask again.")
    mine.filter(statement=statement, used_at=None).update(expires_at=at)
    code, made = new_code(), new_id(at)
    confirmation = Confirmation.objects.create(
        id=made,
        organisation_id=by.organisation,
        person=by.person,
        statement=statement,
        code=fingerprint(PURPOSE, f"{made.hex} {code}"),
        made_at=at,
        expires_at=at + LIVES,
    )
    mail_confirmation_code(
        organisation=by.organisation,
        organisation_name=people.organisation(by.organisation).name,
        person=by.person,
        to=who.email or "",
        code=code,
        sentence=sentence,
        at=at,
        what=what,
    )
    return confirmation


def waiting(by: Actor, *, statement: str, at: datetime, act: UUID | None = None) -> Confirmation | None:
    """The code that is on its way for a statement, or that was taken by this very act."""
    mine = Confirmation.objects.filter(organisation_id=by.organisation, person=by.person or NOBODY, statement=statement)
    alive = mine.filter(Q(used_at=None) | Q(used_for=act, used_for__isnull=False), expires_at__gt=at, tries__lt=TRIES)
    return alive.order_by("-made_at").first()


def confirm(by: Actor, *, statement: str, code: str, act: UUID, at: datetime) -> Signature:
    """Take the code that was typed. Raises Refused with the tries that are left.

    A right code works for one act; the same act sent twice finds its code still right. A try is taken before the
    code is looked at, so that many sent at once are no more than five; the right code gives it back.
    """
    asked = waiting(by, statement=statement, at=at, act=act)
    if asked is None:
        raise Refused("This code no longer works. Ask for a new one.")
    this = Confirmation.objects.filter(organisation_id=by.organisation, id=asked.id)
    if not this.filter(tries__lt=TRIES).update(tries=F("tries") + 1):
        raise Refused(no_more_tries())
    typed = "".join(character for character in code if character.isdigit())
    if not constant_time_compare(asked.code, fingerprint(PURPOSE, f"{asked.id.hex} {typed}")):
        raise Refused(wrong(this.values_list("tries", flat=True).get()))
    mine = this.filter(Q(used_at=None) | Q(used_for=act))
    if not mine.update(used_at=at, used_for=act, tries=F("tries") - 1):
        raise Refused("This code was used before.")
    evidence = {"confirmation": asked.id.hex, "statement": statement, "mailbox": settings.COUNTERSIGN_TRIAL}
    return Signature(SignatureMethod.MAILED_CODE, evidence)


def wrong(tries: int) -> Words:
    if tries >= TRIES:
        return no_more_tries()
    return say("That is not the code. You can try {n} more times.", n=TRIES - tries)


def no_more_tries() -> Words:
    return say("That was not the code, for the fifth time. Ask for a new one.")
