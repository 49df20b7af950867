"""The tables of management reviews. No verbs here: acts are in ``commands``."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import KEPT, append_only, frozen_from
from countersign.reviews.enums import INPUTS, SLOT_INPUTS, Part, ReviewKind, ReviewState


class Review(Guarded):
    """A management review: planned for a day, opened on the day it is held, closed by the chair's name.

    ``invited``: people by their identifiers in hexadecimal; ``guests`` are nobody here, as the planner wrote them.
    ``chaired_by``: who chaired it on its day, where somebody else was named since to sign for them.
    ``agenda`` is what the product knew at ``opened_at``, and never changes from then on; ``agenda_digest`` is of it.
    ``minutes`` is what was signed, ``document`` its digest; both are empty until then. ``elsewhere``: it was held
    before or outside, and only written down here by ``closed_by``; then ``scan`` shows it, where there is one.
    ``minutes_on``: the day on which the minutes were signed, or are said to have been written. ``similarity``: to the
    minutes before, in thousandths. ``endorsed``: labels of versions of the policy that the review confirmed.
    ``mistaken_because``: why its opening was a mistake, where that was taken back.
    ``single_handed``: whoever signed wrote all of the minutes, too, and nobody else did.
    """

    noun = "managementreview"
    subject = "planned_by_id"
    proved: ClassVar = {
        "kind": PLAIN,
        "because": PERSONAL,
        "planned_on": PLAIN,
        "begins": PLAIN,
        "place": DIGEST,
        "chair_id": PLAIN,
        "chaired_by_id": PLAIN,
        "invited": PLAIN,
        "guests": PERSONAL,
        "planned_at": PLAIN,
        "planned_by_id": PLAIN,
        "opened_at": PLAIN,
        "opened_by_id": PLAIN,
        "held_on": PLAIN,
        "mistaken_because": PERSONAL,
        "agenda": DIGEST,
        "agenda_digest": PLAIN,
        "next_planned_on": PLAIN,
        "endorsed": DIGEST,
        "elsewhere": PLAIN,
        "minutes": DIGEST,
        "document": PLAIN,
        "minutes_on": PLAIN,
        "similarity": PLAIN,
        "single_handed": PLAIN,
        "closed_at": PLAIN,
        "closed_by_id": PLAIN,
        "signed_as": DIGEST,
        "signed_words": DIGEST,
        "statement": PLAIN,
        "signature_method": PLAIN,
        "signature_evidence": DIGEST,
        "scan": PLAIN,
        "pdf": PLAIN,
        "called_off_at": PLAIN,
        "called_off_by_id": PLAIN,
        "called_off_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "closed_at",
        set_once=("pdf", "called_off_at", "called_off_by_id", "called_off_because"),
        erasable=("because", "guests", "mistaken_because", "called_off_because"),
    )
    files: ClassVar = ("scan", "pdf")

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    because = models.TextField(null=True, blank=True)
    planned_on = models.DateField()
    begins = models.CharField(max_length=5, blank=True)
    place = models.CharField(max_length=200, blank=True)
    chair = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    chaired_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    invited = models.JSONField(default=list)
    guests = models.TextField(null=True, blank=True)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    held_on = models.DateField(null=True, blank=True)
    mistaken_because = models.TextField(null=True, blank=True)
    agenda = models.JSONField(null=True, blank=True)
    agenda_digest = models.CharField(max_length=71, blank=True)
    next_planned_on = models.DateField(null=True, blank=True)
    endorsed = models.JSONField(default=list)

    elsewhere = models.BooleanField(default=False)
    minutes = models.JSONField(null=True, blank=True)
    document = models.CharField(max_length=71, blank=True)
    minutes_on = models.DateField(null=True, blank=True)
    similarity = models.PositiveSmallIntegerField(null=True, blank=True)
    single_handed = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    signed_as = models.TextField(blank=True)
    signed_words = models.TextField(blank=True)
    statement = models.CharField(max_length=71, blank=True)
    signature_method = models.CharField(max_length=16, blank=True)
    signature_evidence = models.JSONField(default=dict)
    scan = models.CharField(max_length=71, null=True, blank=True)
    pdf = models.CharField(max_length=71, null=True, blank=True)

    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    called_off_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(called_off_at=None) | Q(closed_at=None), name="closed_or_called_off"),
            models.CheckConstraint(condition=Q(closed_at=None) | Q(held_on__isnull=False), name="closed_once_held"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "planned_on"], name="reviews_by_day")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.day}"

    @property
    def day(self) -> Any:
        """The day it was held, or is planned for."""
        return self.held_on or self.planned_on

    @property
    def state(self) -> ReviewState:
        if self.called_off_at is not None:
            return ReviewState.CALLED_OFF
        if self.closed_at is not None:
            return ReviewState.CLOSED
        return ReviewState.OPEN if self.opened_at is not None else ReviewState.PLANNED

    @property
    def inputs(self) -> tuple[Part, ...]:
        """The inputs that stand on its agenda."""
        return SLOT_INPUTS if self.kind == ReviewKind.SLOT else INPUTS

    @property
    def asked(self) -> list[UUID]:
        """Whoever was invited, the chair too."""
        chair = [self.chair_id] if self.chair_id else []
        return list(dict.fromkeys([*chair, *(UUID(hex=one) for one in self.invited)]))


class Attendance(Guarded):
    """Somebody said that they were at a review, or that they could not come: in their own act.

    ``leads``: the register of that day has them in top management, ``capacity`` in which words. Of a review that was
    held elsewhere somebody else says it: ``said_by``. ``because``: why they did not come, in their own words.
    ``void_at``: the meeting that they spoke of was opened by mistake, and counts for nothing; nor does this.
    """

    noun = "attendance"
    subject = "person_id"
    proved: ClassVar = {
        "review_id": PLAIN,
        "person_id": PLAIN,
        "attended": PLAIN,
        "hat": PLAIN,
        "leads": PLAIN,
        "capacity": DIGEST,
        "because": PERSONAL,
        "said_at": PLAIN,
        "said_by_id": PLAIN,
        "void_at": PLAIN,
        "revision": PLAIN,
    }
    protection = KEPT

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    attended = models.BooleanField()
    hat = models.CharField(max_length=20)
    leads = models.BooleanField()
    capacity = models.TextField(blank=True)
    because = models.TextField(null=True, blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    void_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            # As an expression: the ledger's triggers take a constraint's fields for a key without its condition.
            models.UniqueConstraint(
                F("organisation"),
                F("review"),
                F("person"),
                condition=Q(void_at=None),
                name="one_attendance_a_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.review_id}"


class Decision(Guarded):
    """What a review decided (9.3.3): it stands from the moment it is written, and is taken when the chair signs.

    ``decided_by``: whoever decided it, of those who were there. ``made``: the action that it became, as a reference;
    what is to be done is followed there. ``effect``: what it does to a record elsewhere once the chair signs, ``about``
    which, and ``about_digest`` of what that said when it was decided; ``recorded_as``: where that was done.
    ``struck_at``: taken out again before the chair signed. ``done_on``: the day on which it was carried out.
    """

    noun = "decision"
    proved: ClassVar = {
        "review_id": PLAIN,
        "number": PLAIN,
        "kind": PLAIN,
        "words": DIGEST,
        "decided_by_id": PLAIN,
        "owner_id": PLAIN,
        "due_on": PLAIN,
        "effect": PLAIN,
        "about": PLAIN,
        "about_digest": PLAIN,
        "made": PLAIN,
        "recorded_as": PLAIN,
        "written_at": PLAIN,
        "written_by_id": PLAIN,
        "struck_at": PLAIN,
        "taken_at": PLAIN,
        "done_on": PLAIN,
        "done_at": PLAIN,
        "done_by_id": PLAIN,
        "outcome": DIGEST,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "taken_at", set_once=("done_on", "done_at", "done_by_id", "outcome", "made", "recorded_as")
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16)
    words = models.TextField()
    decided_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    effect = models.CharField(max_length=12, blank=True)
    about = models.CharField(max_length=60, blank=True)
    about_digest = models.CharField(max_length=71, blank=True)
    made = models.CharField(max_length=60, null=True, blank=True)
    recorded_as = models.CharField(max_length=60, null=True, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    struck_at = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(F("organisation"), F("review"), F("number"), name="one_decision_a_number")
        ]

    def __str__(self) -> str:
        return f"decision {self.number}"

    @property
    def is_action(self) -> bool:
        """Does somebody have something to do because of it?"""
        return self.owner_id is not None or self.due_on is not None


class Addendum(Guarded):
    """What was put right after the minutes were signed. The minutes stay as they are (9.3.3; 7.5)."""

    noun = "addendum"
    subject = "written_by_id"
    proved: ClassVar = {
        "review_id": PLAIN,
        "document": PLAIN,
        "text": PERSONAL,
        "written_at": PLAIN,
        "written_by_id": PLAIN,
    }
    protection = append_only(erasable=("text",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    document = models.CharField(max_length=71)
    text = models.TextField(null=True, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"addendum to {self.review_id}"


class Passage(models.Model):
    """What is being minuted of one part, until the chair signs: a working copy, so not guarded (decision 12).

    Each part is saved by itself and has its own revision, so two who write at once meet only in the same part.
    ``level``: how far the input was covered; ``items``: of input d, which of its four were looked at with data.
    ``written_by``: everybody who wrote at it, by their identifiers in hexadecimal.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    part = models.CharField(max_length=12)
    text = models.TextField(blank=True)
    level = models.PositiveSmallIntegerField(default=0)
    items = models.JSONField(default=list)
    written_by = models.JSONField(default=list)
    edited_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    edited_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "review", "part"], name="one_passage_a_part")
        ]

    def __str__(self) -> str:
        return f"{self.part} of {self.review_id}"
