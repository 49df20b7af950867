from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only


class RoleCheck(Guarded):
    """A holder's self-check: what they were asked about their role, what they answered, and whether they passed.

    ``role`` is the version that they accepted. The questions are made from it, from who and what is here, and from
    ``seed``; ``document`` is their digest as they were shown. In them people stand by reference. ``answers`` are the
    holder's own: a list of chosen options for each question.
    """

    noun = "rolecheck"
    subject = "person_id"
    proved: ClassVar = {
        "appointment_id": PLAIN,
        "role_id": PLAIN,
        "person_id": PLAIN,
        "seed": PLAIN,
        "questions": DIGEST,
        "document": PLAIN,
        "answers": PERSONAL,
        "asked": PLAIN,
        "right": PLAIN,
        "passed": PLAIN,
        "checked_on": PLAIN,
        "checked_at": PLAIN,
    }
    protection = append_only(erasable=("answers",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    appointment = models.ForeignKey("roles.Appointment", models.PROTECT, related_name="+")
    role = models.ForeignKey("roles.Role", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    seed = models.CharField(max_length=64)
    questions = models.JSONField()
    document = models.CharField(max_length=71)
    answers = models.JSONField(null=True)
    asked = models.PositiveSmallIntegerField()
    right = models.PositiveSmallIntegerField()
    passed = models.BooleanField()
    checked_on = models.DateField()
    checked_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "appointment", "seed"], name="asked_once_with_a_seed"),
            models.CheckConstraint(condition=Q(right__lte=F("asked")), name="no_more_right_than_asked"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "appointment", "checked_on"], name="role_checks_of_holder"),
        ]

    def __str__(self) -> str:
        return f"{self.right} of {self.asked} right on {self.checked_on}"
