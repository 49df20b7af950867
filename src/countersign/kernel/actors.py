"""Who acts. Every command gets an Actor as ``by``; nobody is ever "the system" by default (decision 3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class ActorKind(StrEnum):
    """How an act comes in. A command accepts PERSON unless it says more."""

    PERSON = "PERSON"
    API_KEY = "API_KEY"
    PROVISIONING = "PROVISIONING"
    SET_UP = "SET_UP"
    SYSTEM = "SYSTEM"


class Hat(StrEnum):
    """The closed list of hats (decision 4). TOP_MANAGEMENT is read from the register, never granted."""

    TOP_MANAGEMENT = "TOP_MANAGEMENT"
    ISMS_LEAD = "ISMS_LEAD"
    RISK_OWNER = "RISK_OWNER"
    INTERNAL_AUDITOR = "INTERNAL_AUDITOR"
    DEPARTMENT_CONTACT = "DEPARTMENT_CONTACT"
    HR = "HR"
    EXTERNAL_AUDITOR = "EXTERNAL_AUDITOR"
    ADMINISTRATOR = "ADMINISTRATOR"
    STAFF = "STAFF"


@dataclass(frozen=True)
class Actor:
    """Somebody (or something) acting in one organisation.

    ``hats`` are those worn on the day of the act, ``hat`` the one the act is done in, and ``auth`` names
    how the actor signed in and confirmed, in words that the ledger keeps ("session", "mailbox-code").
    """

    kind: ActorKind
    organisation: UUID
    person: UUID | None = None
    hat: Hat | None = None
    hats: frozenset[Hat] = frozenset()
    auth: tuple[str, ...] = ()
    via: str | None = None
