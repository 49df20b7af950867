"""Django's session engine, with nothing in clear: the cookie's digest is the key, the content is sealed to it."""

from __future__ import annotations

import json
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, models, transaction

from countersign.delivery.sealing import BrokenSeal, seal, unseal
from countersign.entrance.clock import now
from countersign.entrance.models import Session
from countersign.ledger.prepared import Prepared

SEAL = "session"


def row_key(cookie: str) -> str:
    return sha256(cookie.encode()).hexdigest()


ALIVE = Prepared(
    lambda key, at: Session.objects.filter(key=key, expires_at__gt=at),
    key=models.CharField(),
    at=models.DateTimeField(),
)


def end_sessions(account: UUID) -> int:
    """A changed address or role ends every session of an account."""
    return Session.objects.filter(account_id=account).delete()[0]


class SessionStore(SessionBase):
    """What Django asks of a session engine, over ``entrance.Session``."""

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(key=row_key(session_key)).exists()

    def create(self) -> None:
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """When it ends is said once, when it begins; signing in begins another one."""
        if self.session_key is None:
            self.create()
            return
        content = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        account = content.get(SESSION_KEY)
        key = row_key(self.session_key)
        row = {
            "sealed": seal(SEAL, json.dumps(content).encode(), about=key),
            "account_id": UUID(account) if account else None,
        }
        if not must_create:
            if not Session.objects.filter(key=key).update(**row):
                raise UpdateError
            return
        ends = now() + timedelta(seconds=self.get_expiry_age())
        try:
            with transaction.atomic():
                Session.objects.create(key=key, expires_at=ends, **row)
        except IntegrityError as error:
            raise CreateError from error

    def delete(self, session_key: str | None = None) -> None:
        gone = session_key or self.session_key
        if gone:
            Session.objects.filter(key=row_key(gone)).delete()

    def load(self) -> dict[str, Any]:
        row = ALIVE.first(key=row_key(self.session_key or ""), at=now())
        try:
            if row:
                content: dict[str, Any] = json.loads(unseal(SEAL, bytes(row.sealed), about=row.key))
                return content
        except BrokenSeal:
            pass
        self._session_key = None
        return {}

    @classmethod
    def clear_expired(cls) -> None:
        Session.objects.filter(expires_at__lt=now()).delete()
