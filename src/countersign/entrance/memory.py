"""What all processes remember for a while: how often somebody tried, and who is at work. Django calls it a cache.

Django's own keeps Python objects in its table, so that whoever can write there could run code in the web process,
which holds the secrets; and it forgets a third of everything beyond 300 entries, so that a flood would wash away
what was counted against a guesser. Here values are JSON, keys are keyed digests (some are addresses of people), and
nothing is forgotten before its time.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import IntegrityError, transaction

from countersign.delivery.sealing import fingerprint
from countersign.entrance.clock import now
from countersign.entrance.models import Memo

PURPOSE = "memory"

type Seconds = Any
"""A number, None for the longest there is, or Django's object that stands for the usual one."""

LONGEST = timedelta(days=1)


class Memory(BaseCache):
    """A Django cache over ``entrance.Memo``. What cannot be written raises: a limit that does not count is none."""

    def __init__(self, _location: str, options: dict[str, Any]) -> None:
        super().__init__(options)

    def validate_key(self, key: str) -> None:
        """Any name will do: only its digest is kept."""

    def digest(self, key: str, version: int | None) -> str:
        return fingerprint(PURPOSE, self.make_key(key, version=version))

    def row(self, key: str, value: Any, timeout: Seconds, version: int | None) -> Memo:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        lives = LONGEST if seconds is None else timedelta(seconds=seconds)
        return Memo(key=self.digest(key, version), value=json.dumps(value), expires_at=now() + min(lives, LONGEST))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        found = Memo.objects.filter(key=self.digest(key, version), expires_at__gt=now()).first()
        return json.loads(found.value) if found else default

    def set(self, key: str, value: Any, timeout: Seconds = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        Memo.objects.bulk_create(
            [self.row(key, value, timeout, version)],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["value", "expires_at"],
        )

    def add(self, key: str, value: Any, timeout: Seconds = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Of many at one moment one gets True."""
        row = self.row(key, value, timeout, version)
        try:
            with transaction.atomic():
                Memo.objects.filter(key=row.key, expires_at__lte=now()).delete()
                row.save(force_insert=True)
        except IntegrityError:
            return False
        return True

    def touch(self, key: str, timeout: Seconds = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        row = self.row(key, None, timeout, version)
        return Memo.objects.filter(key=row.key, expires_at__gt=now()).update(expires_at=row.expires_at) > 0

    def delete(self, key: str, version: int | None = None) -> bool:
        return Memo.objects.filter(key=self.digest(key, version)).delete()[0] > 0

    def clear(self) -> None:
        Memo.objects.all().delete()
