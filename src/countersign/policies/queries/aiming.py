"""Whom a policy was for on a day, also before that was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from countersign.policies.audience import Audience, read
from countersign.policies.models import Aim, Policy


@dataclass(frozen=True)
class Meant:
    """Whom a policy is for, whether it binds all staff, and whether those it is for are asked to accept it."""

    audience: Audience
    all_staff: bool
    asks_acceptance: bool


def aims(organisation: UUID) -> QuerySet[Aim]:
    """What every policy said before it was changed, in the order of the changes."""
    here = Aim.objects.filter(organisation_id=organisation)
    return here.select_related("changed_by").order_by("held_until", "changed_at", "id")


def aimed_anew(found: QuerySet[Policy], organisation: UUID) -> QuerySet[Policy]:
    """The same policies, and of each whether anybody ever changed whom it is for."""
    return found.annotate(aimed_anew=Exists(Aim.objects.filter(organisation_id=organisation, policy=OuterRef("id"))))


def meant_on(policy: Policy, on: date, before: Sequence[Aim]) -> Meant:
    """What held on a day. ``before``: what this policy said before it was changed, in that order."""
    said = next((one for one in before if one.held_until > on), policy)
    return Meant(read(said.audience), said.all_staff, said.asks_acceptance)
