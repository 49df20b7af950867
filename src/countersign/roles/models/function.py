"""A role that was found to be given to a function, and to nobody by name."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from
from countersign.roles.models.role import Role


class FunctionRole(Guarded):
    """A role is with a department or a job title, such as "Facilities", and with nobody by name, as it was found.

    It is no appointment: nobody approves or accepts it. It ends when somebody is appointed to the role, or when
    somebody says so. ``given_until``: the first day without it; the first day of all means that it never was so.
    """

    noun = "functionrole"
    proved: ClassVar = {
        "role_id": PLAIN,
        "function": DIGEST,
        "given_from": PLAIN,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
        "given_until": PLAIN,
        "ended_at": PLAIN,
        "ended_by_id": PLAIN,
        "revision": PLAIN,
    }
    protection = frozen_from("recorded_at", set_once=("given_until", "ended_at", "ended_by_id"))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    role = models.ForeignKey(Role, models.PROTECT, related_name="+")
    function = models.CharField(max_length=120)
    given_from = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    given_until = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(given_until=None) | Q(given_until__gte=F("given_from")), name="function_ends_after_it_began"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "given_from"], name="functions_by_day")]

    def __str__(self) -> str:
        return f"{self.role_id} with {self.function}"
