from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from


class Draw(Guarded):
    """A draw of people who are asked what they know: who could be drawn, by which seed, and how many answered.

    ``population`` is the digest of the kept list, in which people stand by tokens. It is recorded first; the seed is
    made by the server in an act of its own, so that nobody can have chosen it. ``strata`` counts the list by
    department and sort. A list that was never drawn from stays as it is.
    """

    noun = "draw"
    proved: ClassVar = {
        "algorithm": PLAIN,
        "population": PLAIN,
        "people": PLAIN,
        "on_leave": PLAIN,
        "strata": DIGEST,
        "needed": PLAIN,
        "size": PLAIN,
        "fixed_on": PLAIN,
        "fixed_at": PLAIN,
        "fixed_by_id": PLAIN,
        "seed": PLAIN,
        "asked": PLAIN,
        "drawn_at": PLAIN,
        "drawn_by_id": PLAIN,
        "until_on": PLAIN,
        "closed_on": PLAIN,
        "closed_at": PLAIN,
        "answered": PLAIN,
        "gone": PLAIN,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "fixed_at",
        set_once=(
            *("seed", "asked", "drawn_at", "drawn_by_id", "until_on"),
            *("closed_on", "closed_at", "answered", "gone"),
        ),
    )

    files = ("population",)

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    algorithm = models.CharField(max_length=40)
    population = models.CharField(max_length=71)
    people = models.PositiveIntegerField()
    on_leave = models.PositiveIntegerField()
    strata = models.JSONField()
    needed = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    fixed_on = models.DateField()
    fixed_at = models.DateTimeField()
    fixed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    seed = models.CharField(max_length=64, null=True, blank=True)
    asked = models.PositiveIntegerField(null=True, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)
    drawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    until_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    answered = models.PositiveIntegerField(null=True, blank=True)
    gone = models.PositiveIntegerField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            # As an expression: the ledger's triggers take a constraint's fields for a key without its condition.
            models.UniqueConstraint(
                F("organisation"), condition=Q(drawn_at__isnull=False, closed_at=None), name="one_open_draw"
            ),
            models.CheckConstraint(condition=Q(size__lte=F("people")), name="no_more_drawn_than_there_are"),
            models.CheckConstraint(
                condition=Q(drawn_at=None, seed=None) | Q(drawn_at__isnull=False, seed__isnull=False),
                name="drawn_by_a_seed",
            ),
            models.CheckConstraint(condition=Q(closed_at=None) | Q(drawn_at__isnull=False), name="closed_when_drawn"),
            models.CheckConstraint(condition=Q(answered=None) | Q(answered__lte=F("asked")), name="answered_if_asked"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "fixed_at"], name="draws_by_day")]

    def __str__(self) -> str:
        return f"{self.size} of {self.people} on {self.fixed_on}"

    @property
    def is_open(self) -> bool:
        return self.drawn_at is not None and self.closed_at is None

    @property
    def unanswered(self) -> int:
        """Who was asked, is still here and said nothing. It is no failure."""
        return (self.asked or 0) - (self.answered or 0) - (self.gone or 0)
