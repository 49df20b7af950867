"""The table of audits. No verbs here: acts are in ``commands``."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.audits.enums import VisitState
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from


class Visit(Guarded):
    """An external audit on a day: what kind it is, who comes, and what depends on it.

    ``driver`` is why the organisation has itself audited, in its own words. A visit that is called off stands still
    from then on; the reason is in somebody's own words and goes with them when they are erased (decision 17).
    """

    noun = "visit"
    subject = "called_off_by_id"
    proved: ClassVar = {
        "kind": PLAIN,
        "visit_on": PLAIN,
        "driver": DIGEST,
        "certifier": DIGEST,
        "planned_at": PLAIN,
        "planned_by_id": PLAIN,
        "called_off_at": PLAIN,
        "called_off_by_id": PLAIN,
        "called_off_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from("called_off_at", set_once=("called_off_by_id",), erasable=("called_off_because",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    visit_on = models.DateField()
    driver = models.TextField()
    certifier = models.CharField(max_length=200, blank=True)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    called_off_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "visit_on"], name="visits_by_day")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.visit_on}"

    @property
    def state(self) -> VisitState:
        return VisitState.CALLED_OFF if self.called_off_at is not None else VisitState.PLANNED
