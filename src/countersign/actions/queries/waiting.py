"""What the first page and the mail of the day ask of actions: one statement for everybody, or for one person."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, UUIDField

from countersign.actions.models import Action
from countersign.actions.queries.rows import OPEN, WAITING, actions
from countersign.ledger.prepared import Prepared

ALL = Prepared(lambda organisation: actions(organisation).filter(OPEN | WAITING), organisation=UUIDField())
CONCERNING = Prepared(
    lambda organisation, person: actions(organisation).filter(Q(OPEN, owner_id=person) | WAITING),
    organisation=UUIDField(),
    person=UUIDField(),
)


def waiting(organisation: UUID, person: UUID | None) -> list[Action]:
    """The open actions, of one person where one is asked for, and those that wait until somebody says whether they
    work."""
    if person is None:
        return ALL.rows(organisation=organisation)
    return CONCERNING.rows(organisation=organisation, person=person)
