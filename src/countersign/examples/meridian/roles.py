"""Who was appointed to what: as Ingrid did in February 2024, confirmed here. Ann's form lies on her desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.kernel.money import Money
from countersign.people.enums import WordingKind
from countersign.people.queries import wording
from countersign.roles import queries as roles
from countersign.roles.commands.accept import accept
from countersign.roles.commands.approve import approve
from countersign.roles.commands.define import define
from countersign.roles.commands.propose import Terms, propose
from countersign.roles.commands.record_competence import record_competence
from countersign.roles.commands.record_roles_told import record_roles_told
from countersign.roles.enums import Authority, Basis, RiskLevel, Way
from countersign.roles.library import CONTACT, HR, LEAD, REPORTER, SPONSOR

if TYPE_CHECKING:
    from countersign.roles.models import Appointment

HELD_FROM, TOLD_ON = date(2024, 2, 1), date(2024, 2, 10)
DESCRIBED_ON, APPOINTED_ON, TAKEN_ON = date(2026, 1, 14), date(2026, 1, 15), date(2026, 1, 16)
RISK_OWNER, AUDITOR, LEGAL = "risk_owner", "internal_auditor", "legal"
FULL_TIME = 40


@dataclass(frozen=True)
class Holder:
    """Who holds which role on which terms, and what shows that they can: its sort and the words."""

    name: str
    role: str
    terms: Terms
    can: tuple[Basis, str] | None = None
    takes_it: bool = True


def owning(department: str) -> Terms:
    level = RiskLevel.MEDIUM
    return Terms((Authority.ENFORCE, Authority.ACCEPT_RISK), accepts_up_to=level, departments=(department,))


ENFORCES, RISK_COURSE = (Authority.ENFORCE,), (Basis.TRAINING, "Executive risk training of two days; HR file")
IN_CHARGE = (Authority.ENFORCE, Authority.SPEND, Authority.ESCALATE)

HOLDERS = (
    Holder("Thandi", SPONSOR, Terms((Authority.APPROVE, Authority.SPEND, Authority.ENFORCE))),
    Holder(
        "Yusuf",
        REPORTER,
        Terms(
            IN_CHARGE,
            spends=Money(40_000_000, "EUR"),
            hours_a_week=FULL_TIME,
            direct_line=True,
            reporting_note="Quarterly to the executive board, in person.",
        ),
        (Basis.CERTIFICATE, "CISM, renewed in 2025; HR file"),
    ),
    Holder(
        "Clara",
        LEAD,
        Terms(IN_CHARGE, spends=Money(6_000_000, "EUR"), hours_a_week=FULL_TIME, direct_line=True),
        (Basis.CERTIFICATE, "ISO 27001 lead implementer, 2023; HR file"),
    ),
    Holder("Rita", AUDITOR, Terms((Authority.AUDIT,)), (Basis.CERTIFICATE, "Certified internal auditor; HR file")),
    Holder("Ben", HR, Terms(ENFORCES)),
    Holder("Ivo", RISK_OWNER, owning("Terminals"), RISK_COURSE),
    Holder("Ann", RISK_OWNER, owning("Warehousing"), takes_it=False),
    Holder("Luc", RISK_OWNER, owning("Customs"), RISK_COURSE),
    Holder("Eva", CONTACT, Terms(ENFORCES, departments=("Commercial",))),
    Holder("Paul", CONTACT, Terms(ENFORCES, departments=("Finance",))),
    Holder("Helen", LEGAL, Terms(ENFORCES, departments=("Legal",))),
)
DESCRIBED = tuple(dict.fromkeys(one.role for one in HOLDERS))


def describe(stage: Stage, key: str) -> None:
    define(key=key, by=stage.by("Clara", Hat.ISMS_LEAD), at=stage.at)


def put_forward(stage: Stage, one: Holder) -> None:
    propose(
        role_id=roles.role_with_key(stage.organisation, one.role).id,
        person_id=stage.person(one.name).id,
        held_from=stage.day(HELD_FROM),
        terms=one.terms,
        by=stage.by("Clara", Hat.ISMS_LEAD),
        at=stage.at,
    )


def appointed(stage: Stage, one: Holder) -> Appointment:
    return there(roles.open_in_role(stage.organisation, one.role, stage.person(one.name).id), "appointment")


def appoint(stage: Stage, one: Holder) -> None:
    proposed, leads = appointed(stage, one), stage.by("Ingrid", Hat.TOP_MANAGEMENT)
    approve(appointment_id=proposed.id, digest_shown=proposed.document, by=leads, at=stage.at)


def say_yes(stage: Stage, one: Holder) -> None:
    mine, sentence = appointed(stage, one), wording(stage.organisation, WordingKind.ROLE)
    words = roles.words_for(mine, sentence.text)
    accept(appointment_id=mine.id, wording_id=sentence.id, words_shown=words, by=stage.by(one.name), at=stage.at)


def what_they_can(stage: Stage, one: Holder) -> None:
    """Nobody writes down what they can themselves: Thandi does for Clara, and Clara for the others."""
    basis, text = there(one.can, "competence")
    lead, leads = stage.by("Clara", Hat.ISMS_LEAD), stage.by("Thandi", Hat.TOP_MANAGEMENT)
    record_competence(
        appointment_id=appointed(stage, one).id,
        basis=basis,
        text=text,
        shown_on=stage.day(HELD_FROM),
        by=leads if one.name == "Clara" else lead,
        at=stage.at,
    )


def records_the_induction(stage: Stage) -> None:
    record_roles_told(
        way=Way.INDUCTION,
        what="The slide on who does what, which everybody was shown in February 2024 and sees on their first day since",
        told_on=stage.day(TOLD_ON),
        by=stage.by("Clara", Hat.ISMS_LEAD),
        at=stage.at,
    )


ACTS = (
    *(
        Act(DESCRIBED_ON, time(9, number), f"Clara describes {key}", partial(describe, key=key))
        for number, key in enumerate(DESCRIBED)
    ),
    *(
        Act(DESCRIBED_ON, time(10, number), f"Clara proposes {one.name}", partial(put_forward, one=one))
        for number, one in enumerate(HOLDERS)
    ),
    *(
        Act(APPOINTED_ON, time(16, number), f"Ingrid appoints {one.name}", partial(appoint, one=one))
        for number, one in enumerate(HOLDERS)
    ),
    *(
        Act(TAKEN_ON, time(9 + number % 7, 4 * number), f"{one.name} takes the role", partial(say_yes, one=one))
        for number, one in enumerate(HOLDERS)
        if one.takes_it
    ),
    *(
        Act(TAKEN_ON, time(17, number), f"what {one.name} can is recorded", partial(what_they_can, one=one))
        for number, one in enumerate(HOLDERS)
        if one.can
    ),
    Act(TAKEN_ON, time(17, 40), "Clara records that people were told in 2024", records_the_induction),
)
