"""Whom a policy is for: everybody, or some people by what they are, where they work, what they hold, or who they are.

Stored as a sorted list of words with the policy; an empty list means everybody. One match is enough. People stand in it
by reference, so what was decided can still be read, and proved, after somebody was erased.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from countersign.kernel.references import parse_ref, ref
from countersign.people.enums import PersonKind

STAFF = frozenset({PersonKind.EMPLOYEE, PersonKind.DIRECTOR})
"""Who is staff: whom an organisation employs, and who directs it."""

STAFF_WORD, KIND, DEPARTMENT, ROLE = "staff", "kind", "department", "role"


@dataclass(frozen=True, slots=True)
class Audience:
    """``kinds`` are sorts of people, ``departments`` names, ``roles`` keys of roles; an empty one is everybody."""

    kinds: frozenset[PersonKind] = frozenset()
    departments: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    people: frozenset[UUID] = frozenset()

    @property
    def everybody(self) -> bool:
        return not (self.kinds or self.departments or self.roles or self.people)

    @property
    def all_of_staff(self) -> bool:
        """Is it for every member of staff, whatever they do?"""
        return self.everybody or self.kinds >= STAFF

    def has(self, *, kind: str, department: str, person: UUID, held: Collection[str] = ()) -> bool:
        """Is it for this person? ``held``: the keys of the roles they hold that day."""
        return (
            self.everybody
            or kind in self.kinds
            or (department != "" and department in self.departments)
            or person in self.people
            or not self.roles.isdisjoint(held)
        )

    def written(self) -> list[str]:
        """As it is stored: the same audience is always the same list."""
        staff = [STAFF_WORD] if self.kinds >= STAFF else []
        kinds = self.kinds - STAFF if staff else self.kinds
        return sorted(
            [
                *staff,
                *(f"{KIND}:{one.value}" for one in kinds),
                *(f"{DEPARTMENT}:{one}" for one in self.departments),
                *(f"{ROLE}:{one}" for one in self.roles),
                *(ref("person", one) for one in self.people),
            ]
        )


EVERYBODY = Audience()


def read(words: Iterable[str]) -> Audience:
    """What ``written`` wrote. Raises ValueError for a word that it does not write."""
    kinds: set[PersonKind] = set()
    named: dict[str, set[str]] = {DEPARTMENT: set(), ROLE: set()}
    people: set[UUID] = set()
    for word in words:
        sort, colon, rest = word.partition(":")
        if word == STAFF_WORD:
            kinds |= STAFF
        elif sort == KIND:
            kinds.add(PersonKind(rest))
        elif colon and sort in named:
            named[sort].add(rest)
        else:
            people.add(person_in(word))
    return Audience(frozenset(kinds), frozenset(named[DEPARTMENT]), frozenset(named[ROLE]), frozenset(people))


def person_in(word: str) -> UUID:
    noun, id = parse_ref(word)
    if noun != "person":
        raise ValueError(f"{word!r} is not a person")
    return id
