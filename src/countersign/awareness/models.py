"""Tables of awareness. No verbs here: acts are in ``commands``."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.awareness.enums import Source
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only, frozen_from


class Completion(Guarded):
    """Somebody did a training on a day. It is the word of whoever recorded it, or of a list from another system.

    ``valid_until`` is the last day it counts, where the course says one; ``score`` is what came out, as it was
    written. Of a list, ``file`` is the digest of the kept file and stands in the row as evidence. A mistaken one is put
    right, or withdrawn; then it stands still, and counts for nothing.
    """

    noun = "completion"
    subject = "person_id"
    proved: ClassVar = {
        "person_id": PLAIN,
        "course": DIGEST,
        "completed_on": PLAIN,
        "valid_until": PLAIN,
        "score": PERSONAL,
        "source": PLAIN,
        "file": PLAIN,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "withdrawn_at",
        set_once=("withdrawn_by_id", "withdrawn_because"),
        erasable=("score", "withdrawn_because"),
    )

    files = ("file",)

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    course = models.CharField(max_length=200)
    completed_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    score = models.CharField(max_length=40, null=True, blank=True)
    source = models.CharField(max_length=12)
    file = models.CharField(max_length=71, null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            # As an expression: the ledger's triggers take a constraint's fields for a key without its condition.
            models.UniqueConstraint(
                F("organisation"),
                F("person"),
                F("course"),
                F("completed_on"),
                condition=Q(withdrawn_at=None),
                name="one_completion_a_day",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("completed_on")), name="valid_from_its_day_on"
            ),
            models.CheckConstraint(
                condition=Q(source=Source.IMPORTED.value, file__isnull=False)
                | Q(source=Source.RECORDED.value, file=None),
                name="imported_from_a_kept_file",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "person", "completed_on"], name="completions_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.course} on {self.completed_on}"


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
