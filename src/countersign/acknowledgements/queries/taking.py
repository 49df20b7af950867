"""Long lists of past acceptances that are being recorded."""

from __future__ import annotations

from uuid import UUID

from countersign.acknowledgements.models import Taking
from countersign.ledger.queries import simulated


def open_taking(organisation: UUID, policy: UUID) -> Taking | None:
    """The list about a policy that is being recorded now; there is one at most."""
    here = Taking.objects.filter(organisation_id=organisation, policy_id=policy, ended_at=None)
    return here.select_related("confirmed_by").first()


def with_open_taking() -> list[UUID]:
    """The organisations that live by the clock, in which a list is being recorded and has not been stopped."""
    waiting = Taking.objects.filter(ended_at=None, stopped="").order_by("organisation_id")
    found = list(waiting.values_list("organisation_id", flat=True).distinct())
    passed_by = simulated() if found else []
    return [one for one in found if one not in passed_by]


def open_takings(organisation: UUID) -> list[Taking]:
    """The lists that wait to be carried on there, one a policy, the longest first."""
    here = Taking.objects.filter(organisation_id=organisation, ended_at=None, stopped="")
    return list(here.order_by("confirmed_at", "id"))
