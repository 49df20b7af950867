"""What somebody sees of the roles of a day: who holds which; who is away, only whoever reads all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.entrance.endpoint import Visit
from countersign.roles import permissions, queries
from countersign.roles.enums import Duty
from countersign.roles.queries import Briefs, Chart, Folded, Outline, Standing
from countersign.web.days import asked_day
from countersign.web.roles import showing
from countersign.web.roles.telling_shown import functions_in_words, last_told

if TYPE_CHECKING:
    from countersign.roles.models import Role, StandIn


@dataclass(frozen=True)
class Seen:
    """``described``: the roles there are on the day; ``called``: the same without what they ask of anybody."""

    request: Visit

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
        for one in queries.holders(self.here, self.on, keys):
            held.setdefault(one.appointment.role.key, []).append(one)
        return [(role, held.get(role.key, [])) for role in some]

    @cached_property
    def outline(self) -> Outline:
        """Who stands where, without who they are: of all roles."""
        return queries.outline(self.here, self.on, self.called)

    def part(self, under: UUID | None) -> Folded:
        """As much of the chart as a picture holds, from the top or from somebody in it: nobody else is read.

        Raises ValueError where that somebody is not in the chart.
        """
        return queries.filled(self.here, self.on, queries.folded(self.outline, under))

    @cached_property
    def chart(self) -> Chart:
        """Of all roles. Only who people are, what they hold and whether they accepted it is read."""
        held = [one for one in queries.Book(self.request.organisation).standings(self.on) if one.holds]
        return queries.chart(self.here, self.on, self.described, held)

    @cached_property
    def briefs(self) -> Briefs:
        """Whoever holds a role on the day, or is to hold one, in a few words."""
        return queries.briefs(self.here, self.on)

    @cached_property
    def without(self) -> list[Duty]:
        """Which of the two duties of 5.3 nobody has, whether or not a role that is described carries it."""
        found = queries.in_full(self.here, self.on, [one for one in self.briefs.duties if one.holds])
        return showing.without(queries.nearest(found.values()))

    @cached_property
    def is_accepted(self) -> bool:
        """Did everybody who holds a role say yes to it, as it is now?"""
        return self.briefs.is_accepted and not self.briefs.older

    @cached_property
    def away(self) -> dict[UUID, StandIn]:
        """Who stands in on the day, by the appointment."""
        return stood_in(self.request, self.on)

    @cached_property
    def functions(self) -> dict[str, str]:
        """By the key of a role, in words, the functions that it is with."""
        return functions_in_words(self.here, self.on)

    @cached_property
    def told_on(self) -> date | None:
        """When people were told last who holds what."""
        return last_told(self.here, self.on, self.request.organisation.time_zone)


def stood_in(request: Visit, on: date) -> dict[UUID, StandIn]:
    """Who stands in on a day, by the appointment; that others are away, whoever reads all of it is told."""
    found = queries.named_last(queries.standing_in(request.organisation.id, on))
    return {id: one for id, one in found.items() if permissions.can_read(request.actor, one.appointment)}
