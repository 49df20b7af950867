"""The tables of risks: what could happen, how large it was on which day, what was decided, which leaders saw it.

No verbs here: acts are in ``commands``.
"""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from countersign.kernel.digests import digest_value
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN, plain
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only, frozen_from
from countersign.risks.enums import RiskState, TreatmentState


class Risk(Guarded):
    """Something that could happen to the organisation's information, and who answers for it (ISO/IEC 27001, 6.1.2).

    ``reference`` is its number in the register that it comes from, ``link`` where that register is. ``owner`` answers
    for it once they have accepted that themselves (``owned_at``); another owner begins anew. ``identified_on`` and
    ``closed_on`` are the days that are said, ``recorded_at`` and ``closed_at`` the instants of recording. ``file``: the
    kept list that it was last read from. How large it is, its assessments say.
    """

    noun = "risk"
    subject = "closed_by_id"
    files = ("file",)
    proved: ClassVar = {
        "reference": DIGEST,
        "title": DIGEST,
        "cause": DIGEST,
        "consequence": DIGEST,
        "affected": DIGEST,
        "link": DIGEST,
        "owner_id": PLAIN,
        "named_at": PLAIN,
        "named_by_id": PLAIN,
        "owned_at": PLAIN,
        "source": PLAIN,
        "file": PLAIN,
        "identified_on": PLAIN,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
        "closed_on": PLAIN,
        "closed_at": PLAIN,
        "closed_by_id": PLAIN,
        "closed_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from("closed_at", set_once=("closed_by_id", "closed_on"), erasable=("closed_because",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    reference = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200)
    cause = models.TextField(blank=True)
    consequence = models.TextField(blank=True)
    affected = models.TextField(blank=True)
    link = models.CharField(max_length=500, blank=True)
    owner = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    named_at = models.DateTimeField(null=True, blank=True)
    named_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    owned_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=10)
    file = models.CharField(max_length=71, null=True, blank=True)
    identified_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    closed_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            # As an expression: the ledger's triggers take a constraint's fields for a key without its condition.
            models.UniqueConstraint(
                F("organisation"), F("reference"), condition=Q(closed_at=None) & ~Q(reference=""), name="one_open_risk"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "identified_on"], name="risks_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> RiskState:
        return RiskState.CLOSED if self.closed_at is not None else RiskState.OPEN

    def is_owned_by(self, person: UUID | None) -> bool:
        return person is not None and self.owner_id == person


class Scored(Guarded):
    """A place on the organisation's scale. ``…_steps`` say how many steps it had then."""

    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    likelihood_steps = models.PositiveSmallIntegerField()
    impact_steps = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    @property
    def score(self) -> int:
        return self.likelihood * self.impact


