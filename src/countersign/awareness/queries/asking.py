"""The questions of a self-check: made from the holder's own role, and the same again for the same seed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from countersign.awareness.enums import Asks
from countersign.kernel.digests import digest_text, digest_value
from countersign.kernel.references import Ref, ref
from countersign.people.queries import people
from countersign.roles.enums import Authority
from countersign.roles.library import EVERYONE, LIBRARY

if TYPE_CHECKING:
    from countersign.roles.models import Appointment, Role
    from countersign.roles.queries import Book

OWN_DUTIES, OTHER_DUTIES = 3, 3
OTHER_PEOPLE, OTHER_KINDS = 3, 2
NOBODY = "nobody"
"""The answer that no person is."""


@dataclass(frozen=True)
class Question:
    """``options`` in the order of the page: duties in their words, people by reference, kinds of authority by name."""

    asks: Asks
    options: tuple[str, ...]
    right: tuple[str, ...]

    def is_right(self, given: Collection[str]) -> bool:
        """Everything that is right, and nothing else."""
        return set(given) == set(self.right)

    def told(self) -> dict[str, Any]:
        return {"asks": self.asks.value, "options": list(self.options), "right": list(self.right)}


def questions(appointment: Appointment, role: Role, book: Book, seed: str) -> list[Question]:
    """What the holder of an appointment is asked. ``role``: the version that they accepted last. ``book``: the roles
    and appointments that are here.

    What was not laid down is not asked: who appointed somebody without an approval, what somebody without any
    authority may decide.
    """
    found = [
        duties(appointment, role, book, seed),
        appointed(appointment, book, seed),
        decides(appointment, seed),
        stands_in(appointment, book, seed),
    ]
    return [one for one in found if one is not None and len(one.options) > 1]


def document_of(asked: Iterable[Question]) -> str:
    """The digest of the questions as they are shown."""
    return digest_value([one.told() for one in asked])


def shuffled(some: Iterable[str], seed: str, salt: str) -> list[str]:
    """In an order that the seed alone decides."""
    return sorted(dict.fromkeys(some), key=lambda one: digest_text(f"{seed}/{salt}/{one}"))


def of_seed(seed: str, asks: Asks, right: Sequence[str], wrong: Sequence[str], most: int) -> Question:
    some = shuffled([*right, *shuffled(wrong, seed, f"{asks}, wrong")[:most]], seed, asks)
    return Question(asks, tuple(some), tuple(one for one in some if one in right))


def duties(appointment: Appointment, role: Role, book: Book, seed: str) -> Question:
    """Some of the role's duties, as they were accepted, among duties of other roles."""
    everybodys = {duty for one in book.definitions if one.key == EVERYONE for duty in one.duties}
    newest = {one.key: one for one in reversed(book.definitions)}
    held = {one.role.key for one in book.appointments if one.person_id == appointment.person_id}
    passed_over = {role.key, EVERYONE, *held}
    others = [duty for key, one in sorted(newest.items()) if key not in passed_over for duty in one.duties]
    if not others:
        others = [duty for key, one in LIBRARY.items() if key not in passed_over for duty in one.duties]
    wrong = [duty for duty in others if duty not in {*role.duties, *everybodys}]
    own = shuffled(role.duties, seed, "own")[:OWN_DUTIES]
    return of_seed(seed, Asks.DUTIES, own, wrong, OTHER_DUTIES)


def appointed(appointment: Appointment, book: Book, seed: str) -> Question | None:
    if appointment.approved_by_id is None:
        return None
    right = ref("person", appointment.approved_by_id)
    wrong = sorted(people_in(book) - {right})
    return of_seed(seed, Asks.APPOINTED, [right], wrong, OTHER_PEOPLE)


def decides(appointment: Appointment, seed: str) -> Question | None:
    own = [kind.value for kind in Authority if kind in appointment.authorities]
    if not own:
        return None
    wrong = [kind.value for kind in Authority if kind not in appointment.authorities]
    return of_seed(seed, Asks.DECIDES, own, wrong, OTHER_KINDS)


def stands_in(appointment: Appointment, book: Book, seed: str) -> Question:
    right = ref("person", appointment.deputy_id) if appointment.deputy_id else NOBODY
    holder = ref("person", appointment.person_id)
    wrong = sorted({*people_in(book), NOBODY} - {right, holder})
    return of_seed(seed, Asks.STANDS_IN, [right], wrong, OTHER_PEOPLE)


def people_in(book: Book) -> set[Ref]:
    """Whoever holds a role, appointed somebody or stands in, and was not erased."""
    ids = {id for one in book.appointments for id in (one.person_id, one.approved_by_id, one.deputy_id) if id}
    here = people(book.firm.id).filter(id__in=ids, erased_at=None).values_list("id", flat=True)
    return {ref("person", id) for id in here}
