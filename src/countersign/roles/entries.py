"""What the ledger keeps about roles. Entries about an appointment carry the digest of its terms."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry


@dataclass(frozen=True, kw_only=True)
class RoleDefined(Entry):
    """A role was described: its duties, and what its holder needs to be free to decide. A later version replaces it."""

    kind = "role.defined"
    shows = ("5.3",)


@dataclass(frozen=True, kw_only=True)
class AppointmentProposed(Entry):
    """Somebody was proposed for a role, from the day and on the terms that the row says. Nothing holds yet."""

    kind = "appointment.proposed"


@dataclass(frozen=True, kw_only=True)
class AppointmentApproved(Entry):
    """Top management appointed somebody to a role, on exactly these terms."""

    kind = "appointment.approved"
    shows = ("5.3",)
    key_event = True


@dataclass(frozen=True, kw_only=True)
class AppointmentAccepted(Entry):
    """The holder put their own name to the role, in the words that the row keeps."""

    kind = "appointment.accepted"
    shows = ("5.3",)
    key_event = True


@dataclass(frozen=True, kw_only=True)
class AppointmentDeclined(Entry):
    """The person appointed or proposed said that they cannot take the role, and why."""

    kind = "appointment.declined"


@dataclass(frozen=True, kw_only=True)
class AppointmentEnded(Entry):
    """An appointment ends on the day the row says, or a proposal was taken back."""

    kind = "appointment.ended"
