"""What a role is, and that it is needed no more."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models

from countersign.kernel.digests import digest_value
from countersign.ledger.columns import DIGEST, PLAIN, plain
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.roles.enums import Duty


class Role(Guarded):
    """One version of what a role is: its duties, the kinds of authority that go with it, and who fits.

    A role is known by its ``key``; describing it anew adds a row with the next ``version``. Appointments point at the
    exact version that was approved and accepted, so that neither can be put under other duties. ``competence``: what
    usually shows that somebody can do it (7.2); empty where nothing is asked for.
    """

    noun = "role"
    proved: ClassVar = {
        "key": PLAIN,
        "version": PLAIN,
        "name": DIGEST,
        "duties": DIGEST,
        "competence": DIGEST,
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
    competence = models.TextField(blank=True)
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

    retired_at: datetime | None
    """As ``queries.every_version`` reads it, with the rows it gives: when nobody needed it any more."""

    @property
    def carries(self) -> tuple[Duty, ...]:
        """Which of the two duties of 5.3 the role brings."""
        both = ((Duty.CONFORMITY, self.ensures_conformity), (Duty.REPORTING, self.reports_performance))
        return tuple(duty for duty, carried in both if carried)

    @property
    def digest(self) -> str:
        """The digest of what the role is, as one approves and accepts it."""
        return digest_value({name: plain(getattr(self, name)) for name in DESCRIBED})


DESCRIBED = (
    *("key", "version", "name", "duties", "competence"),
    *("ensures_conformity", "reports_performance", "authorities"),
)
"""The columns that say what a role is."""


class Retirement(Guarded):
    """A version of a role that nobody needs any more, and why. A later version takes the role up again."""

    noun = "retirement"
    proved: ClassVar = {"role_id": PLAIN, "reason": DIGEST, "retired_at": PLAIN, "retired_by_id": PLAIN}
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    role = models.ForeignKey(Role, models.PROTECT, related_name="+")
    reason = models.TextField()
    retired_at = models.DateTimeField()
    retired_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "role"], name="one_retirement_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.role_id} retired"
