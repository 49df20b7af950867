"""What somebody wrote, asked for or put forward, and what is about them, at the step at which it is approved.

For each act a world in which one person must not approve, and another may: their own proposal (S1), or what is about
themselves (S5). A person is named by the first part of their address.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from countersign.kernel.actors import Actor, Hat
from countersign.people.commands.announce_access import announce_access
from countersign.people.commands.grant import grant
from countersign.people.commands.propose_address import propose_address
from countersign.roles.enums import Authority
from tests.actions import worlds as actions
from tests.audits import found as audited
from tests.audits import internal, programmed
from tests.cast import Cast, id_of
from tests.direction import worlds as direction
from tests.objectives import worlds as objectives
from tests.people.announcing import NEW, administrator
from tests.policies.worlds import AT, after, begun, change, lead, leader, offered, second_leader
from tests.readiness import worlds as readiness
from tests.readiness.commands.test_approve_toleration import audited_by_mei
from tests.resources import worlds as resources
from tests.risks import worlds as risks
from tests.roles import competence, matrices
from tests.roles import worlds as roles

THEN = after(30)
"""When forms are sent: after everything that was prepared."""

PRIYA, MEI, TOM = "priya", "mei", "tom"


@dataclass(frozen=True)
class Own:
    """``who`` must not send the form at ``name``, and is told ``says``; ``other`` may, with the very same fields.

    ``fields``: what is filled in beside what the form says was shown; ``at``: when it is sent.
    """

    name: str
    thing: UUID | None
    who: str
    other: str
    says: str
    fields: dict[str, str] = field(default_factory=dict)
    at: datetime = THEN

    @property
    def path(self) -> str:
        return reverse(self.name, args=["larkbeam-ltd", *([self.thing] if self.thing else [])])


def auditors(here: Cast, *first: str) -> None:
    for one in first:
        grant(person_id=here.person(one).id, hat=Hat.INTERNAL_AUDITOR, by=leader(here), at=AT)


def leads_too(here: Cast, *hats: Hat) -> Actor:
    """Mei leads, too; with more hats."""
    second_leader(here, MEI)
    return here.actor(MEI, Hat.TOP_MANAGEMENT, *hats)


def proposed_appointment(here: Cast) -> Own:
    roles.begun(here)
    id = roles.proposed(here, by=leads_too(here))
    return Own("roles:approve", id, MEI, PRIYA, "You proposed this appointment")


def own_appointment(here: Cast) -> Own:
    roles.begun(here)
    leads_too(here)
    return Own("roles:approve", roles.proposed(here, MEI), MEI, PRIYA, "Nobody approves their own appointment")


OTHER: dict[str, Any] = {"authorities": (Authority.AUDIT,)}


def described_anew(here: Cast) -> Own:
    roles.begun(here)
    roles.held(here)
    roles.anew(here, by=leads_too(here), **OTHER)
    return Own("roles:approve_renewal", roles.asked_again(here).id, MEI, PRIYA, "You described the role anew")


def own_renewal(here: Cast) -> Own:
    roles.begun(here)
    leads_too(here)
    roles.held(here, MEI)
    roles.anew(here, **OTHER)
    return Own("roles:approve_renewal", roles.asked_again(here, MEI).id, MEI, PRIYA, "Nobody approves their own role")


def own_competence(here: Cast) -> Own:
    roles.begun(here)
    mei = leads_too(here)
    id = competence.shown(here, roles.held(here, MEI), by=mei)
    return Own("roles:confirm_competence", id, MEI, PRIYA, "Nobody confirms their own competence")


def own_gap(here: Cast) -> Own:
    roles.begun(here)
    leads_too(here)
    id = competence.planned(here, roles.held(here, MEI))
    more = {"closed": "closed", "evaluated_on": "2026-01-06", "judged": "Ran the exercise alone."}
    return Own("roles:evaluate_gap", id, MEI, PRIYA, "Nobody judges whether their own gap is closed", more)


def proposed_matrix(here: Cast) -> Own:
    roles.begun(here)
    mei = leads_too(here)
    matrices.begun_matrix(here)
    return Own("matrix:approve", matrices.proposed_matrix(here, by=mei), MEI, PRIYA, "You wrote or proposed this")


def written_matrix(here: Cast) -> Own:
    roles.begun(here)
    mei = leads_too(here)
    matrices.begun_matrix(here)
    matrices.saved(here, matrices.with_letters(here, "policy", hr="I"), by=mei)
    return Own("matrix:approve", matrices.proposed_matrix(here), MEI, PRIYA, "You wrote or proposed this version")


def of_an_address(here: Cast, who: str, says: str) -> Own:
    """Mei's address, which Ruth of HR proposed."""
    leads_too(here)
    grant(person_id=here.person("ruth").id, hat=Hat.HR, by=leader(here), at=AT)
    person = here.person(MEI).id
    change_id = id_of(propose_address(person_id=person, new_address=NEW, by=here.actor("ruth", Hat.HR), at=AT))
    told = {"address_shown": NEW}
    return OfAnAddress("people:approve_address", change_id, who, PRIYA, says, told, after(1), person=person)


