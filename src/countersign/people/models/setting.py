"""What an organisation sets for itself, and since when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.people.models.organisation import Organisation
from countersign.people.models.person import Person


class Setting(Guarded):
    """A value that holds from a day on, until a later one: who set it, when, and why.

    ``value`` is as its kind keeps it (``people.settings``); without one, the default holds again. The reason is in
    somebody's own words and goes with them when they are erased (decision 17); the value and its day stay.
    """

    noun = "setting"
    subject = "changed_by_id"
    proved: ClassVar = {
        "key": PLAIN,
        "value": PLAIN,
        "from_on": PLAIN,
        "reason": PERSONAL,
        "changed_at": PLAIN,
        "changed_by_id": PLAIN,
    }
    protection = append_only(erasable=("reason",))

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    key = models.CharField(max_length=80)
    value = models.JSONField(null=True)
    from_on = models.DateField()
    reason = models.TextField(null=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "key", "-from_on"], name="settings_by_key")]

    def __str__(self) -> str:
        return f"{self.key} from {self.from_on}"
