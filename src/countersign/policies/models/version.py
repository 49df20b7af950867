"""An exact text that was offered, and what became of it."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from countersign.kernel.approvals import ELSEWHERE
from countersign.kernel.documents import document, document_digest
from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from
from countersign.policies.enums import VersionState
from countersign.policies.models.delegation import Delegation
from countersign.policies.models.policy import Policy


class Version(Guarded):
    """An exact text that was offered, and what became of it. From the signature on nothing in it changes any more.

    ``document`` is the digest that signatures hold on to. ``source`` is the digest of the finished file that is signed,
    where there is one: ``text`` was taken out of it, to be read anywhere and searched. ``signed_on`` is the day on
    which somebody signed or is said to have signed, ``signed_at`` the instant at which it was entered here.
    ``authors`` are all who wrote in it since the text that was signed before, ``drafted_by`` the last of them.
    ``signatories`` are the people who all have to sign, by their identifiers in hexadecimal, in this order where
    ``in_order`` says so; none: any one leader is enough. The last hand stands in the version, each before it in
    ``Cosignature``. ``single_handed``: the author signed, there being only one leader (S1). ``delegation``: by which a
    signatory signed who does not lead. ``pdf`` is the digest of the file that is made once, after the signature,
    ``scan`` that of the file which shows a signature given elsewhere.
    """

    noun = "version"

    proved: ClassVar = {
        "policy_id": PLAIN,
        "number": PLAIN,
        "label": PLAIN,
        "language": PLAIN,
        "title": DIGEST,
        "variables": DIGEST,
        "text": DIGEST,
        "source": PLAIN,
        "document": PLAIN,
        "material": PLAIN,
        "change_note": DIGEST,
        "publish_when_signed": PLAIN,
        "signatories": PLAIN,
        "in_order": PLAIN,
        "drafted_at": PLAIN,
        "drafted_by_id": PLAIN,
        "authors": PLAIN,
        "offered_at": PLAIN,
        "offered_by_id": PLAIN,
        "signed_at": PLAIN,
        "signed_on": PLAIN,
        "signed_by_id": PLAIN,
        "signed_as": DIGEST,
        "signed_hat": PLAIN,
        "delegation_id": PLAIN,
        "single_handed": PLAIN,
        "wording_id": PLAIN,
        "signed_words": DIGEST,
        "statement": PLAIN,
        "signature_method": PLAIN,
        "signature_evidence": DIGEST,
        "scan": PLAIN,
        "pdf": PLAIN,
        "published_at": PLAIN,
        "published_by_id": PLAIN,
        "effective_on": PLAIN,
        "superseded_at": PLAIN,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": DIGEST,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "signed_at",
        set_once=(
            "pdf",
            *("published_at", "published_by_id", "effective_on", "superseded_at"),
            *("withdrawn_at", "withdrawn_by_id", "withdrawn_because"),
        ),
    )

    files = ("pdf", "scan", "source")

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=20)
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    variables = models.JSONField()
    text = models.JSONField()
    source = models.CharField(max_length=71, null=True, blank=True)
    document = models.CharField(max_length=71)
    material = models.BooleanField()
    change_note = models.TextField(blank=True)
    publish_when_signed = models.BooleanField()
    signatories = models.JSONField(default=list, blank=True)
    in_order = models.BooleanField(default=False)
    drafted_at = models.DateTimeField(null=True, blank=True)
    drafted_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    authors = models.JSONField(default=list, blank=True)
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    signed_at = models.DateTimeField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    signed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    signed_as = models.TextField(blank=True)
    signed_hat = models.CharField(max_length=20, blank=True)
    delegation = models.ForeignKey(Delegation, models.PROTECT, null=True, blank=True, related_name="+")
    single_handed = models.BooleanField(default=False)
    wording = models.ForeignKey("people.Wording", models.PROTECT, null=True, blank=True, related_name="+")
    signed_words = models.TextField(blank=True)
    statement = models.CharField(max_length=71, blank=True)
    signature_method = models.CharField(max_length=20, blank=True)
    signature_evidence = models.JSONField(null=True, blank=True)
    scan = models.CharField(max_length=71, null=True, blank=True)
    pdf = models.CharField(max_length=71, null=True, blank=True)

    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    effective_on = models.DateField(null=True, blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "policy", "number"], name="one_version_a_number"),
            # As an expression: the ledger's triggers take a constraint's fields for a key without its condition.
            models.UniqueConstraint(
                F("organisation"),
                F("policy"),
                condition=Q(published_at__isnull=False, superseded_at=None, withdrawn_at=None),
                name="one_version_in_force",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None) | Q(signed_on__isnull=False, signed_by__isnull=False),
                name="signed_by_somebody_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(signed_at__isnull=False, effective_on__isnull=False),
                name="published_once_signed",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at=None) | Q(published_at__isnull=False, withdrawn_at=None),
                name="superseded_once_published",
            ),
            models.CheckConstraint(condition=Q(pdf=None) | Q(signed_at__isnull=False), name="rendered_once_signed"),
            models.CheckConstraint(
                condition=Q(scan=None) | Q(signature_method__in=sorted(method.value for method in ELSEWHERE)),
                name="scanned_when_signed_elsewhere",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisation", "signed_at"],
                condition=Q(signed_at__isnull=False, pdf=None),
                name="versions_to_render",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.label}"

    @property
    def state(self) -> VersionState:
        """Where the version stands: its latest step."""
        if self.withdrawn_at is not None:
            return VersionState.WITHDRAWN
        if self.superseded_at is not None:
            return VersionState.SUPERSEDED
        if self.published_at is not None:
            return VersionState.PUBLISHED
        return VersionState.SIGNED if self.signed_at is not None else VersionState.OFFERED

    @property
    def signed_elsewhere(self) -> bool:
        """Was this signed outside, and only recorded here?"""
        return self.signature_method in ELSEWHERE

    @property
    def written_by(self) -> set[UUID]:
        """Whoever wrote in it or put it forward: they do not sign it, unless nobody else leads (S1)."""
        named = {UUID(hex=one) for one in self.authors}
        return {*named, *filter(None, (self.drafted_by_id, self.offered_by_id))}

    @property
    def docs(self) -> tuple[str, ...]:
        """The digests that entries about it carry: of the document, and of the files that belong to it."""
        return (self.document, *filter(None, (self.source, self.scan)))

    @property
    def parts(self) -> dict[str, Any]:
        """The document that is signed, as its columns say now."""
        return document(
            title=self.title,
            label=self.label,
            language=self.language,
            variables=self.variables,
            text=self.text,
            source=self.source,
        )

    @property
    def digest(self) -> str:
        """The document's digest as its columns say now; ``document`` is what it was when it was offered."""
        return document_digest(self.parts)
