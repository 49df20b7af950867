"""Who is named in the matrix in force with an A or an R, and whether they said yes to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from countersign.kernel.references import parse_ref
from countersign.people.queries import active
from countersign.roles.models import Matrix, MatrixPart
from countersign.roles.queries.matrices import grid_of, in_force_in_short, matrices
from countersign.roles.raci.parts import Share, shares

if TYPE_CHECKING:
    from countersign.people.models import Organisation


@dataclass(frozen=True)
class Named:
    """Somebody whom the matrix in force names. ``accepted``: their yes to exactly these rows, None before it."""

    person: UUID
    matrix: Matrix
    share: Share
    accepted: MatrixPart | None


def accepted_parts(organisation: UUID) -> QuerySet[MatrixPart]:
    """Every yes, the earlier first."""
    return MatrixPart.objects.filter(organisation_id=organisation).order_by("accepted_at", "id")


def named(firm: Organisation, on: date, person: UUID | None = None) -> list[Named]:
    """Everybody who is here, in the order of the columns; of one ``person`` only their own part."""
    held, every = in_force_with_shares(firm, on)
    wanted = {id: share for id, share in every.items() if person in (None, id)}
    if held is None or not wanted:
        return []
    here = set(active(firm.id, on).filter(id__in=list(wanted), erased_at=None).values_list("id", flat=True))
    said = {(one.person_id, one.document): one for one in accepted_parts(firm.id).filter(person_id__in=here)}
    return [Named(id, held, share, said.get((id, share.document))) for id, share in wanted.items() if id in here]


def share_of(firm: Organisation, on: date, person: UUID) -> Share | None:
    """What the matrix of a day asks of somebody by name, whether or not they are here."""
    return shares_on(firm, on).get(person)


def shares_on(firm: Organisation, on: date) -> dict[UUID, Share]:
    """The same of everybody, by the person."""
    return in_force_with_shares(firm, on)[1]


def in_force_with_shares(firm: Organisation, on: date) -> tuple[Matrix | None, dict[UUID, Share]]:
    held = in_force_in_short(firm, on)
    return held, shares_of(firm.id, held.id, held.document) if held else {}


@lru_cache(maxsize=64)
def shares_of(organisation: UUID, id: UUID, document: str) -> dict[UUID, Share]:
    """What a version asks of whom. A grid stands still once it is approved: its digest is part of the key, and the
    rows of a large one are not read again for every page that only wants to know whom they name."""
    row = matrices(organisation).get(id=id, document=document)
    return {parse_ref(written)[1]: share for written, share in shares(grid_of(row)).items()}
