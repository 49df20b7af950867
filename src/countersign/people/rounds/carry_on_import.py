from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import batched
from uuid import UUID

from django.db import transaction

from countersign.kernel.actors import Actor
from countersign.kernel.permits import allowed
from countersign.kernel.refusals import Refusal
from countersign.ledger.filling import put
from countersign.people.commands.apply_import import plan_of
from countersign.people.commands.close_import import close_import
from countersign.people.commands.take_in import take_in
from countersign.people.imports.laying import Verb, steps_of
from countersign.people.imports.plan import State
from countersign.people.models import ImportSeries, ImportStep
from countersign.people.permissions import IMPORT, MAY
from countersign.people.queries import import_preview, import_steps, open_import, whoever_confirmed, with_open_import

AT_ONCE = 1000
"""Newcomers in one transaction: they are written set-wise."""

LAID_AT_ONCE = 4000
"""Steps in one transaction: nothing of them is evidence, and most of a small transaction is its end."""

ONE_BY_ONE = 100
"""Changes in one transaction: each asks its own questions."""


def carry_on_import(at: datetime, limit: int = 5) -> int:
    """Take long lists in, some transactions of each at a time, so that nobody waits for them.

    Killed at any moment it goes on where it was: what is done has no step any more. Returns how many steps were
    done or refused, and at least 1 for a list that was laid out or closed.
    """
    return sum(carry_on(organisation, at, limit) for organisation in with_open_import())


def carry_on(organisation: UUID, at: datetime, limit: int) -> int:
    series = open_import(organisation)
    if series is None or series.stopped:
        return 0
    by = whoever_confirmed(organisation, series.confirmed_by_id, series.auth, at, IMPORT)
    if not allowed(MAY, by, "person.import"):
        return stop(series, "Whoever confirmed the list may no longer import. Somebody else who may can carry it on.")
    if not series.is_laid_out:
        return lay_out(series, at)
    done = 0
    for _turn in range(limit):
        positions = next_positions(series)
        if not positions:
            close_import(import_id=series.id, by=by, at=at)
            return done + 1
        done += take(series, positions, by, at)
    return done


def stop(series: ImportSeries, why: str) -> int:
    here = ImportSeries.objects.filter(organisation_id=series.organisation_id, id=series.id)
    return here.update(stopped=why)


def lay_out(series: ImportSeries, at: datetime) -> int:
    """Fix what was confirmed as steps. Killed in between it begins anew; a plan that became another one stops it."""
    preview = import_preview(series.organisation_id, series.id)
    if preview is None:
        return stop(series, "The list is gone: upload it again.")
    plan = plan_of(preview, at)
    if plan.digest != series.plan_shown:
        return stop(series, "Somebody changed people after this list was opened. Look at it again, then confirm.")
    ImportStep.objects.filter(organisation_id=series.organisation_id, import_id=series.id).delete()
    total = touched = 0
    for some in batched(steps_of(plan, series, at), LAID_AT_ONCE):
        put(ImportStep, some)
        total += len(some)
        touched += sum(1 for step in some if step.row and step.verb != Verb.MANAGER)
    here = ImportSeries.objects.filter(organisation_id=series.organisation_id, id=series.id)
    refused = plan.counts[State.REFUSED]
    return here.update(is_laid_out=True, total=total, refused=refused, unchanged=plan.rows - touched - refused)


def next_positions(series: ImportSeries) -> list[int]:
    """The next steps that go together."""
    waiting = import_steps(series.organisation_id, series.id).values_list("position", "verb")
    some = list(waiting[:AT_ONCE])
    entering = [position for position, verb in some if verb == Verb.ENTER]
    return entering or [position for position, _verb in some[:ONE_BY_ONE]]


def take(series: ImportSeries, positions: Sequence[int], by: Actor, at: datetime) -> int:
    """Some steps in one act; where one of them is refused, each half by itself, down to the one step it is about."""
    try:
        take_in(import_id=series.id, first=positions[0], last=positions[-1], by=by, at=at)
    except Refusal as refusal:
        if len(positions) == 1:
            refuse(series, positions[0], refusal)
        else:
            half = len(positions) // 2
            take(series, positions[:half], by, at)
            take(series, positions[half:], by, at)
    return len(positions)


@transaction.atomic
def refuse(series: ImportSeries, position: int, refusal: Refusal) -> None:
    """The step stays, with its reason, to be read."""
    here = ImportStep.objects.filter(organisation_id=series.organisation_id, import_id=series.id, position=position)
    here.update(refusal=str(refusal.words)[:300], told={})
