"""Tables of people. No verbs here: acts are in ``commands``."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.people.enums import PersonKind, Scope


class Organisation(Guarded):
    """One client, one ledger. Its id is the scope of everything else.

    ``departments``: the names of those that the ISMS covers; an empty list means all of them.
    """

    noun = "organisation"
    scope = "id"
    proved: ClassVar = {
        "slug": PLAIN,
        "name": DIGEST,
        "purpose": DIGEST,
        "context_terms": DIGEST,
        "isms_scope": PLAIN,
        "isms_scope_statement": DIGEST,
        "isms_started_on": PLAIN,
        "time_zone": PLAIN,
        "languages": DIGEST,
        "departments": DIGEST,
        "set_up_at": PLAIN,
        "revision": PLAIN,
    }

    slug = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    context_terms = models.JSONField(default=list)
    isms_scope = models.CharField(max_length=10, default=Scope.WHOLE.value)
    isms_scope_statement = models.TextField(blank=True)
    isms_started_on = models.DateField()
    time_zone = models.CharField(max_length=60)
    languages = models.JSONField(default=list)
    departments = models.JSONField(default=list)
    set_up_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


class Person(Guarded):
    """Somebody in one organisation. Erasure empties the personal columns and keeps the row.

    ``employee_number`` is HR's own: it finds somebody again whose address changed.
    """

    noun = "person"
    subject = "id"
    proved: ClassVar = {
        "name": PERSONAL,
        "email": PERSONAL,
        "title": PERSONAL,
        "employee_number": PERSONAL,
        "department": DIGEST,
        "kind": PLAIN,
        "executive": PLAIN,
        "manager_id": PLAIN,
        "joined_on": PLAIN,
        "left_on": PLAIN,
        "on_leave": PLAIN,
        "erased_at": PLAIN,
        "revision": PLAIN,
    }

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, null=True)
    email = models.EmailField(null=True)
    title = models.CharField(max_length=200, null=True, blank=True)
    employee_number = models.CharField(max_length=60, null=True, blank=True)
    department = models.CharField(max_length=200, blank=True, default="")
    kind = models.CharField(max_length=12, default=PersonKind.EMPLOYEE.value)
    executive = models.BooleanField(default=False)
    manager = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    on_leave = models.BooleanField(default=False)
    erased_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "email"], name="one_person_per_address"),
            models.UniqueConstraint(fields=["organisation", "employee_number"], name="one_person_per_number"),
        ]
        indexes: ClassVar = [models.Index(fields=["email"], name="people_by_address")]

    def __str__(self) -> str:
        return self.name or "Somebody who was erased"


class AddressChange(Guarded):
    """Another mail address for somebody: who proposed it, who approved it, and since when it holds (decision 5).

    ``approved_by`` stays empty where one person may change an address alone. A proposal that nobody approves does
    nothing.
    """

    noun = "change"
    subject = "person_id"
    proved: ClassVar = {
        "person_id": PLAIN,
        "old_address": PERSONAL,
        "new_address": PERSONAL,
        "proposed_at": PLAIN,
        "proposed_by_id": PLAIN,
        "approved_by_id": PLAIN,
        "changed_at": PLAIN,
        "revision": PLAIN,
    }

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    old_address = models.EmailField(null=True)
    new_address = models.EmailField(null=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "person", "-proposed_at"], name="addresses_of_person")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at another address"


class Leader(Guarded):
    """One line of the dated top-management register. It counts from the moment the person has countersigned."""

    noun = "leader"
    proved: ClassVar = {
        "person_id": PLAIN,
        "basis": PLAIN,
        "covers_scope": PLAIN,
        "leads_from": PLAIN,
        "leads_until": PLAIN,
        "entered_at": PLAIN,
        "entered_by_id": PLAIN,
        "confirmed_at": PLAIN,
        "revision": PLAIN,
    }

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    basis = models.CharField(max_length=12)
    covers_scope = models.BooleanField(default=True)
    leads_from = models.DateField()
    leads_until = models.DateField(null=True, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "person"], name="register_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} leads from {self.leads_from}"


class AccessGrant(Guarded):
    """A hat that somebody may wear, from an instant until another."""

    noun = "grant"
    proved: ClassVar = {
        "person_id": PLAIN,
        "hat": PLAIN,
        "granted_at": PLAIN,
        "granted_by_id": PLAIN,
        "ended_at": PLAIN,
        "revision": PLAIN,
    }

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    hat = models.CharField(max_length=20)
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "person"], name="grants_of_person")]

    def __str__(self) -> str:
        return f"{self.hat} for {self.person_id}"


class Wording(Guarded):
    """A sentence that people put their name to. The newest of its kind is the one that is asked."""

    noun = "wording"
    proved: ClassVar = {"kind": PLAIN, "language": PLAIN, "text": DIGEST, "set_at": PLAIN}
    protection = append_only()

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    language = models.CharField(max_length=12)
    text = models.TextField()
    set_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "kind", "-set_at"], name="wordings_of_kind")]

    def __str__(self) -> str:
        return self.text


class ImportPreview(models.Model):
    """A list of people that was read and not applied yet: a working copy, thrown away afterwards (decision 12).

    ``lines`` are the rows as values, ``remarks`` what the reader should know about the whole file.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    file_digest = models.CharField(max_length=80)
    lines = models.JSONField()
    remarks = models.JSONField(default=list)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.file_name


class Import(Guarded):
    """A list of people that was applied: what it was, and how many people it touched. Its id was the preview's."""

    noun = "import"
    proved: ClassVar = {
        "file_name": DIGEST,
        "file_digest": PLAIN,
        "entered": PLAIN,
        "changed": PLAIN,
        "left": PLAIN,
        "unchanged": PLAIN,
        "refused": PLAIN,
        "applied_at": PLAIN,
        "applied_by_id": PLAIN,
    }
    protection = append_only()

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    file_digest = models.CharField(max_length=80)
    entered = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    left = models.PositiveIntegerField()
    unchanged = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()
    applied_at = models.DateTimeField()
    applied_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "-applied_at"], name="imports_newest_first")]

    def __str__(self) -> str:
        return self.file_name


class Accounts(BaseUserManager["Account"]):
    """The sign-in library makes accounts itself; ours come from ``entrance`` when a known address asks for a code."""


class Account(AbstractBaseUser):
    """A way to sign in: one per mail address, whatever organisations its owner works for. Nobody has a password."""

    id = models.UUIDField(primary_key=True, editable=False)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.email
