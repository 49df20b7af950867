"""What the ledger keeps about policies. Entries about a version carry the digest of its document."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry, Leading, Shape, State


def signed(version: State) -> tuple[str, dict[str, object]]:
    return "{who} signed {title}, version {label}", {"label": version["label"]}


def signed_elsewhere(version: State) -> tuple[str, dict[str, object]]:
    return "{who} signed {title}, version {label}, outside Countersign", {"label": version["label"]}


def confirmed(_review: State) -> tuple[str, dict[str, object]]:
    return "{who} reviewed {title}, version {label}, and confirmed it unchanged", {}


def asked_for_change(_review: State) -> tuple[str, dict[str, object]]:
    return "{who} reviewed {title}, version {label}, and asked for a change", {}


def reviewed_elsewhere(_review: State) -> tuple[str, dict[str, object]]:
    return "{who} reviewed {title}, version {label}, outside Countersign", {}


def cosigned(_cosignature: State) -> tuple[str, dict[str, object]]:
    return "{who} signed {title}, version {label}, as one of several", {}


def endorsed(_endorsement: State) -> tuple[str, dict[str, object]]:
    return "{who} stands behind {title}, version {label}, which somebody else signed", {}


def wrote_foreword(_foreword: State) -> tuple[str, dict[str, object]]:
    return "{who} said in their own words what {title}, version {label}, is for", {}


@dataclass(frozen=True, kw_only=True)
class PolicyCreated(Entry):
    """Work on a policy began. Nothing applies yet."""

    kind = "policy.created"


@dataclass(frozen=True, kw_only=True)
class PolicyChanged(Entry):
    """Who owns a policy, how often it is reviewed, whom it is for, or whether it is in use was set anew."""

    kind = "policy.changed"


@dataclass(frozen=True, kw_only=True)
class AimEnded(Entry):
    """Until the day in the row a policy was for whom the row names; the change itself is ``policy.changed``."""

    kind = "aim.ended"


@dataclass(frozen=True, kw_only=True)
class MarkConfirmed(Entry):
    """Somebody confirmed that a passage of a version meets one of the requirements 5.2 a to d."""

    kind = "mark.confirmed"
    shows = ("5.2",)


@dataclass(frozen=True, kw_only=True)
class VersionOffered(Entry):
    """A text was fixed and put in front of top management, to be signed or sent back."""

    kind = "version.offered"


@dataclass(frozen=True, kw_only=True)
class VersionSigned(Entry):
    """Top management put its name to the exact words of a version; or somebody, by the delegation in the row."""

    kind = "version.signed"
    shows = ("5.1 a", "5.2")
    key_event = True
    leads = Leading(Shape.SIGNATURE, by="signed_by_id", says=signed)


@dataclass(frozen=True, kw_only=True)
class CosignatureGiven(Entry):
    """One of several who all have to sign put their name to a version. The last of them is its ``version.signed``."""

    kind = "cosignature.given"
    shows = ("5.1 a", "5.2")
    key_event = True
    leads = Leading(Shape.SIGNATURE, by="person_id", says=cosigned)


@dataclass(frozen=True, kw_only=True)
class DelegationGiven(Entry):
    """Top management has somebody sign topic policies in its place, until the day in the row."""

    kind = "delegation.given"
    shows = ("5.3",)
    key_event = True


@dataclass(frozen=True, kw_only=True)
class DelegationEnded(Entry):
    """What was delegated was ended before its day, or given back, for the reason in the row."""

    kind = "delegation.ended"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class EndorsementGiven(Entry):
    """Somebody who leads stands behind a version that somebody else signed."""

    kind = "endorsement.given"
    shows = ("5.1 a", "5.2")
    key_event = True
    leads = Leading(Shape.SIGNATURE, by="person_id", says=endorsed)


@dataclass(frozen=True, kw_only=True)
class ForewordWritten(Entry):
    """Whoever signs a version said beside it, in their own words, why it matters."""

    kind = "foreword.written"
    shows = ("5.1 d",)
    leads = Leading(Shape.MESSAGE, by="person_id", says=wrote_foreword, seldom=True)


@dataclass(frozen=True, kw_only=True)
class VersionDeclined(Entry):
    """Somebody who was asked to sign a version does not, for the reason in the row. Others may still sign it."""

    kind = "version.declined"


@dataclass(frozen=True, kw_only=True)
class VersionRendered(Entry):
    """The PDF of a signed version was made and kept. It is never made again; the entry carries its digest."""

    kind = "version.rendered"


@dataclass(frozen=True, kw_only=True)
class VersionPublished(Entry):
    """A signed version is in force from the day the row says. It tells people a rule, not why it matters (5.1 d)."""

    kind = "version.published"
    shows = ("5.2",)
    key_event = True


@dataclass(frozen=True, kw_only=True)
class VersionSuperseded(Entry):
    """A later version has taken the place of this one."""

    kind = "version.superseded"


@dataclass(frozen=True, kw_only=True)
class VersionWithdrawn(Entry):
    """A version was taken back, with the reason in the row: not signed, not published, or no longer in force."""

    kind = "version.withdrawn"


@dataclass(frozen=True, kw_only=True)
class VersionRecordedElsewhere(Entry):
    """A version that was signed outside Countersign was entered, on the word of whoever entered it."""

    kind = "version.recorded_elsewhere"
    shows = ("5.1 a", "5.2")
    key_event = True
    leads = Leading(Shape.SIGNATURE, by="signed_by_id", says=signed_elsewhere, elsewhere=True)


@dataclass(frozen=True, kw_only=True)
class ReviewConfirmedUnchanged(Entry):
    """Top management looked at a version in force again and found it still right, for the reason in the row."""

    kind = "review.confirmed_unchanged"
    shows = ("5.1 a", "5.2")
    key_event = True
    leads = Leading(Shape.REVIEW, by="reviewed_by_id", says=confirmed)


@dataclass(frozen=True, kw_only=True)
class ReviewChangeAsked(Entry):
    """Top management looked at a version in force again, and the row says what has to change."""

    kind = "review.change_asked"
    shows = ("5.1 a", "5.2")
    key_event = True
    leads = Leading(Shape.REVIEW, by="reviewed_by_id", says=asked_for_change)


@dataclass(frozen=True, kw_only=True)
class ReviewRecordedElsewhere(Entry):
    """A review that was held outside Countersign was entered, on the word of whoever entered it."""

    kind = "review.recorded_elsewhere"
    shows = ("5.1 a", "5.2")
    leads = Leading(Shape.REVIEW, by="reviewed_by_id", says=reviewed_elsewhere, elsewhere=True)


@dataclass(frozen=True, kw_only=True)
class AvailabilityDecided(Entry):
    """Top management decided how people outside get the policy: published, in part, on request, or not, and why."""

    kind = "availability.decided"
    shows = ("5.2",)


@dataclass(frozen=True, kw_only=True)
class PublicPublished(Entry):
    """A signed text was made public, whole or with passages left out. Its digest names the document it is made from."""

    kind = "public.published"
    shows = ("5.2",)
    key_event = True


@dataclass(frozen=True, kw_only=True)
class PublicWithdrawn(Entry):
    """A public text was taken down, or another took its place."""

    kind = "public.withdrawn"


@dataclass(frozen=True, kw_only=True)
class CheckWritten(Entry):
    """A question is asked from now on before anybody accepts the policy."""

    kind = "check.written"
    shows = ("7.3",)


@dataclass(frozen=True, kw_only=True)
class CheckEnded(Entry):
    """A question is asked no more."""

    kind = "check.ended"


@dataclass(frozen=True, kw_only=True)
class LocationNamed(Entry):
    """Somebody said where a policy can be found besides here."""

    kind = "location.named"
    shows = ("5.2",)


@dataclass(frozen=True, kw_only=True)
class LocationEnded(Entry):
    """A policy can be found at a place no more."""

    kind = "location.ended"


@dataclass(frozen=True, kw_only=True)
class LocationSeen(Entry):
    """Somebody looked whether a policy is where it is said to be; or, asked by a round, a page came or went."""

    kind = "location.seen"
    shows = ("5.2",)


@dataclass(frozen=True, kw_only=True)
class TranslationGiven(Entry):
    """Somebody said that a text says the same as a signed version, in another language. Nobody signs it."""

    kind = "translation.given"
    shows = ("5.2",)


@dataclass(frozen=True, kw_only=True)
class TranslationEnded(Entry):
    """A translation is shown to nobody any more, or another took its place."""

    kind = "translation.ended"
