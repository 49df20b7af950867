"""Whose account a session is about: asked anew at every request, as the library's own way does, in a prepared read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model
from django.db.models import UUIDField

from countersign.ledger.prepared import Prepared

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

ACCOUNT: Prepared[Any] = Prepared(lambda id: get_user_model()._default_manager.filter(pk=id), id=UUIDField())


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Named in the settings; called by the framework alone."""

    def get_user(self, user_id: Any) -> AbstractBaseUser | None:
        """None for an account that is gone, or that may not come in any more."""
        account = ACCOUNT.first(id=user_id)
        return account if account and self.user_can_authenticate(account) else None
