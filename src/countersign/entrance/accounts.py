"""Accounts come into being when somebody whom an organisation knows asks for a code."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import make_password

from countersign.delivery.outside import kept_inside
from countersign.kernel.references import new_id
from countersign.people.queries import places_of


def known_account(address: str, at: datetime) -> AbstractBaseUser | None:
    """The account of an address that some organisation knows; None for strangers, who get no code.

    Where mails leave this machine, the invented people of an example are strangers.
    """
    wanted = address.strip().lower()
    if not {*places_of(wanted, at)} - {*kept_inside()}:
        return None
    made, _ = get_user_model().objects.get_or_create(
        email=wanted, defaults={"id": new_id(at), "created_at": at, "password": make_password(None)}
    )
    return made
