"""What was announced, at the stages that tests begin with, reached by commands."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.ledger.queries import leaf_of
from countersign.people.commands.agree import agree
from countersign.people.commands.announce_access import announce_access
from countersign.people.commands.announce_address import announce_address
from countersign.people.commands.announce_leader import announce_leader
from countersign.people.commands.carry_out import carry_out
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.end_leader import end_leader
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.grant import grant
from countersign.people.commands.stop import stop
from countersign.people.enums import Basis
from countersign.people.models import Announcement
from countersign.people.queries import announcement, leaders
from tests.cast import BEGINNING, Cast, id_of
from tests.people.worlds import AT, DAY, after, lead, top

RIPE = AT + timedelta(hours=72)
"""The first instant at which what was announced at AT may happen."""

NEW = "priya@new.example"
SINCE = date(2026, 1, 1)


def lost_mailbox(here: Cast, *, at: datetime = AT) -> UUID:
    """Priya leads alone and Tom is lead and HR: nobody could approve another address for her but Tom himself."""
    told = announce_address(person_id=here.person("priya").id, new_address=NEW, by=lead(here), at=at)
    return id_of(told)


def second_leader(here: Cast, first: str = "mei", *, at: datetime = BEGINNING) -> Actor:
    """Somebody else leads, too."""
    person = here.person(first).id
    told = {"basis": Basis.DIRECTOR, "leads_from": SINCE}
    entry = id_of(enter_leader(person_id=person, **told, by=top(here), at=at))  # type: ignore[arg-type]
    confirm_leader(leader_id=entry, by=here.actor(first), at=at)
    return here.actor(first, Hat.TOP_MANAGEMENT)


def administrator(here: Cast, first: str = "ruth") -> UUID:
    """Somebody looks after the system."""
    person = here.person(first).id
    grant(person_id=person, hat=Hat.ADMINISTRATOR, by=top(here), at=BEGINNING)
    return person


def mixed_access(here: Cast) -> UUID:
    """The administrator is to own risks as well, says Priya."""
    person = administrator(here)
    return id_of(announce_access(person_id=person, hat=Hat.RISK_OWNER, by=top(here), at=AT))


def nobody_leads(here: Cast) -> None:
    """The last leader has gone."""
    for leader in leaders(here.organisation, DAY):
        end_leader(leader_id=leader.id, leads_until=DAY, by=top(here), at=AT)


def next_leader(here: Cast, first: str = "mei") -> UUID:
    """Tom announces who leads now."""
    nobody_leads(here)
    person = here.person(first).id
    return id_of(announce_leader(person_id=person, basis=Basis.DIRECTOR, leads_from=SINCE, by=lead(here), at=AT))


def found(here: Cast, id: UUID) -> Announcement:
    return announcement(here.organisation, id)


def kind_of(here: Cast, id: UUID) -> str:
    leaf = leaf_of(here.organisation, found(here, id).entry)
    assert leaf
    return leaf.kind


def announced_story(here: Cast) -> None:
    """One that is stopped, one that is carried out alone, and one to which another leader agrees."""
    stop(announcement_id=lost_mailbox(here, at=after(10)), by=here.actor("ola"), at=after(11))
    alone = id_of(announce_access(person_id=administrator(here), hat=Hat.RISK_OWNER, by=top(here), at=after(48)))
    carry_out(announcement_id=alone, by=top(here), at=after(48 + 72))
    ruth = here.person("ruth").id
    two = id_of(announce_access(person_id=ruth, hat=Hat.INTERNAL_AUDITOR, by=top(here), at=after(121)))
    agree(announcement_id=two, by=second_leader(here, at=after(121)), at=after(122))
