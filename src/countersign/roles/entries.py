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
class RoleRetired(Entry):
    """Nobody needs this role any more, and nobody holds it. What it asked stays readable."""

    kind = "role.retired"


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
class RenewalAsked(Entry):
    """A role was described anew, and one of its holders is asked to take that on."""

    kind = "renewal.asked"


@dataclass(frozen=True, kw_only=True)
class RenewalApproved(Entry):
    """Top management approved that a holder has other duties of 5.3, or a role with other kinds of authority."""

    kind = "renewal.approved"
    shows = ("5.3",)
    key_event = True


@dataclass(frozen=True, kw_only=True)
class RenewalAccepted(Entry):
    """The holder put their own name to the new description, in the words that the row keeps."""

    kind = "renewal.accepted"
    shows = ("5.3",)
    key_event = True


@dataclass(frozen=True, kw_only=True)
class RenewalDeclined(Entry):
    """The holder cannot take on what changed, and said why. They hold the version that they accepted before."""

    kind = "renewal.declined"


@dataclass(frozen=True, kw_only=True)
class CompetenceRecorded(Entry):
    """What shows that a holder is competent in a role was written down: its basis, its day, until when it counts."""

    kind = "competence.recorded"
    shows = ("7.2",)


@dataclass(frozen=True, kw_only=True)
class CompetenceConfirmed(Entry):
    """Somebody else than the holder confirmed what the holder had written down about their own competence."""

    kind = "competence.confirmed"
    shows = ("7.2",)


@dataclass(frozen=True, kw_only=True)
class CompetenceWithdrawn(Entry):
    """A piece of evidence of competence was a mistake, and why. It stays, and counts for nothing any more."""

    kind = "competence.withdrawn"


@dataclass(frozen=True, kw_only=True)
class GapPlanned(Entry):
    """What a holder still lacks for a role was written down, with what is done about it and by when."""

    kind = "gap.planned"
    shows = ("7.2",)


@dataclass(frozen=True, kw_only=True)
class GapEvaluated(Entry):
    """Somebody else than the holder judged whether a gap in competence is closed, on the day the row says, and how."""

    kind = "gap.evaluated"
    shows = ("7.2",)


@dataclass(frozen=True, kw_only=True)
class GapWithdrawn(Entry):
    """A gap in competence was a mistake, and why. It stays, and counts for nothing any more."""

    kind = "gap.withdrawn"


@dataclass(frozen=True, kw_only=True)
class StandInNamed(Entry):
    """A holder is away from a day until another, and somebody stands in for them in a role."""

    kind = "standin.named"
    shows = ("5.3",)


@dataclass(frozen=True, kw_only=True)
class StandInEnded(Entry):
    """The holder is back earlier, or does not go: from the day that the row says nobody stands in any more."""

    kind = "standin.ended"


@dataclass(frozen=True, kw_only=True)
class RolesTold(Entry):
    """People are told by mail who holds which role: everybody, or the departments that the row names."""

    kind = "rolestelling.sent"
    shows = ("5.3",)


@dataclass(frozen=True, kw_only=True)
class RolesTellingRecorded(Entry):
    """Somebody wrote down that people had been told elsewhere who holds which role, on which day and how."""

    kind = "rolestelling.recorded"
    shows = ("5.3",)


@dataclass(frozen=True, kw_only=True)
class RolesTellingWithdrawn(Entry):
    """A record that people had been told elsewhere was wrong, and why."""

    kind = "rolestelling.withdrawn"


@dataclass(frozen=True, kw_only=True)
class FunctionRoleRecorded(Entry):
    """A role was found to be with a department or a job title, and with nobody by name. Nobody approved that."""

    kind = "functionrole.recorded"


@dataclass(frozen=True, kw_only=True)
class FunctionRoleEnded(Entry):
    """A role is with a function no more: somebody was appointed to it, or it was said to be over."""

    kind = "functionrole.ended"


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
class MatrixPartAccepted(Entry):
    """Somebody put their own name to what the matrix asks of them by name, in the words that the row keeps."""

    kind = "matrixpart.accepted"
    shows = ("5.3",)


@dataclass(frozen=True, kw_only=True)
class MatrixClosed(Entry):
    """A version of the matrix was not approved, taken back, or withdrawn after it was approved, and why."""

    kind = "matrix.closed"
