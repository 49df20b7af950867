"""From a request to an Actor: which person of which organisation, in which hats today."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.instants import day_in
from countersign.people.queries import hats_of, person_by_email

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person

WORN_FIRST = (Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.HR, Hat.INTERNAL_AUDITOR, Hat.STAFF)
"""The hat an act is done in when nothing else is said: the first of these that the actor has."""


def person_of(request: HttpRequest, organisation: Organisation) -> Person | None:
    """The person of this organisation who is signed in; None for nobody and for people of other organisations."""
    if not request.user.is_authenticated:
        return None
    return person_by_email(organisation.id, request.user.email)


def actor_of(organisation: Organisation, person: Person, at: datetime, auth: str = "") -> Actor | None:
    """Whoever is here, in the hats they have at that instant; None for whoever has left. ``auth``: if not signed in.

    Asked anew at every request: a right that was taken back is gone at the next one.
    """
    worn = hats_of(person, day_in(organisation.time_zone, at), at)
    if not worn:
        return None
    hat = next((one for one in WORN_FIRST if one in worn), Hat.STAFF)
    return Actor(ActorKind.PERSON, organisation.id, person.id, hat, worn, (auth or how_signed_in(),))


def wearing(actor: Actor, hat: Hat) -> Actor:
    """The same person, in another of their hats."""
    if hat not in actor.hats:
        raise ValueError(f"the actor has no {hat}")
    return Actor(actor.kind, actor.organisation, actor.person, hat, actor.hats, actor.auth, actor.via)


def how_signed_in() -> str:
    """In trial mode everybody at the machine can read the code, and the ledger says so."""
    return "mailbox-code" if settings.COUNTERSIGN_TRIAL else "mailed-code"
