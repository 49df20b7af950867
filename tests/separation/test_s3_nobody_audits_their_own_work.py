"""S3: an auditor has no part in what is audited, or top management approved just that. Every way round it is tried."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest

from countersign.audits.commands.plan_internal_audit import Plan, plan_internal_audit
from countersign.audits.enums import InternalAuditState
from countersign.audits.queries import internal_audits
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.people.commands.grant import grant
from countersign.readiness.queries import judgement_of
from countersign.readiness.rule import Grade
from countersign.readiness.rules.roles.auditor_not_independent import RAISED, RULE
from tests.audits import internal
from tests.audits.internal import asked, auditor, conducted, found, lead_appointed, planned, reported
from tests.cast import Cast
from tests.people.worlds import importing
from tests.policies.worlds import AT, after, lead, leader, second_leader
from tests.regressions.pointing import stands
from tests.web.roles.pages import post, seen
from tests.web.world import browser_of

OWN = "would audit their own work"
INTERNAL = "/o/larkbeam-ltd/audits/internal/"

type Route = Callable[[Cast], object]


def by_planning_it_themselves(here: Cast) -> None:
    planned(here, auditor="mei", by=auditor(here, "mei"))


def by_a_list_s_hand(here: Cast) -> None:
    told = Plan(title="x", audit_on=internal.AUDIT_ON, auditor_id=here.person("mei").id)
    plan_internal_audit(plan=told, by=importing(lead(here)), at=AT)


def as_somebody_from_outside(here: Cast) -> None:
    """Under their own name, with a firm beside it."""
    planned(here, auditor="", outsider="MEI  Sato", firm="Sato Consulting")


def by_naming_them_later(here: Cast) -> None:
    id = planned(here)
    internal.changed(here, id, auditor="mei")


def by_widening_it_later(here: Cast) -> None:
    id = planned(here, auditor="mei", subject_roles=("hr",))
    internal.changed(here, id, auditor="mei")


def by_moving_it(here: Cast) -> None:
    id = planned(here, auditor="mei", audit_on=date(2026, 1, 9))
    internal.changed(here, id, auditor="mei")


def by_conducting_it_on_another_day(here: Cast) -> None:
    id = planned(here, auditor="mei", audit_on=date(2026, 1, 9))
    conducted(here, id, by=auditor(here, "mei"))


def by_asking_without_waiting(here: Cast) -> None:
    id = planned(here, auditor="")
    asked(here, id)
    internal.changed(here, id, auditor="mei")


def with_the_access_of_the_lead_and_no_role(here: Cast) -> None:
    """Nobody ever appointed Tom: he looks after the ISMS all the same."""
    planned(here, auditor="tom")


ROUTES = (
    *(by_planning_it_themselves, by_a_list_s_hand, by_naming_them_later, by_widening_it_later, by_moving_it),
    *(by_conducting_it_on_another_day, by_asking_without_waiting, with_the_access_of_the_lead_and_no_role),
)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: str(route.__name__))
def test_no_route_leads_to_an_audit_of_ones_own_work(larkbeam: Cast, route: Route) -> None:
    lead_appointed(larkbeam, "mei")
    with pytest.raises(Refused, match=OWN):
        route(larkbeam)
    assert not internal_audits(larkbeam.organisation).filter(conducted_at__isnull=False).exists()


def test_whoever_is_here_is_nobody_from_outside(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="is in the list of people here"):
        as_somebody_from_outside(larkbeam)


def test_nobody_conducts_for_the_auditor(larkbeam: Cast) -> None:
    """The lead, who coordinates it; top management; and an auditor who is not this one. Nor as a report on them."""
    id = planned(larkbeam)
    for first in ("tom", "priya", "mei"):
        with pytest.raises(Refused, match="Only the auditor can record"):
            conducted(larkbeam, id, by=larkbeam.actor(first, *Hat))
    with pytest.raises(Refused, match="records it in their own name"):
        reported(larkbeam, id)
    assert found(larkbeam, id).state is InternalAuditState.PLANNED


def typed(here: Cast, id: UUID | None = None) -> dict[str, object]:
    shown = {"revision_shown": found(here, id).revision} if id else {}
    people = {"coordinator_id": here.person("tom").id.hex, "auditor_id": here.person("mei").id.hex}
    return {"title": "x", "audit_on": "2026-01-20", **people, **shown}


def test_the_forms_refuse_it_with_the_same_sentence(larkbeam: Cast) -> None:
    lead_appointed(larkbeam, "mei")
    id = planned(larkbeam, auditor="")
    for page, sent in ((f"{INTERNAL}plan/", typed(larkbeam)), (f"{INTERNAL}{id.hex}/change/", typed(larkbeam, id))):
        answer = post(browser_of("tom"), page, **sent)
        assert (answer.status_code, OWN in seen(answer)) == (403, True), page


def test_the_form_of_another_auditor_records_nothing(larkbeam: Cast) -> None:
    """Ruth has the access, and sends along whatever could name Ola."""
    id, ola = planned(larkbeam), larkbeam.person("ola").id.hex
    grant(person_id=larkbeam.person("ruth").id, hat=Hat.INTERNAL_AUDITOR, by=leader(larkbeam), at=AT)
    sent = {"revision_shown": 1, "conducted_on": "2026-01-06", "result": "All is well."}
    names = dict.fromkeys(("auditor_id", "by", "person", "recorded_by", "as"), ola)
    answer = browser_of("ruth").post(f"{INTERNAL}{id.hex}/conduct/", {"act": str(uuid4()), **sent, **names})
    assert answer.status_code == 403
    assert found(larkbeam, id).conducted_at is None


def test_nobody_approves_the_exception_for_themselves_or_alone_what_they_asked_for(larkbeam: Cast) -> None:
    lead_appointed(larkbeam, "priya")
    tom = second_leader(larkbeam)
    own = asked(larkbeam, planned(larkbeam, auditor=""), "priya", by=auditor(larkbeam))
    with pytest.raises(Refused, match="This exception is for you"):
        internal.approved(larkbeam, own)
    theirs = asked(larkbeam, planned(larkbeam, auditor=""), "priya", by=tom)
    with pytest.raises(Refused, match="You asked for this exception"):
        internal.approved(larkbeam, theirs, by=tom)
    answer = post(
        browser_of("tom"),
        f"{INTERNAL}exceptions/{theirs.hex}/approve/",
        digest_shown=internal.excepted(larkbeam, theirs).document,
    )
    assert (answer.status_code, "You asked for this exception" in seen(answer)) == (403, True)


def test_an_exception_changes_no_finding(larkbeam: Cast) -> None:
    """It was allowed, conducted, and is raised all the same: an auditor sees both."""
    lead_appointed(larkbeam, "mei")
    id = planned(larkbeam, auditor="")
    internal.approved(larkbeam, asked(larkbeam, id))
    internal.changed(larkbeam, id, auditor="mei", at=after(2))
    conducted(larkbeam, id, by=auditor(larkbeam, "mei"))
    judged = judgement_of(larkbeam.organisation, after(21).date())
    raised = {rule.code: finding for rule, finding in judged.findings()}
    assert raised["ROL-017"].grade is Grade.MAJOR
    assert raised["ROL-017"].subject == larkbeam.person("mei").ref


def test_an_appointment_that_is_recorded_later_is_raised(larkbeam: Cast) -> None:
    """What nobody could refuse on the day, the finding says afterwards."""
    id = planned(larkbeam, auditor="mei")
    conducted(larkbeam, id, by=auditor(larkbeam, "mei"))
    on = after(21).date()
    assert "ROL-017" not in {rule.code for rule, _ in judgement_of(larkbeam.organisation, on).findings()}
    lead_appointed(larkbeam, "mei")
    assert "ROL-017" in {rule.code for rule, _ in judgement_of(larkbeam.organisation, on).findings()}


def test_an_audit_of_ones_own_work_is_raised_and_major_where_it_is_the_only_one() -> None:
    assert RULE.code == "ROL-017"
    assert {grade for example in RAISED for grade in example.grades} == {Grade.MINOR, Grade.MAJOR}


def test_it_is_tested() -> None:
    stands(
        "tests/audits/commands/test_conduct_internal_audit.py"
        "::test_conduct_internal_audit_with_a_role_that_came_later_is_refused",
        "tests/audits/commands/test_conduct_internal_audit.py"
        "::test_conduct_internal_audit_by_whoever_is_meant_for_the_duty_is_refused",
        "tests/audits/commands/test_report_internal_audit.py"
        "::test_report_internal_audit_of_somebody_who_has_left_looks_at_their_roles",
        "tests/audits/commands/test_approve_exception.py"
        "::test_approve_exception_when_more_stands_against_them_is_refused",
        "tests/web/audits/test_internal.py::test_an_appointment_that_comes_later_shows_on_the_page",
    )
