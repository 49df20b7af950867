from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from


class Rehearsal(Guarded):
    """Somebody rehearsed the interview by themselves, and says how it went.

    ``scores``: by the number of the question 0, 1 or 2; none for a briefing, which was read and not scored.
    ``core_ok``: how many of five core questions passed. Both are the person's own: the ledger commits to them, and
    nobody reads them before ``released_at``.
    """

    noun = "rehearsal"
    subject = "person_id"
    proved: ClassVar = {
        "person_id": PLAIN,
        "bank": PLAIN,
        "seed": PLAIN,
        "questions": DIGEST,
        "scores": PERSONAL,
        "core_ok": PERSONAL,
        "scored": PLAIN,
        "rehearsed_on": PLAIN,
        "rehearsed_at": PLAIN,
        "released_at": PLAIN,
    }
    protection = frozen_from("rehearsed_at", set_once=("released_at",), erasable=("scores", "core_ok"))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    bank = models.CharField(max_length=8)
    seed = models.CharField(max_length=64)
    questions = models.JSONField()
    scores = models.JSONField(null=True)
    core_ok = models.PositiveSmallIntegerField(null=True)
    scored = models.BooleanField()
    rehearsed_on = models.DateField()
    rehearsed_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(core_ok=None) | Q(core_ok__lte=5), name="five_core_questions"),
            models.CheckConstraint(
                condition=Q(scored=True) | Q(scores__isnull=True, core_ok=None), name="a_briefing_no_score"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "person", "rehearsed_on"], name="rehearsals_of_person"),
            models.Index(fields=["organisation", "rehearsed_on"], name="rehearsals_by_day"),
        ]

    def __str__(self) -> str:
        return f"on {self.rehearsed_on}"
