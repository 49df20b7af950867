"""Requests for money, people or time that were decided."""

from __future__ import annotations

from countersign.readiness.dossier.audits import within
from countersign.readiness.dossier.form import Dossier
from countersign.readiness.dossier.leadership import was_top_manager
from countersign.resources.facts import ResourceRequest


def decided(dossier: Dossier, days: int) -> list[ResourceRequest]:
    """The requests that were decided in the last so many days, for or against."""
    return [one for one in dossier.resources if within(dossier, one.decided_on, days)]


def decided_by_the_top(dossier: Dossier, request: ResourceRequest) -> bool:
    """Did somebody decide it who was a top manager on that day?"""
    return was_top_manager(dossier, request.decided_by, request.decided_on)
