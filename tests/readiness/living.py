"""Larkbeam with something of everything that the product records, reached by commands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from countersign.audits.enums import FindingGrade, VisitKind
from countersign.audits.queries import visits
from countersign.kernel.outbound.looking import Outcome
from countersign.ledger.writing import write
from countersign.people.entries import OrganisationChanged
from countersign.people.enums import PersonKind, Scope
from countersign.people.queries import organisation
from countersign.people.queries import people as everybody
from countersign.policies.commands.change_policy import change_policy
from countersign.policies.commands.create import create
from countersign.policies.enums import PolicyKind
from countersign.policies.queries import parent_policy, policy_of, versions
from countersign.readiness.dossier import Dossier
from countersign.readiness.queries import dossier_of, judgement_of
from countersign.reviews.commands.note_next import note_next
from countersign.reviews.commands.record_elsewhere import Past
from countersign.roles.commands.decline import decline
from countersign.roles.commands.end import end
from countersign.roles.commands.propose import Terms
from tests.acknowledgements.crowds import FIRST, ONE, leaves_on
from tests.acknowledgements.worlds import accepted_by, joins, next_version, takes, topic
from tests.actions import worlds as actions
from tests.asks import worlds as asks
from tests.audits import found, internal, programmed
from tests.audits import worlds as audits
from tests.awareness import checking
from tests.awareness import worlds as trainings
from tests.awareness.commands.test_record_interview import interviewed
from tests.awareness.commands.test_rehearse import rehearsed
from tests.awareness.commands.test_release_rehearsal import let_go
from tests.awareness.drawing import counted
from tests.cast import Cast, id_of
from tests.changes import worlds as changes
from tests.direction import worlds as direction
from tests.ledger.doing import do
from tests.messages import worlds as messages
from tests.objectives import worlds as objectives
from tests.people.bouncing import bounced
from tests.people.worlds import put_right, set_number, set_regimes
from tests.policies.commands.test_record_signature_elsewhere import recorded
from tests.policies.locating import answered, named
from tests.policies.publishing import not_shared, published
from tests.policies.reviewing import confirmed
from tests.policies.worlds import (
    AT,
    PASSAGES,
    TITLE,
    after,
    change,
    lead,
    leader,
    mark_all,
    off_the_register,
    offered,
    second_leader,
    signed,
    tree,
)
from tests.processes import worlds as processes
from tests.readiness import worlds as answers
from tests.resources import worlds as resources
from tests.reviews import worlds as reviews
from tests.reviews.queries.test_collecting import set_interval
from tests.risks import worlds as risks
from tests.roles import competence, made_known, matrices
from tests.roles import worlds as roles

ON = FIRST + 60 * ONE


def live(here: Cast, on: date = ON) -> Dossier:
    return dossier_of(here.organisation, on)


def whole_story(here: Cast) -> None:
    organisation_says_what_it_is(here)
    set_number(here, "POL-016.grace_days", "60")
    set_regimes(here, "NIS2", "PCI")
    people_come_and_go(here)
    policies_follow_each_other(here)
    roles_are_filled(here)
    people_are_told_of_roles(here)
    matrix_is_approved(here)
    audits.planned(here)
    it_audits_itself(here)
    certifier_came(here)
    trainings.trained(here, "priya", "ola")
    leaders_are_asked_and_speak(here)
    people_are_asked(here)
    resources_are_decided(here)
    security_is_built_in(here)
    objectives_are_pursued(here)
    leaders_follow_up(here)
    leadership_declares(here)
    leaves_on(here, "mei", ON - ONE)
    reviewed(here)


def people_are_told_of_roles(here: Cast) -> None:
    """By a page on the intranet. Facilities look after the building, and nobody by name."""
    made_known.given(here, "internal_auditor", at=after(4))
    made_known.recorded(here, told_on=after(4).date(), at=after(4))


def people_are_asked(here: Cast) -> None:
    """By lot and by name; Priya rehearsed twice, and let others see it once."""
    counted(here, at=after(5))
    interviewed(here, at=after(5))
    let_go(here, rehearsed(here, at=after(5)), at=after(5))
    rehearsed(here, at=after(6))


def leaders_follow_up(here: Cast) -> None:
    """Priya wants something better, backs Tom and another manager, and lets Nia's exception stand until it ends."""
    actions.improvement(here, sponsor_id=here.person("priya").id)
    changes.assessed(here, changes.reported(here))
    direction.directed(here)
    direction.supported(here)
    nia = next(one.id for one in everybody(here.organisation) if one.name == "Nia Bevan")
    id = direction.observed(here, leader_id=nia)
    direction.approved(here, id, by=direction.leader(here))
    direction.corrected(here, id, on=after(1).date(), at=after(1))


