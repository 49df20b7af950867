"""Every read of the responsibility matrix, the organisation first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import DateField, Max, QuerySet, UUIDField

from countersign.kernel.instants import day_in
from countersign.kernel.refusals import Unknown
from countersign.ledger.held import UNASKED, Asked
from countersign.ledger.prepared import Prepared
from countersign.roles import facts
from countersign.roles.models import FormerGrid, Matrix, MatrixDraft
from countersign.roles.raci.grid import Grid, read

if TYPE_CHECKING:
    from countersign.people.models import Organisation

HANDS = ("proposed_by", "approved_by", "closed_by")


def matrices(organisation: UUID) -> QuerySet[Matrix]:
    """All that were ever proposed, the newest first."""
    return Matrix.objects.filter(organisation_id=organisation).select_related(*HANDS).order_by("-version")


def matrix(organisation: UUID, id: UUID) -> Matrix:
    """Raises Unknown for none, and for somebody else's."""
    found = matrices(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("matrix")
    return found


def versions(organisation: UUID) -> QuerySet[Matrix]:
    """The same without their grids, for a list of them."""
    return matrices(organisation).defer("grid")


WAITING = Prepared(
    lambda organisation: matrices(organisation).filter(approved_at=None, closed_at=None)[:1], organisation=UUIDField()
)


def approved_last(every: Callable[[UUID], QuerySet[Matrix]]) -> Prepared[Matrix]:
    """Of all of them, the one that had been approved last by a day."""
    return Prepared(
        lambda organisation, on: (
            every(organisation).filter(approved_on__lte=on).order_by("-approved_at", "-version")[:1]
        ),
        organisation=UUIDField(),
        on=DateField(),
    )


APPROVED, APPROVED_IN_SHORT = approved_last(matrices), approved_last(versions)


def waiting(organisation: UUID) -> Matrix | None:
    """The version that top management has not decided about."""
    return WAITING.first(organisation=organisation)


def in_force(firm: Organisation, on: date) -> Matrix | None:
    """The version that had been approved last by a day; None where there is none, or it had been withdrawn by then."""
    return unless_withdrawn(APPROVED.first(organisation=firm.id, on=on), firm, on)


def in_force_in_short(firm: Organisation, on: date) -> Matrix | None:
    """The same without its grid."""
    return unless_withdrawn(APPROVED_IN_SHORT.first(organisation=firm.id, on=on), firm, on)


def unless_withdrawn(found: Matrix | None, firm: Organisation, on: date) -> Matrix | None:
    if found is None or (found.closed_at and day_in(firm.time_zone, found.closed_at) <= on):
        return None
    return found


def next_version(organisation: UUID) -> int:
    last: int | None = Matrix.objects.filter(organisation_id=organisation).aggregate(last=Max("version"))["last"]
    return (last or 0) + 1


def matrix_draft(organisation: UUID, *, lock: bool = False) -> MatrixDraft | None:
    """The working copy, if there is one. ``lock``: until the act ends."""
    here = MatrixDraft.objects.filter(organisation_id=organisation)
    return here.select_for_update().first() if lock else here.select_related("edited_by").first()


def former_grids(organisation: UUID) -> QuerySet[FormerGrid]:
    """What the working copy said before, the newest first."""
    return FormerGrid.objects.filter(organisation_id=organisation).order_by("-number")


def former_grid(organisation: UUID, *, lock: bool = False) -> FormerGrid | None:
    """The state that comes back when the last change is taken back, if one is kept. ``lock``: until the act ends."""
    here = former_grids(organisation)
    return here.select_for_update().first() if lock else here.select_related("replaced_by").defer("grid").first()


class Grids:
    """The matrices of one request, each read when it is first asked for."""

    def __init__(self, firm: Organisation, held: Asked = UNASKED) -> None:
        self.firm, self.held = firm, held
        self.on: dict[date, Matrix | None] = {}

    def in_force(self, on: date) -> Matrix | None:
        if on not in self.on:
            self.on[on] = in_force(self.firm, on) if self.held.has("matrix") else None
        return self.on[on]

    @cached_property
    def waiting(self) -> Matrix | None:
        return waiting(self.firm.id) if self.held.has("matrix") else None


def grid_of(row: Matrix | MatrixDraft) -> Grid:
    return read(row.grid)


def collect_raci(grids: Grids, as_of: date, held: Iterable[facts.Role]) -> facts.Raci | None:
    """The matrix that was in force on a day, as the rules read it; None where there was none.

    ``held``: what roles tells of that day.
    """
    found = grids.in_force(as_of)
    return raci_of(grid_of(found), as_of, held) if found else None


def raci_of(grid: Grid, as_of: date, held: Iterable[facts.Role]) -> facts.Raci:
    """A grid as the rules read it."""
    ids = ids_of_roles(held, as_of)
    return facts.Raci(
        a_implies_r=grid.a_implies_r,
        columns=tuple(
            facts.Column(
                id=one.id,
                role=ids.get(one.role, one.role) or None,
                person=one.person or None,
                group=one.group,
                title=one.title or None,
            )
            for one in grid.columns
        ),
        rows=tuple(
            facts.Row(key=row.key, title=row.title, cells=row.cells, needs=row.needs, split_note=row.note or None)
            for row in grid.rows
        ),
    )


def ids_of_roles(held: Iterable[facts.Role], as_of: date) -> dict[str, str]:
    """By the key the role that a column stands for: as it is now, or as it was when whoever holds it was appointed."""
    ids: dict[str, str] = {}
    manned: set[str] = set()
    for role in held:
        if role.key not in ids or (role.key not in manned and is_manned(role, as_of)):
            ids[role.key] = role.id
        if is_manned(role, as_of):
            manned.add(role.key)
    return ids


def is_manned(role: facts.Role, as_of: date) -> bool:
    current = (one for one in role.assignments if one.since is None or one.since <= as_of)
    return any(one.until is None or one.until > as_of for one in current)


def people_in(raci: facts.Raci | None) -> set[str]:
    """Whom a matrix names."""
    return {one.person for one in raci.columns if one.person} if raci else set()
