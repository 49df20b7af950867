"""What somebody sees of the roles of a day: all of them, or what is theirs and everybody's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.entrance.endpoint import Visit
from countersign.roles import permissions, queries
from countersign.roles.library import EVERYONE
from countersign.roles.queries import Chart, Standing
from countersign.web.days import asked_day
from countersign.web.roles.telling_shown import last_told

if TYPE_CHECKING:
    from countersign.roles.models import FunctionRole, Role, StandIn


@dataclass(frozen=True)
class Seen:
    """``own``: it is somebody's own part, not the whole. ``described``: the roles there are on the day.

    ``asked_about``: the keys of those that are looked at; without them, all.
    """

    request: Visit
    asked_about: frozenset[str] | None = None

    @cached_property
    def on(self) -> date:
        """Today, or the day in the address."""
        return asked_day(self.request)

    @property
    def here(self) -> UUID:
        return self.request.organisation.id

    @cached_property
    def own(self) -> bool:
        """Staff see what is theirs, what is everybody's, and the line above them."""
        return not permissions.can_read_all(self.request.actor)

    @cached_property
    def described(self) -> list[Role]:
        return queries.roles_on(self.here, self.on)

    @cached_property
    def roles(self) -> list[tuple[Role, list[Standing]]]:
        """Each with its holders."""
        held: dict[str, list[Standing]] = {}
        for one in self.mine(queries.holders(self.here, self.on, self.asked_about)):
            held.setdefault(one.appointment.role.key, []).append(one)
        asked = [role for role in self.described if self.asked_about is None or role.key in self.asked_about]
        shown = [role for role in asked if role.key in held or role.key == EVERYONE or not self.own]
        return [(role, held.get(role.key, [])) for role in shown]

    @cached_property
    def chart(self) -> Chart:
        """Of all roles. Only who people are, what they hold and whether they accepted it is read."""
        held = [one for one in queries.Book(self.request.organisation).standings(self.on) if one.holds]
        return queries.chart(self.here, self.on, [] if self.own else self.described, self.mine(held))

    @cached_property
    def away(self) -> dict[UUID, StandIn]:
        """Who stands in on the day, by the appointment."""
        return queries.named_last(queries.standing_in(self.here, self.on))

    @cached_property
    def functions(self) -> dict[str, list[FunctionRole]]:
        """By the key of a role: the functions that it is with, and nobody by name. Not for whoever sees their own."""
        return {} if self.own else queries.with_functions(self.here, self.on)

    @cached_property
    def told_on(self) -> date | None:
        """When people were told last who holds what."""
        return None if self.own else last_told(self.here, self.on, self.request.organisation.time_zone)

    def mine(self, found: list[Standing]) -> list[Standing]:
        """What the reader sees of it."""
        if not self.own:
            return found
        return [one for one in found if one.appointment.person_id == self.request.actor.person]
