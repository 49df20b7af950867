"""Who signs topic policies in the place of top management, and why somebody does not, or not any more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from countersign.kernel.actors import Hat
from countersign.kernel.approvals import delegated_capacity
from countersign.kernel.instants import day_in
from countersign.kernel.refusals import Unknown
from countersign.kernel.words import Words, say
from countersign.ledger.prepared import Prepared
from countersign.people.enums import PersonKind
from countersign.people.queries import (
    capacity_of,
    changed_alone,
    grants,
    is_only_leader,
    leaders,
    organisation,
    today,
)
from countersign.policies.enums import PolicyKind
from countersign.policies.models import Delegation, Policy, Refusal, Version
from countersign.policies.queries.rows import policy

PARENT_ALONE = say("The information security policy is signed by top management alone: nobody can delegate that.")


@dataclass(frozen=True)
class Authority:
    """As what somebody signs a version. ``capacity`` is empty for whoever cannot.

    ``missing`` says then why not, where something was delegated to them once. ``hat``: the one it is signed in.
    """

    capacity: str = ""
    hat: Hat = Hat.TOP_MANAGEMENT
    delegation: Delegation | None = None
    missing: Words | None = None


@dataclass(frozen=True)
class Lent:
    """Delegations, the newest first, with all that decides whether they hold on a day.

    ``leading``: the entries of the register that count, and whose they are. ``moved``: whose mail address one person
    alone changed, and when. ``zone``: where the organisation lives. ``machine``: who looks after the system (S4).
    """

    on: date
    rows: Sequence[Delegation] = ()
    leading: Mapping[UUID, UUID] = field(default_factory=dict)
    moved: Mapping[UUID, datetime] = field(default_factory=dict)
    zone: str = "UTC"
    machine: frozenset[UUID] = frozenset()

    def lacks(self, one: Delegation) -> Words | None:
        """Why a delegation does not hold on this day; None while it does."""
        giver, holder, moved = str(one.given_by), one.person, self.moved.get(one.person_id)
        if one.ended_at is not None:
            day = day_in(self.zone, one.ended_at)
            return say("The delegation by {giver} was ended on {day}.", giver=giver, day=day)
        if one.holds_until <= self.on:
            return say("The delegation by {giver} ran out on {day}.", giver=giver, day=one.holds_until)
        if one.leader_id not in self.leading:
            return say("{giver}, who delegated it, is not on the register of top management any more.", giver=giver)
        if holder.erased_at or (holder.left_on and holder.left_on <= self.on):
            return say("{holder} has left.", holder=str(holder))
        if holder.joined_on and holder.joined_on > one.holds_from:
            return say("{holder} had left after {giver} delegated it.", holder=str(holder), giver=giver)
        if holder.kind == PersonKind.EXTERNAL:
            return say("{holder} is from outside by now, such as an auditor.", holder=str(holder))
        if one.person_id in self.machine:
            return say("{holder} looks after the system by now, and so decides on no content.", holder=str(holder))
        if moved and moved >= one.given_at:
            return say(
                "One person alone changed the mail address of {holder} after {giver} delegated it. It has to be "
                "delegated anew.",
                holder=str(holder),
                giver=giver,
            )
        return None

    @property
    def holding(self) -> list[Delegation]:
        return [one for one in self.rows if self.lacks(one) is None]

    def signing(
        self, of: Policy, authors: Collection[UUID | None], at: datetime, refused: Collection[UUID] = ()
    ) -> list[Delegation]:
        """By which a text of these authors can be signed: of each holder the one that holds longest.

        Authors are left out, and whoever leads signs without. Nobody lends what they do not have: where the giver is
        an author, they could not sign it either (S1), and whoever ``refused`` to sign it has nobody sign it for them.
        """
        others = [one for one in self.holding if one.person_id not in {*authors, *self.leading.values()}]
        lending = [one for one in others if one.given_by_id not in refused]
        able = [one for one in lending if covers(one, of) and not gives_own(one, authors, at)]
        longest = {one.person_id: one for one in sorted(able, key=lambda one: (one.holds_until, one.id))}
        return sorted(longest.values(), key=lambda one: (str(one.person), one.id))


NOTHING = Lent(date.min)
"""Where nothing was delegated, no day matters."""


def covers(one: Delegation, of: Policy) -> bool:
    """Is it for this policy? Never for the parent (S2)."""
    return of.kind == PolicyKind.TOPIC and (one.every_topic or of.id.hex in one.policies)


def gives_own(one: Delegation, authors: Collection[UUID | None], at: datetime) -> bool:
    """Would the holder sign what the giver wrote, while somebody else leads?"""
    return one.given_by_id in authors and not is_only_leader(one.organisation_id, one.given_by_id, at)


def delegations(organisation: UUID) -> QuerySet[Delegation]:
    """All there ever were, the newest first, with everybody who had to do with them."""
    here = Delegation.objects.filter(organisation_id=organisation)
    return here.select_related("person", "given_by", "ended_by").order_by("-given_at", "-id")


def delegation(organisation: UUID, id: UUID) -> Delegation:
    """Raises Unknown for none, and for somebody else's."""
    found = delegations(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("delegation")
    return found


def delegations_since(organisation: UUID, at: datetime) -> QuerySet[Delegation]:
    """Those that were given or ended at or after an instant, the oldest first."""
    here = delegations(organisation)
    return (here.filter(given_at__gte=at) | here.filter(ended_at__gte=at)).order_by("given_at", "id")


OPEN = Prepared(lambda organisation: delegations(organisation).filter(ended_at=None), organisation=UUIDField())


def lent(firm: UUID, at: datetime, found: Iterable[Delegation] | None = None) -> Lent:
    """What was delegated, as it stands today. ``found``: of all those there are, these; otherwise what nobody ended."""
    rows = OPEN.rows(organisation=firm) if found is None else list(found)
    if not rows:
        return NOTHING
    on, moved = today(firm, at), changed_alone(firm, {one.person_id for one in rows})
    leading = dict(leaders(firm, on).values_list("id", "person_id"))
    machine = grants(firm).filter(hat=Hat.ADMINISTRATOR.value, ended_at=None).values_list("person_id", flat=True)
    return Lent(on, rows, leading, moved, organisation(firm).time_zone, frozenset(machine))


def delegated_to(organisation: UUID, person: UUID | None, at: datetime) -> Lent:
    """Everything that was ever delegated to somebody, as it stands today."""
    return lent(organisation, at, delegations(organisation).filter(person_id=person)) if person else NOTHING


def by_delegation(one: Delegation) -> Authority:
    """As what its holder signs."""
    giver = one.given_by
    capacity = delegated_capacity(one.person.title, str(giver), giver.title, one.holds_until)
    return Authority(capacity, Hat.STAFF, one)


def authority_over(version: Version, person: UUID | None, at: datetime) -> Authority:
    """As what somebody could sign this version today: because they lead, or because it was delegated to them.

    Whether they wrote it themselves is asked elsewhere.
    """
    here = version.organisation_id
    if leads := capacity_of(here, person, at):
        return Authority(leads)
    mine = delegated_to(here, person, at)
    if not mine.rows:
        return Authority()
    authors = version.written_by - {person}
    about = policy(here, version.policy_id)
    said_no = who_refused(version)
    if found := mine.signing(about, authors, at, said_no):
        return by_delegation(found[0])
    return Authority(missing=why_not(mine, about, said_no))


def who_refused(version: Version) -> set[UUID]:
    """Who said that they do not sign this version."""
    here = Refusal.objects.filter(organisation_id=version.organisation_id, version_id=version.id)
    return set(here.values_list("person_id", flat=True))


def delegates(version: Version, at: datetime) -> set[UUID]:
    """To whom the signing of this version is delegated today, so that they could do it."""
    here, authors = version.organisation_id, version.written_by
    found = lent(here, at)
    if not found.rows:
        return set()
    about = policy(here, version.policy_id)
    return {one.person_id for one in found.signing(about, authors, at, who_refused(version))}


def why_not(mine: Lent, of: Policy, refused: Collection[UUID] = ()) -> Words:
    """Why nothing that was delegated to somebody lets them sign a text of this policy; of several the newest says."""
    if of.kind == PolicyKind.PARENT:
        return PARENT_ALONE
    meant = [one for one in mine.rows if covers(one, of)]
    if not meant:
        return say("What {giver} delegated to you is not for this policy.", giver=str(mine.rows[0].given_by))
    reasons = [why for one in meant if (why := mine.lacks(one))]
    if len(reasons) == len(meant):
        return reasons[0]
    given = next(one for one in meant if mine.lacks(one) is None)
    giver = str(given.given_by)
    if given.given_by_id in refused:
        return say("{giver}, in whose place you would sign, said no to this version.", giver=giver)
    return say(
        "{giver}, in whose place you would sign, wrote or offered this text: somebody else signs it.", giver=giver
    )
