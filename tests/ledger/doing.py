"""Commands of the tests alone, with which anything can be done inside an act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.references import Ref, new_id
from countersign.ledger.kinds import KINDS, Statement
from countersign.ledger.models import Disclosure, Leaf, Pending
from countersign.ledger.writing import command, write, write_many
from countersign.people.entries import PersonEntered
from countersign.people.models import Person
from tests.cast import BEGINNING, Cast

AT = BEGINNING + timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Said(Statement):
    """A statement of these tests alone; it is taken off the closed list again at once."""

    kind = "test.said"

    words: str
    about: UUID | None = None


del KINDS["test.said"]


@command(accepts=set(ActorKind))
def do(*, what: Callable[[Actor, datetime], object], by: Actor, at: datetime) -> Ref | None:
    """Do anything inside one act, as whoever acts."""
    what(by, at)
    return None


@command
def only_people(*, by: Actor, at: datetime) -> Ref | None:
    """Nothing but a person may do this."""
    return None


def lead(larkbeam: Cast) -> Actor:
    return larkbeam.actor("tom", Hat.ISMS_LEAD)


def newcomer(organisation: UUID, number: int = 0) -> Person:
    name, email = f"Newcomer {number}", f"newcomer{number}@larkbeam.example"
    return Person(id=new_id(AT), organisation_id=organisation, name=name, email=email)


def counts(organisation: UUID) -> list[int]:
    """How many rows, leaves, disclosures, and what is waiting."""
    people = Person.objects.filter(organisation_id=organisation).count()
    return [
        people,
        *(model.objects.filter(organisation_id=organisation).count() for model in (Leaf, Disclosure, Pending)),
    ]


def newest(organisation: UUID) -> Leaf:
    found = Leaf.objects.filter(organisation_id=organisation).order_by("-seq").first()
    assert found
    return found


def enter_crowd(here: Cast, size: int, *, first: int = 1000, at: datetime = AT) -> list[Person]:
    """Many people in one act."""
    people = [newcomer(here.organisation, number) for number in range(first, first + size)]
    do(what=lambda *_: write_many(people, [PersonEntered()] * size), by=here.system, at=at)
    return people


@contextmanager
def recording_fails() -> Iterator[None]:
    """The disk is full at the moment at which an entry is stored."""

    def refuse(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if 'INTO "ledger_pending"' in sql:
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield


def enters(here: Cast, *numbers: int) -> None:
    """So many newcomers, each in an act of their own."""
    for number in numbers:
        do(what=lambda *_: write(newcomer(here.organisation, number), PersonEntered()), by=here.system, at=AT)  # noqa: B023