class Assessment(Scored):
    """How likely and how bad a risk is, as somebody saw it on a day. A later one takes its place; none is changed.

    ``by_owner``: its owner says it themselves. ``why`` is in somebody's own words, and goes with them when they are
    erased; of what a list says there is none.
    """

    noun = "assessment"
    subject = "assessed_by_id"
    files = ("file",)
    proved: ClassVar = {
        "risk_id": PLAIN,
        "assessed_on": PLAIN,
        "likelihood": PLAIN,
        "impact": PLAIN,
        "likelihood_steps": PLAIN,
        "impact_steps": PLAIN,
        "why": PERSONAL,
        "by_owner": PLAIN,
        "source": PLAIN,
        "file": PLAIN,
        "assessed_by_id": PLAIN,
        "recorded_at": PLAIN,
    }
    protection = append_only(erasable=("why",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    risk = models.ForeignKey(Risk, models.PROTECT, related_name="+")
    assessed_on = models.DateField()
    why = models.TextField(null=True, blank=True)
    by_owner = models.BooleanField(default=False)
    source = models.CharField(max_length=10)
    file = models.CharField(max_length=71, null=True, blank=True)
    assessed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        base_manager_name = "objects"
        indexes: ClassVar = [models.Index(fields=["organisation", "risk", "assessed_on"], name="assessments_by_day")]

    def __str__(self) -> str:
        return f"{self.likelihood} by {self.impact} on {self.assessed_on}"


class Treatment(Scored):
    """What is to be done about a risk: proposed, then approved by its owner or by top management (6.1.3, 8.3).

    The score stands in it as it was (``assessment``); where the risk grows beyond that, the decision is outgrown.
    ``carrier`` does what the plan says by ``due_on``; ``action`` says in words where that is followed up. ``until_on``
    is the last day on which a decision to live with the risk holds. ``document`` is the digest of all that was put
    forward. ``approved_as``: what the register says of whoever decided as top management; none for the risk's owner.
    Closed before it was approved, it was taken back or refused; after that, it was ended.
    """

    noun = "treatment"
    subject = "closed_by_id"
    proved: ClassVar = {
        "risk_id": PLAIN,
        "assessment_id": PLAIN,
        "likelihood": PLAIN,
        "impact": PLAIN,
        "likelihood_steps": PLAIN,
        "impact_steps": PLAIN,
        "option": PLAIN,
        "plan": DIGEST,
        "due_on": PLAIN,
        "carrier_id": PLAIN,
        "action": DIGEST,
        "until_on": PLAIN,
        "document": PLAIN,
        "proposed_at": PLAIN,
        "proposed_by_id": PLAIN,
        "approved_at": PLAIN,
        "approved_by_id": PLAIN,
        "approved_as": DIGEST,
        "single_handed": PLAIN,
        "carried_out_on": PLAIN,
        "carried_out_at": PLAIN,
        "carried_out_by_id": PLAIN,
        "closed_at": PLAIN,
        "closed_by_id": PLAIN,
        "closed_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "approved_at",
        set_once=(
            *("carried_out_on", "carried_out_at", "carried_out_by_id"),
            *("closed_at", "closed_by_id", "closed_because"),
        ),
        erasable=("closed_because",),
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    risk = models.ForeignKey(Risk, models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="+")
    option = models.CharField(max_length=10)
    plan = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    carrier = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    action = models.CharField(max_length=300, blank=True)
    until_on = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=71)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    approved_as = models.TextField(null=True, blank=True)
    single_handed = models.BooleanField(default=False)
    carried_out_on = models.DateField(null=True, blank=True)
    carried_out_at = models.DateTimeField(null=True, blank=True)
    carried_out_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    closed_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        base_manager_name = "objects"
        constraints: ClassVar = [
            models.UniqueConstraint(
                F("organisation"), F("risk"), condition=Q(approved_at=None, closed_at=None), name="one_open_treatment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.option} for {self.risk_id}"

    @property
    def state(self) -> TreatmentState:
        if self.closed_at is not None:
            return TreatmentState.TAKEN_BACK if self.approved_at is None else TreatmentState.ENDED
        if self.carried_out_at is not None:
            return TreatmentState.CARRIED_OUT
        return TreatmentState.APPROVED if self.approved_at is not None else TreatmentState.PROPOSED

    @property
    def digest(self) -> str:
        """The digest of what was put forward, as the columns say now."""
        return digest_value({name: plain(getattr(self, name)) for name in TERMS})


TERMS = (
    *("risk_id", "assessment_id", "likelihood", "impact", "likelihood_steps", "impact_steps"),
    *("option", "plan", "due_on", "carrier_id", "action", "until_on"),
)
"""The columns that are put forward together and approved as one."""


class RiskReceipt(Guarded):
    """A leader has seen a risk as it was assessed, and says what they make of it. Theirs alone, and never changed.

    ``words`` is the sentence that was shown; ``note`` is what they added, and goes with them when they are erased.
    """

    noun = "riskreceipt"
    subject = "person_id"
    proved: ClassVar = {
        "risk_id": PLAIN,
        "assessment_id": PLAIN,
        "score": PLAIN,
        "person_id": PLAIN,
        "seen_as": DIGEST,
        "stance": PLAIN,
        "words": DIGEST,
        "note": PERSONAL,
        "seen_at": PLAIN,
    }
    protection = append_only(erasable=("note",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    risk = models.ForeignKey(Risk, models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField()
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    seen_as = models.TextField()
    stance = models.CharField(max_length=12)
    words = models.TextField()
    note = models.TextField(null=True, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "risk", "person"], name="receipts_of_risk")]

    def __str__(self) -> str:
        return f"{self.person_id} saw {self.risk_id}"
