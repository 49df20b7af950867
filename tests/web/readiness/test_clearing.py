"""Each finding leads to the page that clears it: the exact one, and none that refuses its reader."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine

from countersign.entrance.matrix import MATRIX
from countersign.kernel.actors import Hat
from countersign.kernel.words import say
from countersign.people.commands.leave import leave
from countersign.people.queries import organisation
from countersign.policies.enums import PolicyKind
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import unknown
from countersign.readiness.rule import Finding, Grade
from countersign.readiness.rules import BY_CODE, RULES
from countersign.web.readiness.clearing import PLACES, Clearing
from countersign.web.readiness.steps import STEPS, WITHOUT
from tests.audits.worlds import planned
from tests.cast import Cast
from tests.policies.worlds import after, begun, in_force_from, lead, leader, mark_all, offered
from tests.roles import worlds as roles
from tests.web.addresses import inside_an_organisation

HOME = "/o/larkbeam-ltd/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def can_be_raised() -> set[str]:
    """The rules that find in an organisation's own dossier all that they read."""
    gaps = [f"{gap}." for gap in unknown()]
    return {
        one.rule.code for one in RULES if not any(f"{key}.".startswith(gap) for key in one.rule.reads for gap in gaps)
    }


def test_every_rule_that_can_be_raised_here_has_its_page_or_says_why_not() -> None:
    assert can_be_raised() == STEPS.keys() | WITHOUT.keys()
    assert not STEPS.keys() & WITHOUT.keys()


def test_every_family_that_can_be_raised_here_has_a_page() -> None:
    families = {BY_CODE[code].rule.family for code in can_be_raised()} - {"AGG"}
    assert families == {BY_CODE[code].rule.family for code in STEPS} - {"AGG"}


def test_whoever_may_take_a_step_may_open_its_page() -> None:
    acts = {address.name: address.act for address in inside_an_organisation()}
    for step in {step for several in STEPS.values() for step in several}:
        assert MATRIX[step.act].items() <= MATRIX[acts[step.route]].items(), f"{step.label}: {acts[step.route]}"
        assert step.place in PLACES


def button(here: Cast, code: str, subject: str = "", *, by: Any = None) -> str:
    """Where the button leads; empty where there is none."""
    request: Any = SimpleNamespace(
        actor=by or lead(here), organisation=SimpleNamespace(slug="larkbeam-ltd"), today=after(2).date()
    )
    finding = Finding(Grade.MINOR, say("x"), subject=subject, key=subject)
    found = Clearing(request, Gathered(organisation(here.organisation))).of(BY_CODE[code].rule, finding)
    return found["url"].removeprefix(HOME) if found else ""


def test_a_policy_finding_leads_to_where_its_cure_is(larkbeam: Cast) -> None:
    assert button(larkbeam, "POL-001") == "policies/new/"
    assert button(larkbeam, "POL-009") == ""
    policy = begun(larkbeam)
    mark_all(larkbeam, policy)

    assert button(larkbeam, "POL-009") == f"policies/{policy.hex}/draft/marks/"
    assert button(larkbeam, "POL-011") == f"policies/{policy.hex}/draft/edit/"
    assert button(larkbeam, "POL-002") == f"policies/{policy.hex}/draft/offer/"
    version = offered(larkbeam, policy)
    assert button(larkbeam, "POL-002") == f"policies/{policy.hex}/versions/{version.hex}/"


