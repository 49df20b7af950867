"""What the ledger keeps about organisations and people."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry


@dataclass(frozen=True, kw_only=True)
class OrganisationSetUp(Entry):
    """An organisation begins here."""

    kind = "organisation.set_up"


@dataclass(frozen=True, kw_only=True)
class OrganisationChanged(Entry):
    """Something about the organisation was put right or has changed."""

    kind = "organisation.changed"


@dataclass(frozen=True, kw_only=True)
class PersonEntered(Entry):
    """Somebody was entered into the list of people."""

    kind = "person.entered"


@dataclass(frozen=True, kw_only=True)
class PersonChanged(Entry):
    """Something about somebody was put right or has changed."""

    kind = "person.changed"


@dataclass(frozen=True, kw_only=True)
class PersonLeft(Entry):
    """Somebody left, on the day the row says."""

    kind = "person.left"


@dataclass(frozen=True, kw_only=True)
class PersonErased(Entry):
    """The personal data of somebody who left were erased; their acts stay."""

    kind = "person.erased"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class AddressProposed(Entry):
    """Somebody proposed another mail address for a person whose address takes two to change."""

    kind = "address.proposed"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class AddressChanged(Entry):
    """Somebody signs in from another mail address from now on."""

    kind = "address.changed"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class BounceNoted(Entry):
    """Mail to somebody's address came back for good. They are reminded of nothing there until that has ended."""

    kind = "bounce.noted"


@dataclass(frozen=True, kw_only=True)
class BounceEnded(Entry):
    """Somebody has an address tried again from which mail came back, or signed in with a code mailed to it."""

    kind = "bounce.ended"


@dataclass(frozen=True, kw_only=True)
class ImportApplied(Entry):
    """A list of people was taken in; each person it touched has an entry of their own under the same act."""

    kind = "import.applied"


@dataclass(frozen=True, kw_only=True)
class LeaderEntered(Entry):
    """Somebody was put on the top-management register; counts once they have countersigned."""

    kind = "leader.entered"
    shows = ("5.1",)


@dataclass(frozen=True, kw_only=True)
class LeaderConfirmed(Entry):
    """The person entered put their own name to it: they lead, on the basis and from the day the row says."""

    kind = "leader.confirmed"
    shows = ("5.1",)
    key_event = True


@dataclass(frozen=True, kw_only=True)
class LeaderEnded(Entry):
    """Somebody is no longer top management from the day the row says."""

    kind = "leader.ended"
    shows = ("5.1",)
    key_event = True


@dataclass(frozen=True, kw_only=True)
class AccessGranted(Entry):
    """Somebody may wear a hat in this product from now on. No role in the ISMS is given by it."""

    kind = "access.granted"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class AccessEnded(Entry):
    """A hat was taken back."""

    kind = "access.ended"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class AnnouncementMade(Entry):
    """Something that takes two people was announced to everybody by one; until the instant the row says, anybody who
    is here may stop it."""

    kind = "announcement.made"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class AnnouncementStopped(Entry):
    """Somebody stopped what was announced, or whoever announced it took it back. It does not happen."""

    kind = "announcement.stopped"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class AnnouncementAgreed(Entry):
    """A second person agreed to what was announced, and it happened at once: by two hands."""

    kind = "announcement.agreed"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class AnnouncementCarriedOut(Entry):
    """What was announced and not stopped happened by the hand that announced it, there being no second one."""

    kind = "announcement.carried_out"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class WordingSet(Entry):
    """A sentence that people will be asked to put their name to. Sentences are added, never edited."""

    kind = "wording.set"


@dataclass(frozen=True, kw_only=True)
class SettingChanged(Entry):
    """A number that judges, or the days that are free here, are other ones from the day the row says, for a reason."""

    kind = "setting.changed"
    key_event = True
