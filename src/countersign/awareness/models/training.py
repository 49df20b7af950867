from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.awareness.enums import Source
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from


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
