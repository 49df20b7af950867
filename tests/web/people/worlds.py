"""Somebody of the cast at a browser, without one: Django's test client, signed in."""

from __future__ import annotations

from uuid import UUID

from django.test import Client

from countersign.entrance.clock import now
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.references import new_id
from countersign.people.commands.grant import grant
from countersign.people.models import Account
from tests.cast import BEGINNING, Cast

HERE = "/o/larkbeam-ltd"


def signed_in(address: str) -> Client:
    """A client with the session of an account, as the sign-in library leaves it."""
    account, _ = Account.objects.get_or_create(email=address, defaults={"id": new_id(now()), "created_at": BEGINNING})
    client = Client()
    client.force_login(account, "countersign.entrance.backend.Backend")
    return client


def client_of(here: Cast, first: str) -> Client:
    return signed_in(here.person(first).email or "")


def granted(here: Cast, first: str, hat: Hat) -> Actor:
    """Give somebody a hat, and be them."""
    priya = here.actor("priya", Hat.TOP_MANAGEMENT)
    grant(person_id=here.person(first).id, hat=hat, by=priya, at=BEGINNING)
    return here.actor(first, hat)


def act() -> UUID:
    """A fresh act's id, as a form carries it."""
    return new_id(now())
