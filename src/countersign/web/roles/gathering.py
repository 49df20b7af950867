"""What somebody sees of the roles of a day: all of them, or what is theirs and everybody's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.entrance.endpoint import Visit
from countersign.roles import permissions, queries
from countersign.roles.library import EVERYONE
from countersign.roles.queries import Chart, Folded, Outline, Standing
from countersign.web.days import asked_day

if TYPE_CHECKING:
    from countersign.roles.models import Role, StandIn


@dataclass(frozen=True)
class Seen:
    """``own``: it is somebody's own part, not the whole. ``described``: the roles there are on the day."""

    request: Visit

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
    def called(self) -> list[Role]:
        """The same without what they ask of anybody."""
        return queries.roles_called(self.request.organisation, self.on)

    @cached_property
    def roles(self) -> list[tuple[Role, list[Standing]]]:
        """Each with its holders."""
        return self.with_holders(self.described, None)

    def of(self, some: Sequence[Role]) -> list[tuple[Role, list[Standing]]]:
        """Some of them with their holders."""
        return self.with_holders(queries.in_words(self.here, some), {role.key for role in some})

    def with_holders(self, some: Sequence[Role], keys: set[str] | None) -> list[tuple[Role, list[Standing]]]:
        held: dict[str, list[Standing]] = {}
        for one in self.mine(queries.holders(self.here, self.on, keys)):
            held.setdefault(one.appointment.role.key, []).append(one)
        shown = [role for role in some if role.key in held or role.key == EVERYONE or not self.own]
        return [(role, held.get(role.key, [])) for role in shown]

    @cached_property
    def outline(self) -> Outline:
        """Who stands where, without who they are: of all roles."""
        return queries.outline(self.here, self.on, self.called)

    def part(self, under: UUID | None) -> Folded:
        """As much of the chart as a picture holds, from the top or from somebody in it: nobody else is read.

        Raises ValueError where that somebody is not in the chart.
        """
        if self.own:
            return queries.folded(self.chart, under)
        return queries.filled(self.here, self.on, queries.folded(self.outline, under))

    @cached_property
    def chart(self) -> Chart:
        """Of all roles. Only who people are, what they hold and whether they accepted it is read."""
        held = [one for one in queries.Book(self.request.organisation).standings(self.on) if one.holds]
        return queries.chart(self.here, self.on, [] if self.own else self.described, self.mine(held))

    @cached_property
    def away(self) -> dict[UUID, StandIn]:
        """Who stands in on the day, by the appointment."""
        return queries.named_last(queries.standing_in(self.here, self.on))

    def mine(self, found: list[Standing]) -> list[Standing]:
        """What the reader sees of it."""
        if not self.own:
            return found
        return [one for one in found if one.appointment.person_id == self.request.actor.person]
