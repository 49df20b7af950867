"""What takes two people, said to everybody where there is no second one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from
from countersign.people.models.organisation import Organisation
from countersign.people.models.person import AddressChange, Person


class Announcement(Guarded):
    """Something that takes two people, announced by one: what, about whom, and what became of it (decision 6).

    ``change`` is the address that is asked for, ``hat`` the access, ``basis`` with ``leads_from`` the entry of the
    register; each act has its own and no other. It may happen from ``may_happen_at`` on by the announcer's hand alone,
    unless somebody stopped it; or before, when a second person agrees. ``done_at``: it happened.
    """

    noun = "announcement"
    proved: ClassVar = {
        "act": PLAIN,
        "person_id": PLAIN,
        "change_id": PLAIN,
        "hat": PLAIN,
        "basis": PLAIN,
        "leads_from": PLAIN,
        "announced_at": PLAIN,
        "announced_by_id": PLAIN,
        "may_happen_at": PLAIN,
        "stopped_at": PLAIN,
        "stopped_by_id": PLAIN,
        "agreed_by_id": PLAIN,
        "done_at": PLAIN,
        "revision": PLAIN,
    }
    protection = frozen_from("announced_at", set_once=("stopped_at", "stopped_by_id", "agreed_by_id", "done_at"))

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    act = models.CharField(max_length=12)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    change = models.ForeignKey(AddressChange, models.PROTECT, null=True, blank=True, related_name="+")
    hat = models.CharField(max_length=20, blank=True)
    basis = models.CharField(max_length=12, blank=True)
    leads_from = models.DateField(null=True, blank=True)
    announced_at = models.DateTimeField()
    announced_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    may_happen_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(stopped_at=None) | models.Q(done_at=None), name="stopped_or_done_not_both"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "-announced_at"], name="announcements_newest")]

    def __str__(self) -> str:
        return f"{self.act} about {self.person_id}"