def leadership_declares(here: Cast) -> None:
    """One known gap, with a plan: whatever is found first on the first day."""
    rule, found = next(iter(judgement_of(here.organisation, AT.date()).findings()))
    answers.declared_gap(here, code=rule.code, key=found.key)
    answers.agreed(here, answers.offered(here))


def leaders_are_asked_and_speak(here: Cast) -> None:
    """One thing asked and answered, one taken on and done, and a word to staff without a copy."""
    asks.answered(here, asks.made(here, minutes=None, vague=True), at=after(4))
    asks.met(here, asks.committed(here), at=after(5))
    messages.recorded(here)


def resources_are_decided(here: Cast) -> None:
    """One refused by who accepts its high risk, one put off, and the budget of the year."""
    no, later = resources.raised(here), resources.raised(here)
    resources.decided(here, no, replace(resources.REFUSED, risk_owner_id=here.person("priya").id))
    resources.decided(here, later, resources.DEFERRED)
    resources.agreed(here, resources.budgeted(here))


def security_is_built_in(here: Cast) -> None:
    processes.checked(here, processes.described(here))
    processes.taken_over(here, b"Process,Date,Checked by\nSomebody leaves,2025-11-04,Ruth Ellis\n")


def objectives_are_pursued(here: Cast) -> None:
    """One for a goal of the business, that was measured, told and reported; one of which no number is practicable."""
    goal = objectives.goal_set(here)
    id = objectives.begun(here, goal_id=goal, cadence=30)
    objectives.measured(here, id)
    objectives.told(here, id)
    objectives.acknowledged(here, objectives.sent(here, id))
    over = objectives.begun(here, zero_incident=True, target="0", unit="incidents")
    objectives.concluded(here, over)
    objectives.proposed(here, measure="", target="", unit="", not_practicable="Nobody can count trust.")


def it_audits_itself(here: Cast) -> None:
    """Of a role and of the ISMS, by Mei, who has a hand in neither."""
    mei = internal.auditor(here, "mei")
    id = internal.planned(here, auditor="mei", of_isms=True, subject_roles=("hr",), departments=("Sales",), at=after(9))
    internal.conducted(here, id, by=mei)


def certifier_came(here: Cast) -> None:
    """What was found at stage 1 is closed; for stage 2 an hour with Priya is booked."""
    found.closed_elsewhere(here, found.recorded(here, owner="ruth", grade=FindingGrade.MAJOR))
    programmed.booked(here, next(one.id for one in visits(here.organisation) if one.kind == VisitKind.STAGE_2))


def organisation_says_what_it_is(here: Cast) -> None:
    """No page asks for these yet."""
    firm = organisation(here.organisation)
    firm.purpose, firm.context_terms, firm.isms_scope = "Software for care homes.", ["care homes"], Scope.PART.value
    do(what=lambda *_: write(firm, OrganisationChanged()), by=here.system, at=AT)


def people_come_and_go(here: Cast) -> None:
    joins(here, "Nia Bevan", executive=True, joined_on=FIRST + ONE, department="Sales")
    joins(here, "Sam Price", kind=PersonKind.CONTRACTOR)
    for first, manager in (("ola", "mei"), ("mei", "tom"), ("tom", "priya")):
        put_right(here, first, manager_id=here.person(manager).id, department="Engineering")
    put_right(here, "ola", on_leave=True)
    bounced(here, "nia.bevan", at=after(4))
    second_leader(here, "ruth")
    off_the_register(here, "ruth", FIRST + 30 * ONE)


