"""People are told who holds which role, and roles that are with a function; reached by commands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.people.commands.come_back import come_back
from countersign.people.commands.leave import leave
from countersign.roles.commands.end_function import end_function
from countersign.roles.commands.give_to_function import give_to_function
from countersign.roles.commands.record_roles_told import record_roles_told
from countersign.roles.commands.send_roles import send_roles
from countersign.roles.commands.withdraw_roles_told import withdraw_roles_told
from countersign.roles.enums import Way
from countersign.roles.queries import digest_of_holders, held_then
from tests.cast import Cast, id_of
from tests.people.worlds import put_right
from tests.roles.worlds import AT, TODAY, lead, role

SAID: dict[str, Any] = {"way": Way.INTRANET, "what": "The page Who does what", "told_on": TODAY}


def digest_now(here: Cast, at: datetime = AT) -> str:
    """What the page shows whoever is about to send it."""
    return digest_of_holders(held_then(here.organisation, at.date(), at))


def sent(here: Cast, *, at: datetime = AT, by: Actor | None = None, **changed: Any) -> UUID:
    given = {"digest_shown": digest_now(here, at)} | changed
    return id_of(send_roles(**given, by=by or lead(here), at=at))


def recorded(here: Cast, *, at: datetime = AT, by: Actor | None = None, **changed: Any) -> UUID:
    return id_of(record_roles_told(**SAID | changed, by=by or lead(here), at=at))


def withdrawn(here: Cast, id: UUID, *, at: datetime = AT, because: str = "It was the old chart.") -> None:
    withdraw_roles_told(rolestelling_id=id, because=because, by=lead(here), at=at)


def given(
    here: Cast,
    key: str = "hr",
    function: str = "Facilities",
    *,
    at: datetime = AT,
    by: Actor | None = None,
    **changed: Any,
) -> UUID:
    said: dict[str, Any] = {"role_id": role(here, key), "function": function, "given_from": TODAY}
    return id_of(give_to_function(**said | changed, by=by or lead(here), at=at))


def ended(here: Cast, id: UUID, until: date = TODAY, *, at: datetime = AT, by: Actor | None = None) -> None:
    end_function(functionrole_id=id, given_until=until, by=by or lead(here), at=at)


def gone_meanwhile(here: Cast, first: str, key: str = "hr") -> UUID:
    """Somebody left, their role was found with a function, and they came back on the same day."""
    told: dict[str, Any] = {"person_id": here.person(first).id, "by": here.actor("ruth", Hat.HR), "at": AT}
    leave(**told, left_on=TODAY)
    id = given(here, key)
    come_back(**told, joined_on=TODAY)
    return id


def in_departments(here: Cast) -> None:
    """Mei works in Engineering, Ruth in People."""
    put_right(here, "mei", department="Engineering")
    put_right(here, "ruth", department="People")
