"""Tables of the entrance: sessions, codes that confirm one statement, what is remembered, when the worker was seen."""

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


class Memo(models.Model):
    """What all processes remember until ``expires_at``: JSON, under a keyed digest of its name."""

    key = models.CharField(max_length=64, primary_key=True)
    value = models.TextField()
    expires_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["expires_at"], name="memos_by_age")]

    def __str__(self) -> str:
        return self.key[:8]


class RoundRun(models.Model):
    """When one of the worker's rounds ran last, and how it went; by the newest of them the worker is seen to be alive.

    ``trouble`` is the kind of error alone: what an error says may be about people.
    """

    name = models.CharField(max_length=60, primary_key=True)
    ran_at = models.DateTimeField()
    worked_at = models.DateTimeField(null=True, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=200, blank=True, default="")

    def __str__(self) -> str:
        return self.name
