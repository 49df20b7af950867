"""What a role is."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.roles.enums import Duty


class Role(Guarded):
    """One version of what a role is: its duties, and the kinds of authority that go with it.

    A role is known by its ``key``; describing it anew adds a row with the next ``version``. Appointments point at the
    exact version that was approved and accepted, so that neither can be put under other duties.
    """

    noun = "role"
    proved: ClassVar = {
        "key": PLAIN,
        "version": PLAIN,
        "name": DIGEST,
        "duties": DIGEST,
        "ensures_conformity": PLAIN,
        "reports_performance": PLAIN,
        "authorities": PLAIN,
        "defined_at": PLAIN,
        "defined_by_id": PLAIN,
    }
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    duties = models.JSONField()
    ensures_conformity = models.BooleanField()
    reports_performance = models.BooleanField()
    authorities = models.JSONField()
    defined_at = models.DateTimeField()
    defined_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "key", "version"], name="one_role_a_version")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def carries(self) -> tuple[Duty, ...]:
        """Which of the two duties of 5.3 the role brings."""
        both = ((Duty.CONFORMITY, self.ensures_conformity), (Duty.REPORTING, self.reports_performance))
        return tuple(duty for duty, carried in both if carried)
