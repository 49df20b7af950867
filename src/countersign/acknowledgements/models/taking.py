"""Long lists of past acceptances, on their way."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Taking(models.Model):
    """A long list of past acceptances that was confirmed and is recorded some rows at a time.

    ``file``: the digest of the kept list; ``size``: how many of its rows were to be recorded, ``done`` how many are.
    ``stopped`` says why nothing moves any more; ``ended_at`` is set when nothing is left, or when the list was
    confirmed anew. What it records has entries of its own.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    policy = models.ForeignKey("policies.Policy", models.PROTECT, related_name="+")
    file = models.CharField(max_length=80)
    file_name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    confirmed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()
    auth = models.JSONField(default=list)
    stopped = models.CharField(max_length=300, default="")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "policy"],
                condition=models.Q(ended_at=None),
                name="one_list_taken_over_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.file_name