@dataclass(frozen=True)
class OfAnAddress(Own):
    person: UUID | None = None

    @property
    def path(self) -> str:
        return reverse(self.name, args=["larkbeam-ltd", self.person, self.thing])


def proposed_address(here: Cast) -> Own:
    return of_an_address(here, "ruth", "You proposed this address")


def own_address(here: Cast) -> Own:
    return of_an_address(here, MEI, "This is your own address")


def announced(here: Cast) -> Own:
    mei = leads_too(here)
    id = id_of(announce_access(person_id=administrator(here), hat=Hat.RISK_OWNER, by=mei, at=AT))
    return Own("people:agree", id, MEI, PRIYA, "You announced this", at=after(1))


def announced_about(here: Cast) -> Own:
    """Priya announces that Mei, who leads as Tom does, also looks after the system."""
    leads_too(here)
    second_leader(here, TOM)
    id = id_of(announce_access(person_id=here.person(MEI).id, hat=Hat.ADMINISTRATOR, by=leader(here), at=AT))
    return Own("people:agree", id, MEI, TOM, "This is about yourself", at=after(1))


def own_access(here: Cast) -> Own:
    leads_too(here)
    told = {"person_id": here.person(MEI).id.hex, "hat": "RISK_OWNER"}
    return Own("people:access", None, MEI, PRIYA, "Nobody gives access to themselves", told)


def own_exemption(here: Cast) -> Own:
    for first in ("ruth", "dana"):
        grant(person_id=here.person(first).id, hat=Hat.ISMS_LEAD, by=leader(here), at=AT)
    told = {"reason": "Away for a year.", "from_on": "2026-03-02", "until_on": "2026-04-02"}
    return Own("acceptances:exempt", here.person("ruth").id, "ruth", "dana", "Nobody exempts themselves", told)


def moved_a_day(here: Cast) -> Own:
    mei = leads_too(here)
    id = actions.replanned(here, actions.added(here, first="ruth"), by=mei)
    return Own("actions:approve_replan", id, MEI, PRIYA, "You do this action or moved its day")


def own_day(here: Cast) -> Own:
    leads_too(here)
    id = actions.replanned(here, actions.added(here), by=lead(here))
    return Own("actions:approve_replan", id, MEI, PRIYA, "You do this action or moved its day")


def own_action(here: Cast) -> Own:
    leads_too(here)
    id = actions.added(here)
    actions.completed(here, id)
    told = {"verified_on": "2026-02-01", "effective": "yes", "verdict": "I tried five of them."}
    return Own("actions:verify", id, MEI, PRIYA, "You did this action", told)


def asked_exception(here: Cast) -> Own:
    mei = leads_too(here, Hat.ISMS_LEAD)
    internal.lead_appointed(here, TOM)
    id = internal.asked(here, internal.planned(here, auditor=""), TOM, by=mei)
    return Own("audits:approve_exception", id, MEI, PRIYA, "You asked for this exception")


def own_exception(here: Cast) -> Own:
    leads_too(here)
    internal.lead_appointed(here, MEI)
    id = internal.asked(here, internal.planned(here, auditor=""), MEI)
    return Own("audits:approve_exception", id, MEI, PRIYA, "This exception is for you")


def own_finding(here: Cast) -> Own:
    auditors(here, "mei", "ola")
    told = {"closed_on": "2026-01-25", "closing": audited.CLOSING}
    return Own("audits:verify_finding", audited.done(here), MEI, "ola", "You have a part in this finding", told)


def own_agreed_day(here: Cast) -> Own:
    auditors(here, "mei", "ola")
    told = {"due_on": "2026-04-01", "agreed_on": "2026-01-24", "because": "The list needs a month."}
    return Own("audits:agree_day", audited.raised(here), MEI, "ola", "You answer this finding", told)


def own_programme(here: Cast) -> Own:
    id = programmed.put_forward(here, by=leads_too(here, Hat.ISMS_LEAD))
    return Own("audits:approve_programme", id, MEI, PRIYA, "You put this programme forward")


def put_forward_treatment(here: Cast) -> Own:
    mei = leads_too(here)
    id = risks.proposed(here, risks.recorded(here, "ruth"), by=mei)
    return Own("risks:approve", id, MEI, PRIYA, "You put this forward")


