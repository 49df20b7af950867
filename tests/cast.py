"""The standing cast, entered by commands: Larkbeam Ltd, and Otto, who belongs elsewhere and must see nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.chance import seeded
from countersign.kernel.references import new_id, parse_ref
from countersign.ledger.queries import logs
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.enter import enter
from countersign.people.commands.set_up import FirstLeader, Founder, set_up
from countersign.people.enums import Basis, PersonKind
from countersign.people.models import Person
from countersign.people.queries import organisation_by_slug, people, unconfirmed

BEGINNING = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

type Member = tuple[str, str, str, PersonKind, date]

LARKBEAM: tuple[Member, ...] = (
    ("priya", "Priya Raman", "CEO and founder", PersonKind.DIRECTOR, date(2019, 4, 1)),
    ("tom", "Tom Okafor", "CTO", PersonKind.EMPLOYEE, date(2019, 6, 1)),
    ("mei", "Mei Sato", "Engineering Lead", PersonKind.EMPLOYEE, date(2020, 2, 1)),
    ("ruth", "Ruth Ellis", "HR Manager", PersonKind.EMPLOYEE, date(2021, 1, 10)),
    ("ola", "Ola Nowak", "Developer", PersonKind.EMPLOYEE, date(2022, 5, 1)),
    ("dana", "Dana Field", "Freelance designer", PersonKind.CONTRACTOR, date(2025, 1, 1)),
)
STONECROSS: tuple[Member, ...] = (("otto", "Otto Brandt", "Managing director", PersonKind.DIRECTOR, date(2015, 1, 1)),)


@dataclass(frozen=True)
class Cast:
    """One organisation of the cast; people are found by the first part of their address."""

    organisation: UUID

    def person(self, first: str) -> Person:
        return next(iter(people(self.organisation).filter(email__startswith=f"{first}@")[:1]))

    def actor(self, first: str, *hats: Hat, auth: tuple[str, ...] = ("session",)) -> Actor:
        """Somebody acting, with the hats that a test gives them; the first is the one worn."""
        worn = hats[0] if hats else Hat.STAFF
        person = self.person(first).id
        return Actor(ActorKind.PERSON, self.organisation, person, worn, frozenset({*hats, Hat.STAFF}), auth)

    @property
    def system(self) -> Actor:
        return Actor(ActorKind.SYSTEM, self.organisation)


def enter_cast() -> None:
    """Both organisations, with the same bytes on every engine. Priya leads Larkbeam, Tom looks after its ISMS."""
    with seeded(b"cast"):
        begin("Larkbeam Ltd", "larkbeam.example", LARKBEAM, lead="tom", leader="priya")
        begin("Stonecross Managed IT Ltd", "stonecross.example", STONECROSS, lead="otto", leader="otto")


def begin(name: str, domain: str, members: tuple[Member, ...], *, lead: str, leader: str) -> Cast:
    """Set an organisation up, enter the others, and let its leader countersign the register."""
    organisation = new_id(BEGINNING)
    by = Actor(ActorKind.SET_UP, organisation, auth=("set-up",))
    founders = {first: Founder(called, f"{first}@{domain}", title, kind) for first, called, title, kind, _ in members}
    since = next(joined for first, *_, joined in members if first == leader)
    set_up(
        name=name,
        lead=founders[lead],
        leader=FirstLeader(founders[leader], Basis.OWNER, since),
        isms_started_on=date(2026, 1, 5),
        by=by,
        at=BEGINNING,
    )
    for first, called, title, kind, joined in members:
        if first not in (lead, leader):
            enter(name=called, email=f"{first}@{domain}", title=title, kind=kind, joined_on=joined, by=by, at=BEGINNING)
    here = Cast(organisation)
    waiting = unconfirmed(organisation, here.person(leader).id)
    assert waiting
    confirm_leader(leader_id=waiting.id, by=here.actor(leader), at=BEGINNING)
    return here


def cast(slug: str) -> Cast:
    organisation = organisation_by_slug(slug)
    assert organisation, f"{slug} is not in the template; there are {len(logs())} logs"
    return Cast(organisation.id)


def id_of(reference: str | None) -> UUID:
    """The id in a command's answer."""
    assert reference
    return parse_ref(reference)[1]
