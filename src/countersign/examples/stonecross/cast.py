"""Who matters at Stonecross, by the address of each, and what the company is. Everybody else is in ``crowd``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from countersign.examples.stage import AUTH, VIA, Stage, there
from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.people import queries as people
from countersign.people.enums import PersonKind

if TYPE_CHECKING:
    from countersign.people.models import Person

KEY = "stonecross"
NAME = "Stonecross Managed IT Ltd"
PURPOSE = "Managed IT and cloud services for legal and manufacturing firms in the UK and Ireland"
TERMS = ("law firms", "manufacturers", "service desk", "remote access", "Ireland")
ZONE = "Europe/London"
DOMAIN = "stonecross.example"

LEADERSHIP, DESK, FIELD, PROJECTS = "Leadership", "Service Desk", "Field Engineering", "Projects"
SALES, FINANCE, HR, FACILITIES = "Sales", "Finance", "HR", "Facilities"
DEPARTMENTS = (LEADERSHIP, DESK, FIELD, PROJECTS, SALES, FINANCE, HR, FACILITIES)


@dataclass(frozen=True)
class Member:
    """Somebody as HR's list says it. ``manager``: the address of whom they report to."""

    name: str
    title: str
    department: str
    joined_on: date
    manager: str = ""
    kind: PersonKind = PersonKind.EMPLOYEE

    @property
    def email(self) -> str:
        return f"{self.name.lower().replace(' ', '.')}@{DOMAIN}"


GARETH = Member("Gareth Pell", "Managing Director", LEADERSHIP, date(2012, 1, 1), kind=PersonKind.DIRECTOR)
ANITA = Member("Anita Roy", "Operations Director", LEADERSHIP, date(2016, 1, 1), GARETH.email, kind=PersonKind.DIRECTOR)
DEAN = Member("Dean Walsh", "IT Director", LEADERSHIP, date(2017, 1, 1), GARETH.email)
COLIN = Member("Colin Marsh", "Sales Director", SALES, date(2018, 1, 1), GARETH.email)
LORNA = Member("Lorna Kay", "Service Desk Manager", DESK, date(2019, 1, 1), DEAN.email)
FARAH = Member("Farah Aziz", "Information Security Manager", DESK, date(2021, 6, 1), LORNA.email)
JOAN = Member("Joan Birch", "HR Manager", HR, date(2018, 5, 1), ANITA.email)
PIOTR = Member("Piotr Zawada", "Incident Manager", DESK, date(2020, 1, 1), LORNA.email)
GRACE = Member("Grace Lim", "Finance Manager", FINANCE, date(2019, 5, 1), ANITA.email)
ALED = Member("Aled Rees", "Head of Projects", PROJECTS, date(2017, 9, 1), ANITA.email)
KIM = Member("Kim Osei", "Sales Operations", SALES, date(2022, 1, 1), COLIN.email)
HANNA = Member("Hanna Vik", "Continuity Lead", PROJECTS, date(2022, 4, 1), ALED.email)
STEVE = Member("Steve Nunn", "Head of Cloud", PROJECTS, date(2018, 1, 1), DEAN.email)

NAMED = (GARETH, ANITA, DEAN, COLIN, LORNA, FARAH, JOAN, PIOTR, GRACE, ALED, KIM, HANNA, STEVE)
EXECUTIVES = (GARETH, ANITA, DEAN, COLIN)
LEFT_ON = {STEVE.email: date(2026, 8, 31), PIOTR.email: date(2026, 10, 2)}


def who(stage: Stage, member: Member) -> Person:
    """Somebody by their address: of 180 people several share a first name."""
    return there(people.person_by_email(stage.organisation, member.email), "person")


def by(stage: Stage, member: Member, hat: Hat = Hat.STAFF) -> Actor:
    """Somebody acting in the hats that the organisation gave them; ``hat`` is the one worn."""
    return acting(stage, who(stage, member), hat)


def acting(stage: Stage, person: Person, hat: Hat = Hat.STAFF) -> Actor:
    worn = people.hats(stage.organisation, person.id, stage.at)
    return Actor(ActorKind.PERSON, stage.organisation, person.id, hat, worn, (AUTH,), VIA)
