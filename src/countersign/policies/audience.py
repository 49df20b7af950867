"""Whom a policy is for: everybody, or some people by what they are, where they work, what they hold, or who they are.

Stored as a sorted list with the policy; an empty list means everybody. A word names some people, and one match is
enough. A list of words within the list names those who fit each sort of word in it: contractors *in* Engineering. A
word that begins with ``not:`` leaves people out again, whoever named them; where nothing else is said, out of
everybody. People stand in it by reference, so what was decided can still be read, and proved, after somebody was
erased.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from countersign.kernel.references import parse_ref, ref
from countersign.people.enums import PersonKind

STAFF = frozenset({PersonKind.EMPLOYEE, PersonKind.DIRECTOR})
"""Who is staff: whom an organisation employs, and who directs it."""

STAFF_WORD, KIND, DEPARTMENT, ROLE = "staff", "kind", "department", "role"
NOT = "not:"

type Written = str | Sequence[str]
"""A word, or the words of which somebody has to fit each sort."""


@dataclass(frozen=True, slots=True)
class Some:
    """Some people. ``kinds`` are sorts of people, ``departments`` names, ``roles`` keys of roles."""

    kinds: frozenset[PersonKind] = frozenset()
    departments: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    people: frozenset[UUID] = frozenset()

    @property
    def sorts(self) -> int:
        """In how many ways are they named?"""
        return sum(map(bool, (self.kinds, self.departments, self.roles, self.people)))

    def matches(self, *, kind: str, department: str, person: UUID, held: Collection[str]) -> Iterator[bool]:
        """For each way in which they are named: does it name this person?"""
        if self.kinds:
            yield kind in self.kinds
        if self.departments:
            yield department != "" and department in self.departments
        if self.roles:
            yield not self.roles.isdisjoint(held)
        if self.people:
            yield person in self.people

    def has_all_of(self, other: Some) -> bool:
        """Does it say whatever the other says?"""
        kinds, departments = self.kinds >= other.kinds, self.departments >= other.departments
        return kinds and departments and self.roles >= other.roles and self.people >= other.people

    def words(self) -> list[str]:
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


NOBODY = Some()


@dataclass(frozen=True, slots=True)
class Audience:
    """Whoever is among ``some`` by one match, or fits one of ``together`` in each of its sorts, and is not left out.

    Where neither names anybody, it is everybody who is not left out. Each of ``together`` has two sorts or more, as
    ``combined`` sees to: with one sort it would say the same as a word does.
    """

    some: Some = NOBODY
    together: frozenset[Some] = frozenset()
    left_out: Some = NOBODY

    @property
    def everybody(self) -> bool:
        return self == EVERYBODY

    @property
    def all_but(self) -> bool:
        """Is it for whoever is not left out?"""
        return self.some == NOBODY and not self.together

    @property
    def all_of_staff(self) -> bool:
        """Is it for every member of staff, whatever they do?"""
        out = self.left_out
        spares_staff = out.kinds.isdisjoint(STAFF) and not (out.departments or out.roles or out.people)
        return spares_staff and (self.all_but or self.some.kinds >= STAFF)

    @property
    def parts(self) -> tuple[Some, ...]:
        """All that it says, each time in the same order."""
        return (self.some, *sorted(self.together, key=Some.words), self.left_out)

    @property
    def by_place(self) -> bool:
        """Can somebody come under it by a move to another department, or to another kind of contract?"""
        return any(part.kinds or part.departments for part in self.parts)

    @property
    def by_role(self) -> bool:
        """Does it matter to it what roles people hold?"""
        return any(part.roles for part in self.parts)

    def has(self, *, kind: str, department: str, person: UUID, held: Collection[str] = ()) -> bool:
        """Is it for this person? ``held``: the keys of the roles they hold that day."""

        def matches(part: Some) -> Iterator[bool]:
            return part.matches(kind=kind, department=department, person=person, held=held)

        named = self.all_but or any(matches(self.some)) or any(all(matches(part)) for part in self.together)
        return named and not any(matches(self.left_out))

    def is_within(self, other: Audience) -> bool:
        """Is whoever it is for among those whom the other is for, as far as the words say, and whoever they are?"""
        fewer = other.some.has_all_of(self.some) and self.together <= other.together
        return self.left_out.has_all_of(other.left_out) and (other.all_but or (fewer and not self.all_but))

    def written(self) -> list[Written]:
        """As it is stored: the same audience is always the same list."""
        words = sorted([*self.some.words(), *(f"{NOT}{word}" for word in self.left_out.words())])
        return [*words, *sorted(part.words() for part in self.together)]


EVERYBODY = Audience()


def combined(some: Some, together: Iterable[Some], left_out: Some = NOBODY) -> Audience:
    """What has to be fitted in one sort alone is a match like any other; what names nobody is nothing."""
    parts = list(together)
    several, one = [part for part in parts if part.sorts > 1], [part for part in parts if part.sorts == 1]
    return Audience(union([some, *one]), frozenset(several), left_out)


def union(parts: Sequence[Some]) -> Some:
    return Some(
        frozenset(chain.from_iterable(part.kinds for part in parts)),
        frozenset(chain.from_iterable(part.departments for part in parts)),
        frozenset(chain.from_iterable(part.roles for part in parts)),
        frozenset(chain.from_iterable(part.people for part in parts)),
    )


def read(words: Iterable[Written]) -> Audience:
    """What ``written`` wrote. Raises ValueError for a word that it does not write."""
    given = list(words)
    plain = [word for word in given if isinstance(word, str)]
    return combined(
        some=named(word for word in plain if not word.startswith(NOT)),
        together=[at_once(part) for part in given if not isinstance(part, str)],
        left_out=named(word.removeprefix(NOT) for word in plain if word.startswith(NOT)),
    )


def at_once(words: Iterable[str]) -> Some:
    """Whoever fits each sort of word. Somebody by name is who they are, and fits nothing else by it."""
    part = named(words)
    if part.people:
        raise ValueError("a person is not named together with what others are")
    return part


def named(words: Iterable[str]) -> Some:
    """Whom some words name. Raises ValueError for what is none."""
    kinds: set[PersonKind] = set()
    found: dict[str, set[str]] = {DEPARTMENT: set(), ROLE: set()}
    people: set[UUID] = set()
    for word in words:
        sort, colon, rest = word.partition(":")
        if word == STAFF_WORD:
            kinds |= STAFF
        elif sort == KIND:
            kinds.add(PersonKind(rest))
        elif colon and sort in found:
            found[sort].add(rest)
        else:
            people.add(person_in(word))
    return Some(frozenset(kinds), frozenset(found[DEPARTMENT]), frozenset(found[ROLE]), frozenset(people))


def person_in(word: str) -> UUID:
    noun, id = parse_ref(word)
    if noun != "person":
        raise ValueError(f"{word!r} is not a person")
    return id
