"""Nothing that goes on is left without anybody when somebody leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import time_machine
from django.apps import apps
from django.db.models import ForeignKey

from countersign.entrance import clock
from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from countersign.people.commands.leave import leave
from countersign.people.models import Person
from countersign.policies.commands.ask_readers import ask_readers
from countersign.policies.commands.create import create
from countersign.policies.enums import PolicyKind
from countersign.readiness.commands.declare_gap import declare_gap
from countersign.readiness.queries import judgement_of
from countersign.roles.commands.end import end
from countersign.roles.commands.retire import retire
from tests.actions.worlds import added
from tests.audits.found import answered, recorded, visited
from tests.audits.programmed import booked
from tests.audits.worlds import planned as planned_visit
from tests.cast import Cast
from tests.objectives import worlds as objectives
from tests.people.worlds import put_right
from tests.policies.delegating import delegated
from tests.policies.worlds import begun as policy_begun
from tests.policies.worlds import offered, second_leader, tree
from tests.processes.worlds import described
from tests.risks import worlds as risks
from tests.roles.away import away
from tests.roles.worlds import AT, TERMS, TODAY, approved, found, held, lead, leader, proposed, role
from tests.web.roles.pages import ROLES, at, get, hidden, post, seen
from tests.web.world import browser_of

LEAVES = TODAY + timedelta(days=20)


def page(here: Cast, first: str = "mei") -> str:
    return f"{ROLES}handover/{here.person(first).id.hex}/"


def leaving(here: Cast, first: str = "mei", days: int = 20) -> None:
    on = TODAY + timedelta(days=days)
    leave(person_id=here.person(first).id, left_on=on, by=here.actor("ruth", Hat.HR), at=AT)


def owns_everything(here: Cast) -> None:
    """Mei leads, holds a role and is proposed for another, is a deputy, stands in, owns, writes, signs and reads."""
    mei = here.person("mei").id
    second_leader(here, "mei")
    grant(person_id=mei, hat=Hat.INTERNAL_AUDITOR, by=leader(here), at=AT)
    held(here, "mei", "hr")
    proposed(here, "mei", "dept_contact")
    tom = held(here, "tom", terms=replace(TERMS, deputy_id=mei))
    away(here, "tom", (tom, "mei"))
    policies_of(here)
    risks.approved(here, risks.proposed(here, risks.recorded(here)), at=AT)
    delegated(here, to="ola", by=here.actor("mei", Hat.TOP_MANAGEMENT))
    code, key = next((rule.code, one.key) for rule, one in judgement_of(here.organisation, TODAY).findings())
    told = {"fact": "It is so.", "done": "", "plan": "We mend it.", "risk": "Little."}
    declare_gap(code=code, key=key, revision_shown=0, due_on=LEAVES, owner_id=mei, **told, by=lead(here), at=AT)
    put_right(here, "ola", manager_id=mei)
    described(here, owner="mei")
    objectives.proposed(here)
    certifier_found(here)


def certifier_found(here: Cast) -> None:
    """Something that Mei answers, something that she does, and an hour with her."""
    visit = visited(here)
    recorded(here, visit)
    other = recorded(here, visit, owner="tom", clause="5.3")
    answered(here, other, by=lead(here), doer="mei")
    booked(here, planned_visit(here), leader="mei")
    added(here, title="Close old accounts")


def policies_of(here: Cast) -> None:
    mei = here.person("mei")
    text = tree("We lock doors.")
    create(kind=PolicyKind.TOPIC, title="Doors", text=text, owner_id=mei.id, by=lead(here), at=AT)
    by = here.actor("mei", Hat.ISMS_LEAD)
    create(kind=PolicyKind.TOPIC, title="Windows", text=text, owner_id=None, by=by, at=AT)
    offered(here, policy_begun(here), signatories=[mei.id, here.person("priya").id])
    read = policy_begun(here, PolicyKind.TOPIC, "Remote work")
    ask_readers(policy_id=read, person_ids=[mei.id], by=lead(here), at=AT)


def test_everything_that_goes_on_is_listed_with_its_button(firm: Cast) -> None:
    owns_everything(firm)
    leaving(firm)
    told = seen(get(browser_of("tom"), page(firm)))
    assert "leaves on 26 January 2026" in told
    for title, what, label in (
        ("Roles", "HR security duties", "Propose a successor"),
        ("Roles", "Department contact", "Take the proposal back"),
        ("Deputy of others", "ISMS lead, for Tom Okafor", "Name another deputy"),
        ("Standing in", "ISMS lead, for Tom Okafor", "End this"),
        ("Top management", "Member of top management", "Open the register"),
        ("Policies owned", "Doors", "Name another owner"),
        ("Drafts", "Windows", "Open the policy"),
        ("Signatures asked for", "Information Security Policy, version", "Open the version"),
        ("Drafts to read", "Remote work", "Ask somebody else"),
        ("Signing in the place of a leader", "Ola Nowak, in their place", "Open the delegations"),
        ("Risks", "Payroll data leaks", "Name another owner"),
        ("Risks to treat", "Have the export tested from outside.", "Open the decision"),
        ("Actions to do", "Close old accounts", "Give it to somebody else"),
        ("Gaps to close", "We mend it.", "Name another"),
        ("Processes", "Somebody leaves", "Name another owner"),
        ("Objectives owned", "We can recover", "Propose another owner"),
        ("Findings of audits", "Clause A.5.18", "Name another"),
        ("Findings of audits", "does what keeps it from coming back, by 2 March 2026", "Answer it anew"),
        ("Findings of audits", "on 25 January 2027", "Take it back"),
        ("People who report to them", "Ola Nowak", "Name another manager"),
        ("Access", "Internal auditor", "Open access"),
    ):
        part = told.partition(title)[2]
        assert what in part, title
        assert label in part, title


NAMED_FOR_WHAT_GOES_ON = {
    *("Appointment.person", "Appointment.deputy", "StandIn.person", "Leader.person", "AccessGrant.person"),
    *("Policy.owned_by", "Draft.edited_by", "Reader.person", "Delegation.person", "Delegation.given_by"),
    *("Gap.owner", "Person.manager", "Appointment.escalates_to"),
    *("InternalAudit.auditor", "InternalAudit.coordinator"),
    *("Risk.owner", "Treatment.carrier"),
    "Process.owner",
    "ObjectiveTerms.owner",
    *("AuditFinding.owner", "FindingAnswer.action_owner", "Interview.leader"),
    *("Review.chair", "Decision.owner"),
    "Action.owner",
}
"""What ``duties_of`` looks through. Version.signatories is no foreign key, and looked through as well."""

NAMED_FOR_WHAT_WAS = {
    *("Acceptance.person", "Acceptance.witness", "Account.person", "Action.sponsor", "AddressChange.person"),
    *("Announcement.person", "Ask.leader", "Attendance.person", "AuditException.auditor", "Bounce.person"),
    *("Commitment.leader", "Competence.person", "CompetenceGap.person", "Completion.person"),
    *("Cosignature.person", "Decision.risk_owner", "Deviation.leader", "Direction.leader", "Draft.leader"),
    *("Endorsement.person", "Exemption.person", "Foreword.person", "ImportStep.person", "Interview.person"),
    *("Invitation.person", "Message.leader", "Refusal.person", "Rehearsal.person", "Renewal.person"),
    "MatrixPart.person",
    *("Reply.person", "Report.reporter", "Report.to", "RiskReceipt.person", "RoleCheck.person"),
    *("Support.manager", "Support.supporter", "Undertaking.person"),
}
"""What somebody did, or what waits for their own name alone: nobody takes it over."""


def test_whatever_names_somebody_is_handed_over_or_is_history() -> None:
    """A new column that names a person has its place on the page, or a reason here to have none."""
    named = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is Person
    }
    acts = {one for one in named if one.endswith("_by")} - NAMED_FOR_WHAT_GOES_ON
    assert named - acts - NAMED_FOR_WHAT_WAS == NAMED_FOR_WHAT_GOES_ON


def test_a_role_is_handed_over_and_then_it_is_gone_from_the_list(firm: Cast) -> None:
    hr = held(firm, "mei", "hr")
    leaving(firm)
    tom = browser_of("tom")
    assert f"?instead={hr.hex}" in get(tom, page(firm)).content.decode()
    dana = proposed(firm, "dana", "hr", succeeds_id=hr, held_from=LEAVES)
    assert "Dana Field is proposed as successor" in seen(get(tom, page(firm)))
    priya = browser_of("priya")
    assert at(dana, "approve") in get(priya, page(firm)).content.decode()
    assert post(priya, at(dana, "approve"), **hidden(priya, at(dana, "approve"))).status_code == 303
    assert found(firm, hr).held_until == LEAVES
    assert "Nothing is left to hand over" in seen(get(tom, page(firm)))


def test_who_leaves_something_open_is_listed_by_day(firm: Cast) -> None:
    tom = browser_of("tom")
    assert "Nobody leaves anything open" in seen(get(tom, f"{ROLES}handover/"))
    held(firm, "mei", "hr")
    held(firm, "tom", terms=replace(TERMS, deputy_id=firm.person("dana").id))
    leaving(firm, "mei")
    leaving(firm, "dana", days=0)
    leaving(firm, "ola")
    told = seen(get(tom, f"{ROLES}handover/"))
    assert "Two people leave something open" in told
    assert told.index("Dana Field") < told.index("left on 6 January 2026") < told.index("Mei Sato")
    assert "leaves on 26 January 2026" in told
    assert "Ola Nowak" not in told


def test_who_leaves_an_action_to_do_is_listed(firm: Cast) -> None:
    added(firm)
    leaving(firm)
    assert "One person leaves something open" in seen(get(browser_of("tom"), f"{ROLES}handover/"))


def test_an_appointment_that_ends_with_them_leaves_nothing(firm: Cast) -> None:
    hr = held(firm, "mei", "hr")
    leaving(firm)
    end_page = at(hr, "end")
    priya = browser_of("priya")
    post(priya, end_page, **hidden(priya, end_page), held_until=str(LEAVES))
    assert "Mei Sato leaves nothing open" in seen(get(browser_of("tom"), page(firm)))
    assert "Nobody leaves anything open" in seen(get(browser_of("tom"), f"{ROLES}handover/"))


def test_what_ended_after_they_left_leaves_nothing_even_of_a_retired_role(firm: Cast) -> None:
    hr = held(firm, "mei", "hr")
    leaving(firm)
    end(appointment_id=hr, held_until=LEAVES + timedelta(days=5), by=leader(firm), at=AT)
    tom = browser_of("tom")
    assert "HR security duties" in seen(get(tom, page(firm)))
    with time_machine.travel(AT + timedelta(days=30), tick=False):
        later = clock.now()
        retire(role_id=role(firm, "hr"), reason="Nobody needs it.", by=lead(firm), at=later)
        tom = browser_of("tom")
        assert "Mei Sato leaves nothing open" in seen(get(tom, page(firm)))
        assert "Nobody leaves anything open" in seen(get(tom, f"{ROLES}handover/"))


def test_who_is_a_deputy_until_a_last_day_that_is_known_leaves_that_open_where_it_comes_after_theirs(
    firm: Cast,
) -> None:
    """An appointment that has its last day already still goes on until then, and needs its deputy."""
    tom = held(firm, "tom", terms=replace(TERMS, deputy_id=firm.person("dana").id))
    leaving(firm, "dana")
    end(appointment_id=tom, held_until=LEAVES + timedelta(days=5), by=leader(firm), at=AT)
    listed = seen(get(browser_of("tom"), f"{ROLES}handover/"))
    assert "Dana Field" in listed
    told = seen(get(browser_of("tom"), page(firm, "dana")))
    assert "ISMS lead, for Tom Okafor" in told.partition("Deputy of others")[2]
    assert "ends on 31 January 2026" in told
    assert "Name another deputy" not in told
    with time_machine.travel(AT + timedelta(days=30), tick=False):
        assert "Nobody leaves anything open" in seen(get(browser_of("priya"), f"{ROLES}handover/"))


def test_who_is_a_deputy_until_a_last_day_before_theirs_leaves_nothing(firm: Cast) -> None:
    tom = held(firm, "tom", terms=replace(TERMS, deputy_id=firm.person("dana").id))
    leaving(firm, "dana")
    end(appointment_id=tom, held_until=LEAVES, by=leader(firm), at=AT)
    assert "Nobody leaves anything open" in seen(get(browser_of("priya"), f"{ROLES}handover/"))
    assert "Dana Field leaves nothing open" in seen(get(browser_of("priya"), page(firm, "dana")))


def test_hr_looks_and_proposes_nobody(firm: Cast) -> None:
    approved(firm, proposed(firm, "mei", "hr"))
    leaving(firm)
    grant(person_id=firm.person("ruth").id, hat=Hat.HR, by=leader(firm), at=AT)
    told = seen(get(browser_of("ruth"), page(firm)))
    assert "HR security duties" in told
    assert "Propose a successor" not in told
    person = seen(get(browser_of("ruth"), f"/o/larkbeam-ltd/people/{firm.person('mei').id.hex}/"))
    assert "See what goes to somebody else" in person
    assert "Handovers" in seen(get(browser_of("ruth"), "/o/larkbeam-ltd/people/"))
    assert get(browser_of("ola"), page(firm)).status_code == 403