def treatment_by_its_owner(here: Cast) -> Own:
    """An owner who leads nothing."""
    risk = risks.recorded(here)
    risks.owned(here, risk)
    id = risks.proposed(here, risk, by=here.actor(MEI))
    return Own("risks:approve", id, MEI, PRIYA, "You put this forward: top management decides")


def own_large_risk(here: Cast) -> Own:
    leads_too(here)
    id = risks.proposed(here, risks.recorded(here, MEI, likelihood=4))
    return Own("risks:approve", id, MEI, PRIYA, "This risk is yours")


RULED = {"verdict": "REFUSED", "reason": "Not before the new contract."}


def own_request(here: Cast) -> Own:
    leads_too(here)
    id = resources.raised(here, raised_by=MEI)
    return Own("resources:decide", id, MEI, PRIYA, "You asked for this, or wrote some of it", RULED)


def written_request(here: Cast) -> Own:
    id = resources.raised(here, by=leads_too(here), raised_by=TOM)
    return Own("resources:decide", id, MEI, PRIYA, "You asked for this, or wrote some of it", RULED)


def own_budget(here: Cast) -> Own:
    id = resources.budgeted(here, by=leads_too(here))
    return Own("resources:approve_budget", id, MEI, PRIYA, "You put this budget forward")


def own_objective(here: Cast) -> Own:
    id = objectives.proposed(here, by=leads_too(here))
    row = objectives.newest(here, id)
    told = {"chosen": f"{row.id.hex} {row.document}"}
    return Own("objectives:adopt", None, MEI, PRIYA, "You wrote this objective", told)


def about_oneself(here: Cast) -> Own:
    leads_too(here)
    told = {"approved_until": "2026-03-01", "because": "The new one comes."}
    return Own(
        "direction:approve_deviation",
        direction.observed(here, MEI, observed_on=AT.date()),
        MEI,
        PRIYA,
        "your own approval",
        told,
    )


def asked_toleration(here: Cast) -> Own:
    id = readiness.proposed(here, by=leads_too(here))
    return Own("tolerations:approve", id, MEI, PRIYA, "You asked for this")


def about_one_s_finding(here: Cast) -> Own:
    audited_by_mei(here)
    id = readiness.proposed(here, code="ROL-017")
    return Own("tolerations:approve", id, MEI, PRIYA, "This finding is about you")


def own_statement(here: Cast) -> Own:
    readiness.declared_gap(here)
    id = readiness.offered(here, by=leads_too(here))
    return Own("statement:approve", id, MEI, PRIYA, "You wrote or offered this statement")


def own_no(here: Cast) -> Own:
    """Whoever wrote a text takes it back; they are not asked, and cannot say no as if they were."""
    mei, policy = leads_too(here, Hat.ISMS_LEAD), begun(here)
    change(here, policy, "We look after rotas.", by=mei)
    return OfAVersion("policies:decline", offered(here, policy), MEI, PRIYA, "You wrote or offered this text",
                      {"because": "Too vague."}, policy=policy)  # fmt: skip


@dataclass(frozen=True)
class OfAVersion(Own):
    policy: UUID | None = None

    @property
    def path(self) -> str:
        return reverse(self.name, args=["larkbeam-ltd", self.policy, self.thing])


TRIED: dict[str, tuple[Callable[[Cast], Own], ...]] = {
    "access.grant": (own_access,),
    "action.approve_replan": (moved_a_day, own_day),
    "action.verify": (own_action,),
    "address.approve": (proposed_address, own_address),
    "announcement.agree": (announced, announced_about),
    "appointment.approve": (proposed_appointment, own_appointment),
    "auditexception.approve": (asked_exception, own_exception),
    "auditfinding.agree": (own_agreed_day,),
    "auditfinding.verify": (own_finding,),
    "budget.approve": (own_budget,),
    "competence.confirm": (own_competence,),
    "deviation.approve": (about_oneself,),
    "exemption.grant": (own_exemption,),
    "gap.evaluate": (own_gap,),
    "matrix.approve": (proposed_matrix, written_matrix),
    "objective.adopt": (own_objective,),
    "policy.decline": (own_no,),
    "programme.approve": (own_programme,),
    "renewal.approve": (described_anew, own_renewal),
    "resource.decide": (own_request, written_request),
    "statement.approve": (own_statement,),
    "toleration.approve": (asked_toleration, about_one_s_finding),
    "treatment.approve": (put_forward_treatment, treatment_by_its_owner, own_large_risk),
}
"""By act: who tries to approve what they wrote or asked for, or what is about them."""
