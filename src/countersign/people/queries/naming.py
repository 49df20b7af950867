"""What somebody is and was called, so that it is found wherever it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from countersign.kernel.redacting import Wanted
from countersign.ledger.mentions import ever_said
from countersign.people.models import AddressChange, Person

SHORTEST, SHORTEST_NUMBER = 2, 4
"""So many letters a single word of a name has at least, and an employee number that is looked for."""


@dataclass(frozen=True)
class Called:
    """``names``: whole names and mail addresses, the former ones too, that are nobody else's here.

    ``words``: the single words of their names that stand in nobody else's name; ``shared``: those that do.
    ``numbers``: their employee numbers, which are looked for in lists only.
    """

    names: tuple[str, ...]
    words: tuple[str, ...]
    shared: tuple[str, ...]
    numbers: tuple[str, ...]

    def wanted(self, words: Sequence[str] = ()) -> Wanted:
        return Wanted(self.names, tuple(words))


def called(someone: Person) -> Called:
    """All that they were ever called here; nothing any more of whoever was erased."""
    organisation = someone.organisation_id
    told = [*ever_said(organisation, Person.noun, someone.id), {"name": someone.name, "email": someone.email}]
    names = {" ".join(one["name"].split()) for one in told if one.get("name")}
    addresses = {one["email"] for one in told if one.get("email")}
    changes = AddressChange.objects.filter(organisation_id=organisation, person_id=someone.id)
    for pair in changes.values_list("old_address", "new_address"):
        addresses |= set(filter(None, pair))
    numbers = {someone.employee_number} | {one.get("employee_number") for one in told}
    others = others_called(organisation, someone.id)
    taken = {one.casefold() for one in others}
    parts = {word.strip(".,") for name in names for word in name.split()}
    words = {word for word in parts if len(word) >= SHORTEST and any(letter.isalpha() for letter in word)}
    borne = {word.strip(".,") for one in others for word in one.split()}
    whole = {name for name in names if " " in name} | addresses
    return Called(
        names=tuple(sorted(one for one in whole if one.casefold() not in taken)),
        words=tuple(sorted(words - borne)),
        shared=tuple(sorted(words & borne)),
        numbers=tuple(sorted(one for one in numbers if one and len(one) >= SHORTEST_NUMBER)),
    )


def others_called(organisation: UUID, id: UUID) -> set[str]:
    """The names and addresses of everybody else whose data are here."""
    rows = Person.objects.filter(organisation_id=organisation, erased_at=None).exclude(id=id)
    return {one for pair in rows.values_list("name", "email") for one in pair if one}
