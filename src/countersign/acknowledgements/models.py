"""Tables of acknowledgements. No verbs here: acts are in ``commands``. What is owed has no table: it is computed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.acknowledgements.enums import RECORDED, WITNESSED
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only, frozen_from


class Acceptance(Guarded):
    """Somebody's name under a version, in exact words: set here by themselves, or elsewhere and recorded here.

    ``words`` is the sentence as it was shown; of a list from another system it is not known. ``hat``, ``executive`` and
    ``kind`` are what the person was when it was entered; ``executive`` is true for whoever was on the register of top
    management or is marked as an executive. ``accepted_on`` is the day in the organisation's zone, ``accepted_at`` the
    instant of entering. Where ``confirmed`` says that it happened elsewhere, ``recorded_by`` entered it, ``witness``
    saw somebody sign, and ``scan`` is the digest of the sheet or the list that shows it. ``understood``: so many
    questions about the policy they answered as it says; ``read_through``: it lay open for long enough to be read.
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


class Reply(Guarded):
    """A question, or why somebody cannot accept, and what was answered. Both texts go when the person is erased."""

    noun = "reply"
    subject = "person_id"
    proved: ClassVar = {
        "person_id": PLAIN,
        "version_id": PLAIN,
        "kind": PLAIN,
        "text": PERSONAL,
        "replied_at": PLAIN,
        "confirmed": PLAIN,
        "answer": PERSONAL,
        "answered_at": PLAIN,
        "answered_by_id": PLAIN,
        "revision": PLAIN,
    }
    protection = frozen_from("answered_at", set_once=("answered_by_id",), erasable=("text", "answer"))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    version = models.ForeignKey("policies.Version", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    text = models.TextField(null=True)
    replied_at = models.DateTimeField()
    confirmed = models.CharField(max_length=12)
    answer = models.TextField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "version", "person"], name="replies_to_version"),
            models.Index(
                fields=["organisation", "replied_at"], condition=models.Q(answered_at=None), name="replies_that_wait"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} from {self.person_id}"


class Exemption(Guarded):
    """Somebody is asked for no acceptance for a time, for a reason that goes when they are erased.

    ``from_on`` is the first day, ``until_on`` the last one. Ended early, it holds no more on ``ended_on``.
    """

    noun = "exemption"
    subject = "person_id"
    proved: ClassVar = {
        "person_id": PLAIN,
        "reason": PERSONAL,
        "from_on": PLAIN,
        "until_on": PLAIN,
        "granted_at": PLAIN,
        "granted_by_id": PLAIN,
        "ended_on": PLAIN,
        "ended_at": PLAIN,
        "ended_by_id": PLAIN,
        "revision": PLAIN,
    }
    protection = frozen_from("granted_at", set_once=("ended_on", "ended_at", "ended_by_id"), erasable=("reason",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    reason = models.TextField(null=True)
    from_on = models.DateField()
    until_on = models.DateField()
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "person", "until_on"], name="exemptions_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} until {self.until_on}"


class Undertaking(Guarded):
    """A clause of a signed contract binds somebody of a supplier, or a contractor, to the policies.

    ``reference``: which contract, which clause. ``until_on`` is the last day it holds, if it has one. Ended early, it
    holds no more on ``ended_on``. ``scan``: the digest of a kept file that shows it, if there is one.
    """

    noun = "undertaking"
    proved: ClassVar = {
        "person_id": PLAIN,
        "supplier": DIGEST,
        "reference": DIGEST,
        "signed_on": PLAIN,
        "until_on": PLAIN,
        "scan": PLAIN,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
        "ended_on": PLAIN,
        "ended_at": PLAIN,
        "ended_by_id": PLAIN,
        "revision": PLAIN,
    }
    protection = frozen_from("recorded_at", set_once=("ended_on", "ended_at", "ended_by_id"))

    files = ("scan",)

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    supplier = models.CharField(max_length=200)
    reference = models.CharField(max_length=200)
    signed_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    scan = models.CharField(max_length=71, null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "person", "signed_on"], name="undertakings_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} bound by {self.supplier}"


class Tally(models.Model):
    """How many names stand under a version, by what the people were then. Counted from the ledger; can be dropped.

    ``seq`` is the place of the last entry that was counted here; the highest of an organisation is how far we are.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    version = models.UUIDField()
    executive = models.BooleanField()
    kind = models.CharField(max_length=12)
    accepted = models.PositiveIntegerField()
    seq = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "version", "executive", "kind"], name="one_tally_for_each_sort"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "-seq"], name="tallied_so_far")]

    def __str__(self) -> str:
        return f"{self.accepted} of {self.kind}"
