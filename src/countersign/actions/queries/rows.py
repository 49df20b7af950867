"""Reads of the register of actions, the organisation first."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from countersign.actions.enums import ActionKind, SourceKind
from countersign.actions.models import Action, Replan
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Unknown

PEOPLE = ("added_by", "owner", "sponsor", "sponsor_told_by", "done_by", "verified_by", "dropped_by", "after")


def actions(organisation: UUID) -> QuerySet[Action]:
    """Every action there ever was, what is due first on top."""
    here = Action.objects.filter(organisation_id=organisation)
    return here.select_related(*PEOPLE).order_by("due_on", "added_at", "id")


def action(organisation: UUID, id: UUID) -> Action:
    """Raises Unknown for none, and for somebody else's."""
    found = actions(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("action")
    return found


OPEN = Q(done_at=None, dropped_at=None)
WAITING = Q(done_at__isnull=False, verified_at=None, kind=ActionKind.CORRECTIVE.value)


def open_actions(
    organisation: UUID, *, source: SourceKind | None = None, refs: Collection[Ref] | None = None
) -> QuerySet[Action]:
    """What is neither done nor dropped; of one sort of source, or of these very rows, where that is asked for."""
    found = actions(organisation).filter(OPEN)
    if source is not None:
        found = found.filter(source_kind=source.value)
    return found if refs is None else found.filter(source_ref__in=refs)


def late_actions(organisation: UUID, on: date) -> QuerySet[Action]:
    return open_actions(organisation).filter(due_on__lt=on)


def open_on(organisation: UUID, on: date, until: date, over: datetime) -> QuerySet[Action]:
    """What had been decided by a day, was neither done nor dropped by it, and is due by another one.

    ``over``: the instant at which the day is over. The day that is planned is the one that we know now.
    """
    to_do = Q(done_on=None) | Q(done_on__gt=on)
    on_it = Q(dropped_at=None) | Q(dropped_at__gte=over)
    return actions(organisation).filter(to_do, on_it, raised_on__lte=on, due_on__lte=until)


def waiting_for_verification(organisation: UUID) -> QuerySet[Action]:
    """Corrective actions that are done, and of which nobody has said yet whether they work."""
    return actions(organisation).filter(WAITING)


def actions_from(organisation: UUID, refs: Collection[Ref]) -> QuerySet[Action]:
    """Every action that came from one of these rows, whatever became of it."""
    return actions(organisation).filter(source_ref__in=refs)


def following(organisation: UUID, action: UUID) -> QuerySet[Action]:
    """The actions that were opened because this one did not work."""
    return actions(organisation).filter(after_id=action)


def open_actions_of(organisation: UUID, person: UUID) -> QuerySet[Action]:
    return open_actions(organisation).filter(owner_id=person)


def replans(organisation: UUID) -> QuerySet[Replan]:
    """Every re-plan, the newest first."""
    here = Replan.objects.filter(organisation_id=organisation)
    return here.select_related("action", "action__owner", "replanned_by", "approved_by").order_by(
        "-replanned_at", "-id"
    )


def replans_of(organisation: UUID, action: UUID) -> QuerySet[Replan]:
    return replans(organisation).filter(action_id=action)


def replan(organisation: UUID, id: UUID) -> Replan:
    """Raises Unknown for none, and for somebody else's."""
    found = replans(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("replan")
    return found


def is_agreed(organisation: UUID, action: UUID) -> bool:
    """Has top management agreed to another day for this action before? It does so once."""
    return replans_of(organisation, action).filter(approved_at__isnull=False).exists()
