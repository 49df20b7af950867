"""The responsibility matrix: its versions, and the working copy."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from
from countersign.roles.enums import MatrixState, Replaced
from countersign.roles.raci.grid import digest_of


class Matrix(Guarded):
    """One version of the whole matrix, as proposed and approved; the next that is approved takes its place.

    ``grid``: the plain values of ``raci.grid``. ``why``: a sentence on what is different. ``authors``: in hexadecimal
    all who wrote in it since the version before, among them whoever proposed it. ``document``: the digest of the grid.
    ``approved_on`` is the organisation's day. ``single_handed``: the only leader approved what they wrote (S1).
    """

    noun = "matrix"
    proved: ClassVar = {
        "version": PLAIN,
        "grid": DIGEST,
        "why": DIGEST,
        "authors": PLAIN,
        "document": PLAIN,
        "proposed_at": PLAIN,
        "proposed_by_id": PLAIN,
        "approved_at": PLAIN,
        "approved_on": PLAIN,
        "approved_by_id": PLAIN,
        "approved_as": DIGEST,
        "single_handed": PLAIN,
        "closed_at": PLAIN,
        "closed_by_id": PLAIN,
        "closed_because": DIGEST,
        "revision": PLAIN,
    }
    protection = frozen_from("approved_at", set_once=("closed_at", "closed_by_id", "closed_because"))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    grid = models.JSONField()
    why = models.TextField()
    authors = models.JSONField()
    document = models.CharField(max_length=71)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    approved_at = models.DateTimeField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    approved_as = models.TextField(blank=True)
    single_handed = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    closed_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "version"], name="one_matrix_a_version"),
            # As an expression: the ledger's triggers take a constraint's fields for a key without its condition.
            models.UniqueConstraint(
                F("organisation"), condition=Q(approved_at=None, closed_at=None), name="one_open_matrix"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "approved_on"], name="matrices_by_day")]

    def __str__(self) -> str:
        return f"matrix, version {self.version}"

    @property
    def state(self) -> MatrixState:
        """Where it stands, whatever the day: that a later version took its place, whoever asks for a day sees."""
        if self.closed_at is not None:
            return MatrixState.TAKEN_BACK if self.approved_at is None else MatrixState.WITHDRAWN
        return MatrixState.APPROVED if self.approved_at is not None else MatrixState.PROPOSED

    @property
    def digest(self) -> str:
        """The digest of the grid as the column says now."""
        return digest_of(self.grid)

    def is_own_of(self, person: UUID | None) -> bool:
        """Proposed or written by somebody: others approve (S1)."""
        return person is not None and (self.proposed_by_id == person or person.hex in self.authors)


class MatrixDraft(models.Model):
    """The matrix that is being written: a working copy, one for each organisation, until it is proposed.

    ``grid``: the plain values of ``raci.grid``. ``authors``: whoever saved it since it was begun, in hexadecimal.
    ``brought``: a sheet that was read and not decided about, ``{"name", "digest", "rows", "remarks"}``, the rows with
    their headings.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    grid = models.JSONField()
    authors = models.JSONField()
    brought = models.JSONField(null=True, blank=True)
    edited_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    edited_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation"], name="one_matrix_being_written")]

    def __str__(self) -> str:
        return f"working copy of the matrix, revision {self.revision}"


class FormerGrid(models.Model):
    """A state of the working copy that was replaced, to be taken back: a working copy too, and as many as are kept.

    ``number`` counts on within an organisation. ``document``: the digest of the grid. ``authors`` and ``revision``:
    those of the working copy as it was. ``replaced``: by what, with whose hand and when.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    grid = models.JSONField()
    document = models.CharField(max_length=71)
    authors = models.JSONField()
    revision = models.PositiveIntegerField()
    replaced = models.CharField(max_length=11, choices=[(one.value, one.value) for one in Replaced])
    replaced_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_former_grid_a_number")
        ]

    def __str__(self) -> str:
        return f"former state {self.number} of the matrix that is being written"
