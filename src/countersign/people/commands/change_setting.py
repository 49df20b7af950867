from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import SettingChanged
from countersign.people.models import Organisation, Setting
from countersign.people.permissions import check_can_change_setting
from countersign.people.queries import setting, setting_history, today
from countersign.people.settings import Registry

LONGEST_REASON = 500


@command
def change_setting(
    *,
    key: str,
    value: Any,
    from_on: date,
    reason: str,
    shown: UUID | None,
    registry: Registry,
    by: Actor,
    at: datetime,
) -> Ref:
    """Set something for the organisation from a day on, today or later, and say why. No value: the default again.

    ``registry``: the closed list that the key must stand in. ``shown``: the newest change that the page had seen.
    """
    locked(Organisation, by.organisation, by.organisation)
    check_can_change_setting(by)
    if key not in registry:
        raise Refused(say("There is no setting called {key}.", key=key))
    kept = None if value is None else registry[key].kept(value)
    check_newest(by.organisation, key, shown)
    check_day(from_on, today(by.organisation, at))
    check_reason(reason)
    check_changes(by.organisation, key, kept, from_on)
    row = Setting(
        id=new_id(at),
        organisation_id=by.organisation,
        key=key,
        value=kept,
        from_on=from_on,
        reason=reason.strip(),
        changed_at=at,
        changed_by_id=who(by),
    )
    write(row, SettingChanged(occurred_on=from_on))
    return row.ref


def check_newest(organisation: UUID, key: str, shown: UUID | None) -> None:
    """Nobody decides against a change that they have not seen."""
    newest = next((row.id for row in setting_history(organisation, key)), None)
    if newest != shown:
        raise Stale("Somebody changed this after you opened it. Look at it again, then decide.")


def check_day(from_on: date, today: date) -> None:
    """A number that judges is never changed for days that were judged already."""
    if from_on < today:
        raise Refused(say("A change holds from today or from a later day; {day} has passed.", day=from_on))


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("Say why: the reason stands beside the change for as long as it is kept.")
    if len(reason.strip()) > LONGEST_REASON:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_REASON))


def check_changes(organisation: UUID, key: str, kept: Any, from_on: date) -> None:
    """A row that changes nothing would be noise where an auditor looks for decisions."""
    before = setting(organisation, key, from_on)
    if kept == (before.value if before else None):
        raise Refused("That is so on this day already: there is nothing to change.")
