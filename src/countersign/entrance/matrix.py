"""The permission matrix: the rows of every context, in one table."""

from __future__ import annotations

from countersign.acknowledgements import permissions as acknowledgements
from countersign.actions import permissions as actions
from countersign.asks import permissions as asks
from countersign.audits import permissions as audits
from countersign.awareness import permissions as awareness
from countersign.changes import permissions as changes
from countersign.delivery import permissions as delivery
from countersign.direction import permissions as direction
from countersign.entrance import permissions as entrance
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, allowed
from countersign.messages import permissions as messages
from countersign.objectives import permissions as objectives
from countersign.packs import permissions as packs
from countersign.people import permissions as people
from countersign.policies import permissions as policies
from countersign.processes import permissions as processes
from countersign.readiness import permissions as readiness
from countersign.resources import permissions as resources
from countersign.reviews import permissions as reviews
from countersign.risks import permissions as risks
from countersign.roles import permissions as roles

ANYONE = "anyone"
"""Signing in, setting up, static files: there is nobody yet to ask about."""

MEMBER = "member"
"""Everybody who belongs to the organisation."""

MATRIX: dict[str, dict[Hat, str]] = {
    MEMBER: {Hat.STAFF: ALL},
    **people.MAY,
    **roles.MAY,
    **policies.MAY,
    **acknowledgements.MAY,
    **actions.MAY,
    **audits.MAY,
    **asks.MAY,
    **messages.MAY,
    **risks.MAY,
    **awareness.MAY,
    **resources.MAY,
    **processes.MAY,
    **objectives.MAY,
    **reviews.MAY,
    **changes.MAY,
    **direction.MAY,
    **readiness.MAY,
    **packs.MAY,
    **delivery.MAY,
    **entrance.MAY,
}


def may_enter(actor: Actor, act: str) -> bool:
    """May any of the actor's hats do this at all? Whether to this very thing, the command asks."""
    return allowed(MATRIX, actor, act)
