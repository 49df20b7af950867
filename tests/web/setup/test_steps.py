"""The six steps: each saved, skipped with what follows, and found again at the first that is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.references import new_id
from countersign.ledger.reconciling import verify
from countersign.people.commands.begin_register import begin_register
from countersign.people.commands.enter import enter
from countersign.people.commands.grant import grant
from countersign.people.commands.set_up import Founder, set_up
from countersign.people.enums import Basis
from countersign.people.queries import is_leader, register
from countersign.policies.commands.create import create
from countersign.policies.commands.offer import offer
from countersign.policies.enums import PolicyKind
from countersign.readiness.rules import BY_CODE
from countersign.roles.commands.propose import Terms
from countersign.roles.commands.propose_duties import propose_duties
from countersign.web.setup.steps import STEPS
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, signed, tree
from tests.web.roles.pages import get, post, seen
from tests.web.world import browser_of, signed_in

HOME = "/o/newco/"
SET_UP = f"{HOME}set-up/"
ORDER = ("top-management", "people", "policy", "duties", "audit")
STAGE_2 = {"kind": "STAGE_2", "visit_on": "2026-03-02", "driver": "The contract with Northgate Care."}
LEADER = {"leader": "ME", "basis": "OWNER", "leads_from": "2019-04-01"}


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def newco(db: None) -> Cast:
    """Nia has taken the first step."""
    by = Actor(ActorKind.SET_UP, new_id(AT), auth=("set-up",))
    nia = Founder("Nia Newton", "nia@newco.example", "Founder")
    set_up(name="Newco", lead=nia, isms_started_on=date(2026, 1, 5), by=by, at=AT)
    return Cast(by.organisation)


@pytest.fixture
def nia(newco: Cast) -> Client:
    return signed_in("nia@newco.example")


def lead(here: Cast) -> Actor:
    return here.actor("nia", Hat.ISMS_LEAD, Hat.HR)


def policy_begun(here: Cast) -> UUID:
    return id_of(create(kind=PolicyKind.PARENT, title="Policy", text=tree("We look after it."), by=lead(here), at=AT))


def duties_said(here: Cast) -> None:
    terms, nia = (
        Terms(hat_note="The ISMS hat on Fridays.", reporting_note="Reports each quarter."),
        here.person("nia").id,
    )
    propose_duties(lead_id=nia, reporter_id=None, held_from=AT.date(), terms=terms, by=lead(here), at=AT)


def go_on(client: Client) -> str:
    """To which step whoever comes back is led."""
    page = get(client, SET_UP).content.decode()
    found = next((one for one in ORDER if f'class="button" href="{SET_UP}{one}/"' in page), "")
    assert found or "Everything that setting up asks is on record" in page
    return found


def test_it_is_taken_up_at_the_first_step_without_facts(newco: Cast, nia: Client) -> None:
    """Whichever page or command the facts came from; nothing else is kept."""
    assert go_on(nia) == "top-management"
    begin_register(who=None, basis=Basis.OWNER, leads_from=date(2019, 4, 1), by=lead(newco), at=AT)
    assert go_on(nia) == "people"
    for name in ("Ann", "Bob"):
        enter(name=name, email=f"{name}@newco.example", by=lead(newco), at=AT)
    assert go_on(nia) == "policy"
    policy_begun(newco)
    assert go_on(nia) == "duties"
    duties_said(newco)
    assert go_on(nia) == "audit"
    assert post(nia, f"{SET_UP}audit/", **STAGE_2)["Location"] == f"{HOME}findings/"
    assert go_on(nia) == ""


def test_a_step_that_was_left_open_stays_open(newco: Cast, nia: Client) -> None:
    policy_begun(newco)
    assert go_on(nia) == "top-management"
    assert "Four steps are open" in seen(get(nia, SET_UP))


def test_two_are_the_whole_firm_once_their_policy_is_in_force(newco: Cast, nia: Client) -> None:
    """Of one or two the record cannot know whether others are missing, until they put a policy in force."""
    begin_register(who=None, basis=Basis.OWNER, leads_from=date(2019, 4, 1), by=lead(newco), at=AT)
    policy = policy_begun(newco)
    by = newco.actor("nia", Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT, auth=("mailed-code",))
    version = id_of(offer(policy_id=policy, revision_shown=1, material=True, by=by, at=AT))
    assert go_on(nia) == "people"
    signed(newco, version, by=by)
    assert go_on(nia) == "duties"
    assert "You alone are on the list." in seen(get(nia, SET_UP))


def test_saying_i_lead_puts_the_name_to_it(newco: Cast, nia: Client) -> None:
    page = seen(get(nia, f"{SET_UP}top-management/"))
    assert "I direct Newco at the highest level, as this entry says." in page
    assert post(nia, f"{SET_UP}top-management/", **LEADER)["Location"] == f"{SET_UP}people/"
    assert is_leader(newco.organisation, newco.person("nia").id, AT.date())
    assert "Nia Newton leads." in seen(get(nia, f"{SET_UP}top-management/"))
    assert verify(newco.organisation)[1] == []


def test_naming_somebody_else_asks_for_their_name(newco: Cast, nia: Client) -> None:
    told = {**LEADER, "leader": "SOMEBODY_ELSE"}
    answer = post(nia, f"{SET_UP}top-management/", **told)
    assert answer.status_code == 422
    assert seen(answer).count("so that they can be asked to sign") == 3
    who = {"leader_name": "Nora Newton", "leader_mail": "nora@newco.example", "leader_title": "Director"}
    assert post(nia, f"{SET_UP}top-management/", **told, **who).status_code == 303
    assert "Nora Newton is asked to countersign. Nothing counts before." in seen(get(nia, SET_UP))
    assert "Name who leads" in seen(get(nia, f"{HOME}register/")), "as long as nobody has countersigned"


def test_a_register_that_has_begun_is_its_leaders_own(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    page = "/o/larkbeam-ltd/set-up/top-management/"
    assert "Priya Raman leads." in seen(get(tom, page))
    assert "Save and go on" not in seen(get(tom, page))
    answer = post(tom, page, **LEADER)
    assert answer.status_code == 403
    assert "Only top management can change" in seen(answer)
    assert register(larkbeam.organisation).count() == 1
    assert "Name who leads" not in seen(get(tom, "/o/larkbeam-ltd/register/"))


@pytest.mark.parametrize(("page", "following"), [*zip(ORDER, [*ORDER[1:], "end"], strict=True)])
def test_an_open_step_says_what_follows_and_leads_on(nia: Client, page: str, following: str) -> None:
    answer = get(nia, f"{SET_UP}{page}/")
    step = STEPS[ORDER.index(page) + 1]
    assert "Not now?" in seen(answer)
    assert f"Step {ORDER.index(page) + 2} of 6" in seen(answer)
    assert f'"{SET_UP}{following}/"' in answer.content.decode()
    for code in step.codes:
        assert f"An auditor would raise {code}, likely" in seen(answer)
        assert BY_CODE[code].title in seen(answer)


def test_codes_without_a_step_are_raised_indeed(nia: Client) -> None:
    """What the steps say would be raised, the findings raise."""
    text = seen(get(nia, f"{HOME}findings/"))
    assert all(code in text for step in STEPS for code in step.codes)


def test_the_thread_leads_back_until_it_ends(nia: Client) -> None:
    upload = f"{HOME}people/import/"
    assert "You are setting up" not in seen(get(nia, upload))
    get(nia, f"{SET_UP}people/")
    assert "You are setting up: step 3 of 6, People. Go on: Policy" in seen(get(nia, upload))
    assert "You are setting up" not in seen(get(nia, HOME)), "there stands the line instead"
    assert nia.post(f"{SET_UP}end/")["Location"] == f"{HOME}findings/"
    assert "You are setting up" not in seen(get(nia, upload))


def test_the_thread_is_of_one_organisation(nia: Client, larkbeam: Cast) -> None:
    enter(name="Nia", email="nia@newco.example", by=larkbeam.actor("tom", Hat.ISMS_LEAD), at=AT)
    get(nia, f"{SET_UP}people/")
    assert "You are setting up" not in seen(get(nia, "/o/larkbeam-ltd/acceptances/"))


def test_the_first_page_says_where_to_go_on(newco: Cast, nia: Client) -> None:
    assert "step 2 of 6, Top management, is open" in seen(get(nia, HOME))
    ann = id_of(enter(name="Ann", email="ann@newco.example", by=lead(newco), at=AT))
    assert "Setting up" not in seen(get(signed_in("ann@newco.example"), HOME))
    begin_register(who=None, basis=Basis.OWNER, leads_from=date(2019, 4, 1), by=lead(newco), at=AT)
    grant(person_id=ann, hat=Hat.HR, by=newco.actor("nia", Hat.TOP_MANAGEMENT), at=AT)
    assert get(signed_in("ann@newco.example"), SET_UP).status_code == 403
    page = get(signed_in("ann@newco.example"), f"{SET_UP}people/")
    assert f'"{SET_UP}policy/"' not in page.content.decode(), "HR brings people in, and no more"
