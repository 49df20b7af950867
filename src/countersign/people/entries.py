"""What the ledger keeps about organisations and people."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry


@dataclass(frozen=True, kw_only=True)
class OrganisationSetUp(Entry):
    """An organisation begins here."""

    kind = "organisation.set_up"


@dataclass(frozen=True, kw_only=True)
class PersonEntered(Entry):
    """Somebody was entered into the list of people."""

    kind = "person.entered"


@dataclass(frozen=True, kw_only=True)
class PersonLeft(Entry):
    """Somebody left, on the day the row says."""

    kind = "person.left"


@dataclass(frozen=True, kw_only=True)
class PersonErased(Entry):
    """The personal data of somebody who left were erased; their acts stay."""

    kind = "person.erased"
    key_event = True
