"""What somebody sees of the roles of a day: who holds which; who is away, only whoever reads all of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.entrance.endpoint import Visit
from countersign.roles import permissions, queries
from countersign.roles.enums import Duty
from countersign.roles.queries import Brief, Chart, Standing
from countersign.web.days import asked_day
from countersign.web.roles import showing

if TYPE_CHECKING:
    from countersign.roles.models import Role, StandIn


@dataclass(frozen=True)
class Seen:
    """``described``: the roles there are on the day.

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
    def described(self) -> list[Role]:
        return queries.roles_on(self.here, self.on)

    @cached_property
    def roles(self) -> list[tuple[Role, list[Standing]]]:
        """Each with its holders."""
        held: dict[str, list[Standing]] = {}
        for one in queries.holders(self.here, self.on, self.asked_about):
            held.setdefault(one.appointment.role.key, []).append(one)
        asked = [role for role in self.described if self.asked_about is None or role.key in self.asked_about]
        return [(role, held.get(role.key, [])) for role in asked]

    @cached_property
    def chart(self) -> Chart:
        """Of all roles. Only who people are, what they hold and whether they accepted it is read."""
        held = [one for one in queries.Book(self.request.organisation).standings(self.on) if one.holds]
        return queries.chart(self.here, self.on, self.described, held)

    @cached_property
    def holders(self) -> list[Brief]:
        """Whoever holds a role on the day, in a few words."""
        return [one for one in queries.briefs(self.here, self.on) if one.holds]

    @cached_property
    def without(self) -> list[Duty]:
        """Which of the two duties of 5.3 nobody has, whether or not a role that is described carries it."""
        found = queries.in_full(self.here, self.on, [one for one in self.holders if one.duty])
        return showing.without(queries.nearest(found.values()))

    @cached_property
    def is_accepted(self) -> bool:
        """Did everybody who holds a role say yes to it, as it is now?"""
        return all(one.accepted and not one.asked for one in self.holders)

    @cached_property
    def away(self) -> dict[UUID, StandIn]:
        """Who stands in on the day, by the appointment."""
        return stood_in(self.request, self.on)


def stood_in(request: Visit, on: date) -> dict[UUID, StandIn]:
    """Who stands in on a day, by the appointment; that others are away, whoever reads all of it is told."""
    found = queries.named_last(queries.standing_in(request.organisation.id, on))
    return {id: one for id, one in found.items() if permissions.can_read(request.actor, one.appointment)}