def test_a_finding_about_who_looks_after_a_policy_leads_to_where_that_is_set(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    assert button(larkbeam, "POL-005") == button(larkbeam, "POL-018") == f"policies/{policy.hex}/change/"
    assert button(larkbeam, "POL-018", by=leader(larkbeam)) == f"policies/{policy.hex}/change/"


def test_a_finding_about_topics_leads_to_the_first_of_them_and_to_the_text_that_leaves_them_out(larkbeam: Cast) -> None:
    policy, topic = begun(larkbeam), begun(larkbeam, PolicyKind.TOPIC, "Backup")
    named = f"policy_{topic.hex},policy_{policy.hex}"
    assert button(larkbeam, "POL-020", named) == f"policies/{topic.hex}/"
    assert button(larkbeam, "POL-020", "policy_none") == ""
    assert button(larkbeam, "POL-021", named) == f"policies/{policy.hex}/draft/edit/"


def test_a_finding_about_readers_leads_to_the_version_in_force(larkbeam: Cast) -> None:
    assert button(larkbeam, "DIS-002") == ""
    _, version = in_force_from(larkbeam)
    assert button(larkbeam, "DIS-002") == f"acceptances/{version.hex}/everybody/"


def test_a_finding_about_a_duty_leads_to_whoever_is_to_act(larkbeam: Cast) -> None:
    assert button(larkbeam, "ROL-001") == "roles/duties/"
    roles.begun(larkbeam)
    proposed = roles.proposed(larkbeam, "tom")
    assert button(larkbeam, "ROL-001") == "roles/"
    assert button(larkbeam, "ROL-003", "isms_lead") == f"roles/appointments/{proposed.hex}/"
    assert button(larkbeam, "ROL-010", "isms_lead") == "roles/"
    roles.approved(larkbeam, proposed)
    assert button(larkbeam, "ROL-010", "isms_lead") == f"roles/appointments/{proposed.hex}/"
    assert button(larkbeam, "ROL-009", "isms_lead:stop,spend") == f"roles/appointments/{proposed.hex}/"
    assert button(larkbeam, "ROL-006", "isms_lead,hr") == "roles/"


def test_a_finding_about_a_role_that_nobody_has_leads_to_it_or_to_the_library(larkbeam: Cast) -> None:
    assert button(larkbeam, "ROL-020") == "roles/library/"
    roles.begun(larkbeam)
    assert button(larkbeam, "ROL-020") == f"roles/{roles.role(larkbeam, 'hr').hex}/propose/"


def test_a_finding_about_somebody_who_left_leads_to_what_they_left(larkbeam: Cast) -> None:
    roles.begun(larkbeam)
    roles.held(larkbeam, "mei", "hr")
    assert button(larkbeam, "ROL-007", "hr") == f"roles/{roles.role(larkbeam, 'hr').hex}/propose/"
    mei, hr = larkbeam.person("mei").id, larkbeam.actor("ruth", Hat.HR)
    leave(person_id=mei, left_on=roles.TODAY, by=hr, at=roles.AT)
    assert button(larkbeam, "ROL-007", "isms_lead,hr") == f"roles/handover/{mei.hex}/"


def test_a_finding_about_somebody_s_hats_or_notes_leads_to_their_terms(larkbeam: Cast) -> None:
    tom = larkbeam.person("tom")
    part = f"roles/people/{tom.id.hex}/"
    roles.begun(larkbeam)
    assert button(larkbeam, "ROL-013", tom.ref) == part
    assert button(larkbeam, "ROL-019", tom.ref) == "roles/chart/"
    id = roles.held(larkbeam)
    for code in ("ROL-012", "ROL-013", "ROL-019"):
        assert button(larkbeam, code, tom.ref) == f"roles/{roles.role(larkbeam).hex}/propose/?again={id.hex}"
    assert button(larkbeam, "ROL-013", "nobody") == "roles/"
    assert button(larkbeam, "ROL-015") == "roles/departments/"


def test_a_finding_about_the_audit_leads_to_its_day(larkbeam: Cast) -> None:
    assert button(larkbeam, "AUD-001") == "audits/"
    assert button(larkbeam, "AUD-003") == "findings/statement/"
    visit = planned(larkbeam, visit_on=date(2026, 3, 1))
    assert button(larkbeam, "AUD-001") == f"audits/{visit.hex}/change/"
    assert button(larkbeam, "AUD-002") == "findings/?on=2026-03-01"


def test_nobody_is_led_to_a_page_that_refuses_them(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    assert button(larkbeam, "POL-011", by=leader(larkbeam)) == f"policies/{policy.hex}/"
    assert Hat.TOP_MANAGEMENT not in MATRIX["policy.edit"]
    assert button(larkbeam, "POL-001", by=leader(larkbeam)) == ""
    assert button(larkbeam, "ROL-005", by=leader(larkbeam)) == "roles/library/"
    assert button(larkbeam, "DIS-008") == f"policies/{policy.hex}/locations/"
    assert button(larkbeam, "DIS-008", by=larkbeam.actor("mei", Hat.INTERNAL_AUDITOR)) == ""