def policies_follow_each_other(here: Cast) -> None:
    """Two on paper, the second with a gap left open; then one signed here, and another that is not material."""
    owner, text = here.person("ruth").id, tree(*PASSAGES.values())
    begun = create(kind=PolicyKind.PARENT, title=TITLE, text=text, owner_id=owner, by=lead(here), at=AT)
    policy = id_of(begun)
    recorded(here, policy, label="0.8")
    change(here, policy, "Larkbeam looks after its information. Ask TBC.")
    recorded(here, policy, label="0.9", signed_on=date(2025, 11, 3))
    change(here, policy, *PASSAGES.values())
    mark_all(here, policy)
    version = offered(here, policy)
    not_shared(here, policy, at=AT)
    signed(here, version, at=after(1))
    published(here, version, at=after(2))
    for first in ("tom", "dana"):
        accepted_by(here, first, version, at=after(2))
    confirmed(here, version, at=after(3))
    next_version(here, policy, material=False, at=after(5))
    takes(here, policy, months=24, at=after(5))
    topic(here)
    out_of_use(here, topic(here, "Fax machines"))
    answered(here, named(here, policy), Outcome.ERROR, 404, at=after(3))


def out_of_use(here: Cast, version: UUID) -> None:
    """Nobody follows it any more."""
    policy = policy_of(here.organisation, version)
    change_policy(
        policy_id=policy, revision_shown=1, owner_id=None, review_months=12, in_use=False, by=leader(here), at=after(6)
    )


def roles_are_filled(here: Cast) -> None:
    roles.begun(here)
    terms = Terms(**{**vars(roles.TERMS), "deputy_id": here.person("mei").id})
    ola = roles.held(here, "ola", terms=terms)
    competence.shown(here, ola)
    competence.planned(here, ola)
    checking.checked(here, ola)
    risks.recorded(here)
    refused = roles.proposed(here, "mei", "hr", terms=Terms())
    roles.approved(here, refused)
    decline(appointment_id=refused, because="No time.", by=roles.holder(here, refused), at=after(1))
    contact = roles.held(here, "tom", "dept_contact", terms=Terms(departments=("Engineering",)))
    end(appointment_id=contact, held_until=FIRST + 9 * ONE, by=roles.leader(here), at=after(9))


def matrix_is_approved(here: Cast) -> None:
    """With a column of each kind, a note on who shares what, and the other reading of an A."""
    matrices.begun_matrix(here)
    whole, mei = matrices.grid(here), here.person("mei").ref
    whole["columns"] = [*whole["columns"], {"id": mei, "person": mei}]
    whole["rows"][0] |= {"note": "Priya decides, Tom words it."}
    matrices.saved(here, {**whole, "a_implies_r": True})
    matrices.approved_matrix(here, matrices.proposed_matrix(here, at=after(10)), at=after(10))


def reviewed(here: Cast) -> None:
    """Top management reviews every six months: once elsewhere, twice here in much the same words; an action is done."""
    set_interval(here, 6)
    done = Past(words="Buy a safe.", owner_id=here.person("mei").id, done_on=date(2025, 8, 1))
    reviews.recorded(here, decisions=[done])
    label = next(one.label for one in versions(here.organisation, parent_of(here)) if one.signed_at)
    for days in (14, 20):
        at = after(days, 1)
        id = reviews.written(here, at=at)
        shown = reviews.found(here, id).revision
        ahead = date(2026, 7, 21)
        note_next(review_id=id, revision_shown=shown, next_planned_on=ahead, endorsed=[label], by=lead(here), at=at)
        reviews.signed(here, id, at=at)


def parent_of(here: Cast) -> UUID:
    parent = parent_policy(here.organisation)
    assert parent
    return parent.id
