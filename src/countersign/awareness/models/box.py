"""What a draw needs while it is open, and what is gone when it is closed: who is asked, and the box for answers.

None of it is proved: the ledger would keep for ever who was asked when, and whoever reads it could lay that beside the
answers. What is counted is in guarded rows.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.awareness.models.draw import Draw


class Urn(models.Model):
    """What the tokens of a draw are made with. Once it is gone, nobody can say for whom a token stands."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    draw = models.ForeignKey(Draw, models.PROTECT, related_name="+")
    salt = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "draw"], name="one_salt_a_draw")]

    def __str__(self) -> str:
        return f"of {self.draw_id.hex}"


class Invitation(models.Model):
    """Somebody who was drawn and is still to be asked. The row goes when they have answered, and when the draw ends."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    draw = models.ForeignKey(Draw, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    department = models.CharField(max_length=200, blank=True)
    newcomer = models.BooleanField()
    outsider = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "draw", "person"], name="asked_once_in_a_draw")
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "person"], name="invitations_of_person")]

    def __str__(self) -> str:
        return f"in {self.draw_id.hex}"


class Slip(models.Model):
    """What somebody answered, in the box: no name, no instant, and an id that is nothing but chance."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    draw = models.ForeignKey(Draw, models.PROTECT, related_name="+")
    department = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=10)
    marks = models.JSONField()
    found = models.BooleanField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "draw"], name="slips_of_draw")]

    def __str__(self) -> str:
        return f"in {self.draw_id.hex}"
