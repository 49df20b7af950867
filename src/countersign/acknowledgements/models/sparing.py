"""What spares somebody from being asked for their name: an exemption, or a contract that binds them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from

SET_ONCE = ("ended_on", "ended_at", "ended_by_id")
ENDED = {**dict.fromkeys(SET_ONCE, PLAIN), "revision": PLAIN}


class Sparing(Guarded):
    """It is about one person, and can be ended early: then it holds no more on ``ended_on``."""

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Exemption(Sparing):
    """Somebody is asked for no acceptance for a time, for a reason that goes when they are erased.

    ``from_on`` is the first day, ``until_on`` the last one.
    """

    noun = "exemption"
    subject = "person_id"
    proved: ClassVar = {
        "person_id": PLAIN,
        "reason": PERSONAL,
        "from_on": PLAIN,
        "until_on": PLAIN,
        "granted_at": PLAIN,
        "granted_by_id": PLAIN,
        **ENDED,
    }
    protection = frozen_from("granted_at", set_once=SET_ONCE, erasable=("reason",))

    reason = models.TextField(null=True)
    from_on = models.DateField()
    until_on = models.DateField()
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "person", "until_on"], name="exemptions_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} until {self.until_on}"


class Undertaking(Sparing):
    """A clause of a signed contract binds somebody of a supplier, or a contractor, to the policies.

    ``reference``: which contract, which clause. ``until_on`` is the last day it holds, if it has one. ``scan``: the
    digest of a kept file that shows it, if there is one.
    """

    noun = "undertaking"
    proved: ClassVar = {
        "person_id": PLAIN,
        "supplier": DIGEST,
        "reference": DIGEST,
        "signed_on": PLAIN,
        "until_on": PLAIN,
        "scan": PLAIN,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
        **ENDED,
    }
    protection = frozen_from("recorded_at", set_once=SET_ONCE)

    files = ("scan",)

    supplier = models.CharField(max_length=200)
    reference = models.CharField(max_length=200)
    signed_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    scan = models.CharField(max_length=71, null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "person", "signed_on"], name="undertakings_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} bound by {self.supplier}"
