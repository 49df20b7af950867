"""Somebody's name under a version."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.acknowledgements.enums import RECORDED, WITNESSED
from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only


class Acceptance(Guarded):
    """Somebody's name under a version, in exact words: set here by themselves, or elsewhere and recorded here.

    ``words`` is the sentence as it was shown; of a list from another system it is not known. ``hat``, ``executive`` and
    ``kind`` are what the person was when it was entered; ``executive`` is true for whoever was on the register of top
    management or is marked as an executive. ``accepted_on`` is the day in the organisation's zone, ``accepted_at`` the
    instant of entering. Where ``confirmed`` says that it happened elsewhere, ``recorded_by`` entered it, ``witness``
    saw somebody sign, and ``scan`` is the digest of the sheet or the list that shows it. ``understood``: so many
    questions about the policy they answered as it says; ``read_through``: it lay open for long enough to be read.
    ``translation``: the one that was on the page, where it was not the signed text; what is accepted is the version.
    """

    noun = "acceptance"
    proved: ClassVar = {
        "person_id": PLAIN,
        "version_id": PLAIN,
        "wording_id": PLAIN,
        "words": DIGEST,
        "accepted_at": PLAIN,
        "accepted_on": PLAIN,
        "hat": PLAIN,
        "executive": PLAIN,
        "kind": PLAIN,
        "confirmed": PLAIN,
        "understood": PLAIN,
        "read_through": PLAIN,
        "translation_id": PLAIN,
        "recorded_by_id": PLAIN,
        "witness_id": PLAIN,
        "scan": PLAIN,
    }
    protection = append_only()

    files = ("scan",)

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    version = models.ForeignKey("policies.Version", models.PROTECT, related_name="+")
    wording = models.ForeignKey("people.Wording", models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True)
    accepted_at = models.DateTimeField()
    accepted_on = models.DateField()
    hat = models.CharField(max_length=20)
    executive = models.BooleanField()
    kind = models.CharField(max_length=12)
    confirmed = models.CharField(max_length=12)
    understood = models.PositiveSmallIntegerField(default=0)
    read_through = models.BooleanField(default=False)
    translation = models.ForeignKey("policies.Translation", models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    witness = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    scan = models.CharField(max_length=71, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "person", "version", "wording", "accepted_on"],
                name="accepted_once_a_day_in_a_wording",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed__in=sorted(RECORDED), recorded_by__isnull=False, scan__isnull=False)
                | ~models.Q(confirmed__in=sorted(RECORDED)) & models.Q(recorded_by=None, witness=None, scan=None),
                name="recorded_by_somebody_from_something",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed__in=sorted(WITNESSED), witness__isnull=False)
                | ~models.Q(confirmed__in=sorted(WITNESSED)) & models.Q(witness=None),
                name="witnessed_when_signed_on_a_sheet",
            ),
            models.CheckConstraint(
                condition=models.Q(translation=None) | ~models.Q(confirmed__in=sorted(RECORDED)),
                name="translated_when_accepted_here",
            ),
            models.CheckConstraint(
                condition=models.Q(wording__isnull=False) | models.Q(confirmed__in=sorted(RECORDED)),
                name="worded_when_accepted_here",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "version", "person", "accepted_on"], name="acceptances_of_version"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} accepted {self.version_id}"

    @property
    def recorded(self) -> bool:
        """Did it happen elsewhere, and was only recorded here?"""
        return self.confirmed in RECORDED
