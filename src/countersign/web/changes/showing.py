"""From a change to what the templates show, and whether the policy was looked at since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

from countersign.changes import queries
from countersign.changes.enums import EventState
from countersign.changes.permissions import can_read_all
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Unknown
from countersign.policies.queries import Shelf
from countersign.web.changes.words import CALLED

if TYPE_CHECKING:
    from countersign.changes.models import Event
    from countersign.policies.models import Version


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"changes:{name}", args=[request.organisation.slug, *values])


def seen(request: Visit, id: UUID) -> Event:
    """A change that this reader may open. Raises Unknown for what somebody else reported, where only that is open."""
    one = queries.event(request.organisation.id, id)
    if not can_read_all(request.actor) and not one.is_of(request.actor.person):
        raise Unknown("event")
    return one


@dataclass(frozen=True)
class LookedAt:
    """When the policy was looked at: in a review of it, or in approving what is in force; and where one does."""

    shelf: Shelf
    version: Version | None
    url: str

    @classmethod
    def of(cls, request: Visit) -> LookedAt:
        shelf = Shelf(request.organisation)
        version = shelf.parent_in_force
        may = version is not None and may_enter(request.actor, "policy.review")
        url = reverse("policies:review", args=[request.organisation.slug, version.policy_id]) if may and version else ""
        return cls(shelf, version, url)

    def since(self, one: Event) -> date | None:
        """The last day on which it was looked at after something happened."""
        return self.shelf.looked_since(self.version, one.happened_on, one.reported_at) if self.version else None


def line(request: Visit, one: Event, looked: LookedAt) -> dict[str, Any]:
    """One change in a list."""
    stands, waits = standing(one, looked)
    return {
        "title": one.title,
        "kind": str(CALLED[one.kind]),
        "happened_on": one.happened_on,
        "reported_at": one.reported_at,
        "reported_by": str(one.reported_by),
        "stands": stands,
        "waits": waits,
        "url": address(request, "change", one.id),
    }


def standing(one: Event, looked: LookedAt) -> tuple[str, bool]:
    """Where it stands, and whether something waits."""
    if one.state is EventState.WITHDRAWN:
        return _("withdrawn"), False
    if one.state is EventState.REPORTED:
        return _("nobody has said yet what it means"), True
    if not one.reviews_policy:
        return _("does not touch the policy"), False
    if on := looked.since(one):
        return _("the policy was looked at on {day}").format(day=written(on, "j F Y")), False
    return _("the policy waits to be looked at"), True


def shown(request: Visit, one: Event, looked: LookedAt) -> dict[str, Any]:
    """One change with all that is recorded of it."""
    withdrawn = {"at": one.withdrawn_at, "by": str(one.withdrawn_by), "because": one.withdrawn_because}
    return {
        **line(request, one, looked),
        "incident": one.is_incident,
        "story": one.story,
        "assessed_on": one.assessed_on,
        "assessed_at": one.assessed_at,
        "assessed_by": str(one.assessed_by or ""),
        "reviews_policy": one.reviews_policy,
        "checks_roles": one.checks_roles,
        "for_review": one.for_review,
        "because": one.because,
        "learnt": one.learnt,
        "withdrawn": withdrawn if one.withdrawn_at else None,
    }


def steps(request: Visit, one: Event, looked: LookedAt) -> dict[str, str]:
    """Where this reader can go from here."""
    counts = one.state is not EventState.WITHDRAWN
    offered = (("assess", one.state is EventState.REPORTED), ("follow_up", counts), ("withdraw", counts))
    found = {
        f"{name}_url": address(request, name, one.id)
        for name, fits in offered
        if fits and may_enter(request.actor, f"change.{name}")
    }
    asks = counts and bool(one.reviews_policy) and looked.since(one) is None
    return {**found, "review_url": looked.url if asks else ""}
