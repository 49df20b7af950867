"""Who was given what, by Dean, while he stood at the top: nine appointments, and one for him by Gareth.

Physical security is with Facilities, and with nobody by name. Of whom people were told, an old chart says.
"""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from countersign.examples.stage import Act, Stage, there
from countersign.examples.stonecross.beginning import PUT_RIGHT_ON
from countersign.examples.stonecross.cast import (
    ALED,
    DEAN,
    FARAH,
    FINANCE,
    GARETH,
    GRACE,
    HANNA,
    JOAN,
    KIM,
    PIOTR,
    PROJECTS,
    SALES,
    Member,
    by,
    who,
)
from countersign.kernel.actors import Hat
from countersign.kernel.money import Money
from countersign.people.enums import WordingKind
from countersign.people.queries import wording
from countersign.roles import queries as roles
from countersign.roles.commands.accept import accept
from countersign.roles.commands.approve import approve
from countersign.roles.commands.define import define
from countersign.roles.commands.describe import Description, as_described, describe
from countersign.roles.commands.give_to_function import give_to_function
from countersign.roles.commands.propose import Terms, propose
from countersign.roles.commands.record_competence import record_competence
from countersign.roles.commands.record_roles_told import record_roles_told
from countersign.roles.enums import Authority, Basis, Way
from countersign.roles.library import CONTACT, LEAD

if TYPE_CHECKING:
    from countersign.roles.models import Appointment

WEDNESDAY, THURSDAY = date(2026, 1, 14), date(2026, 1, 15)
HELD_FROM, DESCRIBED_ANEW = date(2024, 2, 1), date(2026, 3, 9)
TOLD_ON, WRITTEN_DOWN_ON = date(2024, 2, 10), date(2026, 1, 21)
SPONSOR, AUDITOR, HR, INCIDENT, CONTINUITY, IT, PHYSICAL = (
    "sponsor", "internal_auditor", "hr", "incident", "continuity", "it_head", "physical",
)  # fmt: skip
DESCRIBED = (SPONSOR, LEAD, AUDITOR, HR, INCIDENT, CONTACT, CONTINUITY, IT, PHYSICAL)
REPORTS = "Monthly report to the IT Director; summary to the board twice a year"
LIMIT = Money(500_000, "GBP")

ENFORCES = Terms(authorities=(Authority.ENFORCE,))
HOLDERS = (
    (GARETH, SPONSOR, Terms(authorities=(Authority.APPROVE, Authority.SPEND, Authority.ENFORCE), spends=LIMIT)),
    (FARAH, LEAD, Terms(authorities=(Authority.ENFORCE,), hours_a_week=32, reporting_note=REPORTS)),
    (FARAH, AUDITOR, Terms(authorities=(Authority.AUDIT,))),
    (JOAN, HR, ENFORCES),
    (PIOTR, INCIDENT, ENFORCES),
    (GRACE, CONTACT, Terms(authorities=(Authority.ENFORCE,), departments=(FINANCE,))),
    (ALED, CONTACT, Terms(authorities=(Authority.ENFORCE,), departments=(PROJECTS,))),
    (KIM, CONTACT, Terms(authorities=(Authority.ENFORCE,), departments=(SALES,))),
    (HANNA, CONTINUITY, ENFORCES),
    (DEAN, IT, Terms(authorities=(Authority.SPEND, Authority.ENFORCE), spends=LIMIT)),
)
SHOWN = {
    LEAD: (Basis.CERTIFICATE, "ISO 27001 lead implementer, 2022", date(2022, 6, 17)),
    AUDITOR: (Basis.TRAINING, "Auditor course 2023, two days", date(2023, 3, 8)),
}
ON_THE_CHART = (SPONSOR, LEAD, AUDITOR, HR, INCIDENT, IT)
"""The contacts and continuity came later, and nobody drew the chart anew."""
MORE = "Takes the calls of the audit day in the department, and stands beside whoever is asked."


def describes(stage: Stage, key: str) -> None:
    define(key=key, also_reports=key == LEAD, by=by(stage, FARAH, Hat.ISMS_LEAD), at=stage.at)


