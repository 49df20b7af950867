"""What the ledger keeps about policies. Entries about a version carry the digest of its document."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry, Leading, Shape, State


def signed(version: State) -> tuple[str, dict[str, object]]:
    return "{who} signed {title}, version {label}", {"label": version["label"]}


def signed_elsewhere(version: State) -> tuple[str, dict[str, object]]:
    return "{who} signed {title}, version {label}, outside Countersign", {"label": version["label"]}


@dataclass(frozen=True, kw_only=True)
class PolicyCreated(Entry):
    """Work on a policy began. Nothing applies yet."""

    kind = "policy.created"


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
    """Top management put its name to the exact words of a version."""

    kind = "version.signed"
    shows = ("5.1 a", "5.2")
    key_event = True
    leads = Leading(Shape.SIGNATURE, by="signed_by_id", says=signed)


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
