"""Draws: each as it stands, the list that it was drawn from, and whether it can be drawn again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import DateField, QuerySet, UUIDField

from countersign.awareness.models import Draw, Invitation
from countersign.kernel import drawing
from countersign.kernel.refusals import Unknown
from countersign.ledger import files
from countersign.ledger.prepared import Prepared


def draws(organisation: UUID) -> QuerySet[Draw]:
    """All there ever were, the newest first."""
    here = Draw.objects.filter(organisation_id=organisation)
    return here.select_related("fixed_by", "drawn_by").order_by("-fixed_at", "-id")


def draw(organisation: UUID, id: UUID) -> Draw:
    """Raises Unknown for none, and for somebody else's."""
    found = draws(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("draw")
    return found


def open_draw(organisation: UUID) -> Draw | None:
    return draws(organisation).filter(drawn_at__isnull=False, closed_at=None).first()


def population_of(row: Draw) -> bytes:
    """The list, exactly as it was digested. Raises FileMissing or FileChanged."""
    return files.read(row.organisation_id, row.population)


def drawn_again(row: Draw, data: bytes) -> list[str]:
    """The tokens that the seed draws from the list, in their order: whoever does this gets the same."""
    return [lot.token for lot in drawing.drawn(drawing.read(data), row.seed or "", row.size)]


def invitations(organisation: UUID) -> QuerySet[Invitation]:
    """Who is still to be asked, by name."""
    here = Invitation.objects.filter(organisation_id=organisation, draw__organisation_id=organisation)
    return here.select_related("person", "draw").order_by("person__name", "id")


def open_invitations(organisation: UUID) -> set[UUID]:
    """Those of whom it is still kept that they are asked."""
    return set(Invitation.objects.filter(organisation_id=organisation).values_list("id", flat=True))


def invited(organisation: Any, on: Any, **whose: Any) -> QuerySet[Invitation]:
    return invitations(organisation).filter(draw__closed_at=None, draw__until_on__gte=on, **whose)


INVITED = Prepared(
    lambda organisation, on, person: invited(organisation, on, person_id=person),
    organisation=UUIDField(),
    on=DateField(),
    person=UUIDField(),
)


def invitations_until(organisation: UUID, on: date, person: UUID | None = None) -> Iterable[Invitation]:
    """Those that wait on a day: of one person, or of everybody."""
    return INVITED.rows(organisation=organisation, on=on, person=person) if person else invited(organisation, on)


def invitation(organisation: UUID, id: UUID) -> Invitation:
    """Raises Unknown for none, and for whoever has answered: nobody keeps that they did."""
    found = invitations(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("draw")
    return found


def own_invitation(organisation: UUID, person: UUID | None, on: date) -> Invitation | None:
    """What waits for one person, where something does."""
    return next(iter(invitations_until(organisation, on, person)), None) if person else None
