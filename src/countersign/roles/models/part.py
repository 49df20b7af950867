"""Somebody said yes to what the matrix asks of them by name."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.roles.models.matrix import Matrix


class MatrixPart(Guarded):
    """An acceptance: by whom, of which version of the matrix, in which words.

    ``document`` is the digest of the rows that name them (``raci.parts``). It holds for every later version in which
    those rows are the same.
    """

    noun = "matrixpart"
    subject = "person_id"
    proved: ClassVar = {
        "matrix_id": PLAIN,
        "person_id": PLAIN,
        "document": PLAIN,
        "accepted_at": PLAIN,
        "accepted_words": DIGEST,
        "confirmed": PLAIN,
    }
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    matrix = models.ForeignKey(Matrix, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    document = models.CharField(max_length=71)
    accepted_at = models.DateTimeField()
    accepted_words = models.TextField()
    confirmed = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "person", "document"], name="one_yes_a_part_of_the_matrix")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} accepts a part of {self.matrix_id}"
