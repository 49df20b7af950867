"""What the ledger keeps about roles. Entries about an appointment carry the digest of its terms."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.kernel.money import Money
from countersign.ledger.kinds import Entry, Leading, Shape, State


def gave(appointment: State) -> tuple[str, dict[str, object]]:
    """The time and the money that came with a role."""
    hours, minor = appointment["hours_a_week"], appointment["amount_minor"]
    if minor is None:
        return "{who} gave {name} {hours} hours a week as {role}", {"hours": hours}
    money = Money(minor, appointment["currency"])
    if hours is None:
        return "{who} gave {name} {money} a year to spend as {role}", {"money": money}
    return "{who} gave {name} {hours} hours a week and {money} a year as {role}", {"hours": hours, "money": money}


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
    """Top management appointed somebody to a role, on exactly these terms; time or money given with it shows 5.1 c."""

    kind = "appointment.approved"
    shows = ("5.1 c", "5.3")
    key_event = True
    leads = Leading(Shape.DECISION, by="approved_by_id", says=gave, only_with=("hours_a_week", "amount_minor"))


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


@dataclass(frozen=True, kw_only=True)
class MatrixProposed(Entry):
    """A version of the responsibility matrix was put in front of top management. Nothing changes yet."""

    kind = "matrix.proposed"


@dataclass(frozen=True, kw_only=True)
class MatrixApproved(Entry):
    """Top management approved who answers for what, who does it, who is asked and who is told."""

    kind = "matrix.approved"
    shows = ("5.3",)
    key_event = True


@dataclass(frozen=True, kw_only=True)
class MatrixClosed(Entry):
    """A version of the matrix was not approved, taken back, or withdrawn after it was approved, and why."""

    kind = "matrix.closed"
