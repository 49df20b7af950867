"""What an organisation sets for itself, and since when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.people.models.organisation import Organisation
from countersign.people.models.person import Person


class Setting(Guarded):
    """A value that holds from a day on, until a later one: who set it, when, and why.

    ``value`` is as its kind keeps it (``people.settings``); without one, the default holds again. The reason is the
    organisation's, about a number and about nobody, so it is never erased.
    """

    noun = "setting"
    proved: ClassVar = {
        "key": PLAIN,
        "value": PLAIN,
        "from_on": PLAIN,
        "reason": DIGEST,
        "changed_at": PLAIN,
        "changed_by_id": PLAIN,
    }
    protection = append_only()

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    key = models.CharField(max_length=80)
    value = models.JSONField(null=True)
    from_on = models.DateField()
    reason = models.TextField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "key", "-from_on"], name="settings_by_key")]

    def __str__(self) -> str:
        return f"{self.key} from {self.from_on}"
