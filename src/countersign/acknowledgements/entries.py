"""What the ledger keeps about acceptances. An acceptance carries the digest of the document."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry


@dataclass(frozen=True, kw_only=True)
class PolicyAccepted(Entry):
    """Somebody put their name under the sentence that was shown with a version in force."""

    kind = "policy.accepted"
    shows = ("5.2", "7.3")


@dataclass(frozen=True, kw_only=True)
class AcceptanceRecorded(Entry):
    """Somebody recorded that a person accepted a version elsewhere: on a sheet that a witness saw them sign, or in
    another system. Its files are the text and what shows it.
    """

    kind = "acceptance.recorded"
    shows = ("5.2", "7.3")


@dataclass(frozen=True, kw_only=True)
class AcceptanceDeclined(Entry):
    """Somebody answered that they cannot accept a version. Their reason stands in the row, for as long as they do."""

    kind = "acceptance.declined"


@dataclass(frozen=True, kw_only=True)
class QuestionAsked(Entry):
    """Somebody asked a question instead of accepting, or before."""

    kind = "question.asked"


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(Entry):
    """A question, or the reason why somebody cannot accept, was answered."""

    kind = "question.answered"
    shows = ("7.3",)


@dataclass(frozen=True, kw_only=True)
class ExemptionGranted(Entry):
    """Somebody is asked for no acceptance from a day to a day. The reason stands in the row, for as long as they do."""

    kind = "exemption.granted"


@dataclass(frozen=True, kw_only=True)
class ExemptionEnded(Entry):
    """An exemption holds no more from the day in the row on, before its last day."""

    kind = "exemption.ended"


@dataclass(frozen=True, kw_only=True)
class UndertakingRecorded(Entry):
    """Somebody recorded that a clause of a signed contract binds a person to the policies; the file shows it."""

    kind = "undertaking.recorded"
    shows = ("5.2",)


@dataclass(frozen=True, kw_only=True)
class UndertakingEnded(Entry):
    """A contract binds somebody no more from the day in the row on."""

    kind = "undertaking.ended"
