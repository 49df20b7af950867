"""How somebody signs in, whatever organisations they belong to."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac


class Accounts(BaseUserManager["Account"]):
    """The sign-in library makes accounts itself; ours come from ``entrance`` when a known address asks for a code."""


class Account(AbstractBaseUser):
    """A way to sign in: one per mail address, whatever organisations its owner works for. Nobody has a password."""

    id = models.UUIDField(primary_key=True, editable=False)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """A session is sealed with the address in it: whoever gives an account another one, past us, ends them all.

        Otherwise somebody with a database client and a session of their own would be anybody.
        """
        return salted_hmac(
            "countersign session", f"{self.email} {self.password}", secret, algorithm="sha256"
        ).hexdigest()
