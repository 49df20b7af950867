"""Tables of the entrance: sessions, and codes that confirm one statement."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Session(models.Model):
    """A session: found by the digest of its cookie, its content sealed."""

    key = models.CharField(max_length=64, primary_key=True)
    sealed = models.BinaryField()
    account_id = models.UUIDField(null=True, blank=True)
    expires_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["expires_at"], name="sessions_by_age"),
            models.Index(fields=["account_id"], name="sessions_of_account"),
        ]

    def __str__(self) -> str:
        return self.key[:8]


class Confirmation(models.Model):
    """A code mailed to confirm one statement: bound to the person and the statement's digest.

    Five tries; a right code works for one act (``used_for``), however often that act is sent.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation_id = models.UUIDField()
    person = models.UUIDField()
    statement = models.CharField(max_length=80)
    code = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_for = models.UUIDField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation_id", "person", "statement"], name="codes_of_person")]

    def __str__(self) -> str:
        return self.id.hex
