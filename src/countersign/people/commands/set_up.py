from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.references import Ref, parse_ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.commands.open_log import open_log
from countersign.ledger.writing import command, write
from countersign.people.commands.enter import enter
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.grant import grant
from countersign.people.commands.set_wording import set_wording
from countersign.people.entries import OrganisationSetUp
from countersign.people.enums import Basis, PersonKind, Scope
from countersign.people.models import Organisation
from countersign.people.queries import organisation_by_slug
from countersign.people.wordings import FIRST, LANGUAGE

LONGEST_SLUG = 40


@dataclass(frozen=True)
class Founder:
    """Somebody who is there from the first minute."""

    name: str
    email: str
    title: str = ""
    kind: PersonKind = PersonKind.EMPLOYEE


@dataclass(frozen=True)
class FirstLeader:
    """Who leads, on which basis and since when; countersigned by the person at the first sign-in."""

    who: Founder
    basis: Basis
    leads_from: date


@command(accepts={ActorKind.SET_UP})
def set_up(
    *,
    name: str,
    lead: Founder,
    leader: FirstLeader | None = None,
    purpose: str = "",
    isms_started_on: date,
    time_zone: str = "Europe/London",
    isms_scope: Scope = Scope.WHOLE,
    isms_scope_statement: str = "",
    example: bool = False,
    by: Actor,
    at: datetime,
) -> Ref:
    """Begin an organisation, and its ledger with it, under the id that the actor brings (ISO/IEC 27001, 4.3, 5.1).

    ``lead`` does the setting up and looks after the ISMS and the list of people; ``leader`` is the first entry of
    the top-management register, and may be the same person. Without one, ``begin_register`` follows.
    """
    check_time_zone(time_zone)
    check_scope(isms_scope, isms_scope_statement)
    if not name.strip():
        raise Refused("Say what the organisation is called.")
    organisation = Organisation(
        id=by.organisation,
        slug=free_slug(name),
        name=name.strip(),
        purpose=purpose.strip(),
        isms_scope=isms_scope.value,
        isms_scope_statement=isms_scope_statement.strip(),
        isms_started_on=isms_started_on,
        time_zone=time_zone,
        languages=[LANGUAGE],
        set_up_at=at,
    )
    open_log(example=example, by=by, at=at)
    write(organisation, OrganisationSetUp())
    for kind, text in FIRST.items():
        set_wording(kind=kind, language=LANGUAGE, text=text, by=by, at=at)
    enter_founders(lead, leader, by, at)
    return organisation.ref


def enter_founders(lead: Founder, leader: FirstLeader | None, by: Actor, at: datetime) -> None:
    """The person who sets up, with the access a small organisation needs, and the first entry of the register."""
    _, first = parse_ref(enter_founder(lead, by, at))
    for hat in (Hat.ISMS_LEAD, Hat.HR):
        grant(person_id=first, hat=hat, by=by, at=at)
    if leader is None:
        return
    if leader.who.email.strip().lower() != lead.email.strip().lower():
        _, first = parse_ref(enter_founder(leader.who, by, at))
    enter_leader(person_id=first, basis=leader.basis, leads_from=leader.leads_from, by=by, at=at)


def enter_founder(who: Founder, by: Actor, at: datetime) -> Ref:
    return enter(name=who.name, email=who.email, title=who.title, kind=who.kind, by=by, at=at)


def check_scope(scope: Scope, statement: str) -> None:
    if scope is Scope.PART and not statement.strip():
        raise Refused("Say which part of the organisation the ISMS covers.")


def check_time_zone(time_zone: str) -> None:
    try:
        ZoneInfo(time_zone)
    except (ValueError, OSError, KeyError) as error:
        raise Refused(say("{zone} is not a time zone; write one like Europe/London.", zone=time_zone)) from error


def free_slug(name: str) -> str:
    """The name as it stands in addresses; numbered when another organisation has it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_SLUG].strip("-") or "organisation"
    number, free = 1, slug
    while organisation_by_slug(free):
        number += 1
        free = f"{slug}-{number}"
    return free
