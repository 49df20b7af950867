"""Reading a permission matrix: act → hat → how far. Each context holds its own rows (``permissions.MAY``)."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused

type Matrix = Mapping[str, Mapping[Hat, str]]

ALL = "all"
OWN = "about themselves"
DEPARTMENT = "their department"
OWN_POLICY = "their own policies"
IN_FORCE = "what is in force"
RELEASED = "released"
ASKED = "when asked"
DELEGATED = "when delegated to them"


def allowed(matrix: Matrix, by: Actor, act: str) -> bool:
    """Does one of the actor's hats allow this act at all? How far it reaches, the caller asks."""
    return bool(by.hats & matrix[act].keys())


def who(by: Actor) -> UUID:
    """The person who acts. Raises Refused for an actor who is nobody."""
    if by.person is None:
        raise Refused("Only a person can do this.")
    return by.person