def proposes(stage: Stage, member: Member, key: str, terms: Terms) -> None:
    propose(
        role_id=roles.role_with_key(stage.organisation, key).id,
        person_id=who(stage, member).id,
        held_from=stage.day(HELD_FROM),
        terms=terms,
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


def appointed(stage: Stage, member: Member, key: str) -> Appointment:
    return there(roles.open_in_role(stage.organisation, key, who(stage, member).id), "appointment")


def approves(stage: Stage, leader: Member, member: Member, key: str) -> None:
    proposed, leads = appointed(stage, member, key), by(stage, leader, Hat.TOP_MANAGEMENT)
    approve(appointment_id=proposed.id, digest_shown=proposed.document, by=leads, at=stage.at)


def says_yes(stage: Stage, member: Member, key: str) -> None:
    mine, sentence = appointed(stage, member, key), wording(stage.organisation, WordingKind.ROLE)
    words = roles.words_for(mine, sentence.text)
    accept(appointment_id=mine.id, wording_id=sentence.id, words_shown=words, by=by(stage, member), at=stage.at)


def records_what_shows_it(stage: Stage, key: str) -> None:
    basis, text, shown_on = SHOWN[key]
    record_competence(
        appointment_id=appointed(stage, FARAH, key).id,
        basis=basis,
        text=text,
        shown_on=stage.day(shown_on),
        by=by(stage, DEAN, Hat.ISMS_LEAD),
        at=stage.at,
    )


def describes_contacts_anew(stage: Stage) -> None:
    """Who holds the role is asked again. None of the three has looked at it since."""
    now = roles.role_with_key(stage.organisation, CONTACT)
    said = as_described(now)
    more = Description(said.name, (*said.duties, MORE), said.carries, said.authorities, said.competence)
    lead = by(stage, FARAH, Hat.ISMS_LEAD)
    describe(description=more, key=CONTACT, version_shown=now.version, by=lead, at=stage.at)


def records_who_has_it(stage: Stage) -> None:
    """As it was found: whom an auditor would speak to, nobody knows."""
    give_to_function(
        role_id=roles.role_with_key(stage.organisation, PHYSICAL).id,
        function="Facilities",
        given_from=stage.day(HELD_FROM),
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


def records_the_chart(stage: Stage) -> None:
    record_roles_told(
        way=Way.INTRANET,
        what="The security page of the intranet, with a chart of 2024",
        told_on=stage.day(TOLD_ON),
        keys=ON_THE_CHART,
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


def boss(member: Member) -> Member:
    """Who appoints: Dean, and Gareth whoever cannot appoint himself."""
    return GARETH if member is DEAN else DEAN


ACTS = (
    *(
        Act(WEDNESDAY, time(9, place), f"Farah describes {key}", partial(describes, key=key))
        for place, key in enumerate(DESCRIBED)
    ),
    *(
        Act(
            WEDNESDAY,
            time(9, 20 + place),
            f"Farah proposes {one.name} as {key}",
            partial(proposes, member=one, key=key, terms=terms),
        )
        for place, (one, key, terms) in enumerate(HOLDERS)
    ),
    *(
        Act(
            PUT_RIGHT_ON if one is DEAN else THURSDAY,
            time(11, place),
            f"{boss(one).name} appoints {one.name} as {key}",
            partial(approves, leader=boss(one), member=one, key=key),
        )
        for place, (one, key, _terms) in enumerate(HOLDERS)
    ),
    *(
        Act(
            PUT_RIGHT_ON,
            time(13, 3 * place),
            f"{one.name} takes {key}",
            partial(says_yes, member=one, key=key),
        )
        for place, (one, key, _terms) in enumerate(HOLDERS)
    ),
    *(
        Act(
            date(2026, 1, 21),
            time(11, place),
            f"Dean records what shows that Farah can do {key}",
            partial(records_what_shows_it, key=key),
        )
        for place, key in enumerate(SHOWN)
    ),
    Act(WEDNESDAY, time(9, 40), "Farah writes down that Facilities has physical", records_who_has_it),
    Act(WRITTEN_DOWN_ON, time(11, 20), "Farah records that people were told in 2024", records_the_chart),
    Act(DESCRIBED_ANEW, time(10, 30), "Farah describes the contacts anew", describes_contacts_anew),
)
