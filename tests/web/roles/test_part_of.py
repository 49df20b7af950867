from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from countersign.roles.commands.propose import Terms
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.policies.worlds import in_force_from
from tests.roles.away import away
from tests.roles.worlds import TERMS, TODAY, anew, approved, held, proposed, renewed
from tests.web.roles.pages import ROLES, at, get, seen
from tests.web.world import browser_of


def page(here: Cast, first: str) -> str:
    return f"{ROLES}people/{here.person(first).id.hex}/"


def test_the_lead_finds_roles_authority_line_and_questions(firm: Cast) -> None:
    put_right(firm, "tom", manager_id=firm.person("priya").id)
    id = held(firm, "tom", terms=replace(TERMS, deputy_id=firm.person("mei").id))
    tom = browser_of("tom")
    told = seen(get(tom, page(firm, "tom")))
    assert "You hold one role" in told
    assert "Enforce the rules, take matters higher up, spend up to £2,000 a year" in told
    assert "appointed by Priya Raman, 6 January 2026" in told
    assert "Priya Raman, CEO and founder top management" in told
    assert "Who does this when you are away? A name, and that they know it. ISMS lead Mei Sato" in told
    assert "ISMS lead Presents the ISMS report to Priya each quarter." in told
    assert "Nothing here records it: have it at hand." in told
    assert "Which risks are yours" not in told
    assert "You have more than one hat on" not in told
    assert f'href="{at(id)}"' in get(tom, page(firm, "tom")).content.decode()


def test_the_version_that_was_accepted_last_is_what_somebody_holds(firm: Cast) -> None:
    held(firm, "mei", "hr")
    anew(firm, "hr", name="People and their access", duties=("Tells IT of whoever leaves.",))
    before = get(browser_of("mei"), page(firm, "mei")).content.decode()
    assert "Tells IT of whoever leaves." not in before, "asked, and not accepted yet"
    renewed(firm, "mei")
    told = seen(get(browser_of("mei"), page(firm, "mei")))
    assert "People and their access Tells IT of whoever leaves." in told
    assert "HR security duties" not in told


def test_what_is_not_recorded_is_said(firm: Cast) -> None:
    held(firm, "mei", "hr", terms=Terms())
    told = seen(get(browser_of("mei"), page(firm, "mei")))
    assert "HR security duties nothing in writing about what may be decided" in told
    assert "How do you hear of somebody who starts, changes jobs or leaves?" in told
    assert "no hours agreed" in told


def test_two_hats_are_asked_about(firm: Cast) -> None:
    held(firm, "priya", terms=TERMS)
    told = seen(get(browser_of("priya"), page(firm, "priya")))
    assert "You have more than one hat on. Which one is it now?" in told
    assert "ISMS lead Wears the ISMS hat on Fridays." in told
    assert "Nobody above: they lead, or no manager is recorded." in told


def test_deputies_standing_in_and_what_waits(firm: Cast) -> None:
    in_force_from(firm)
    tom = held(firm, "tom", terms=replace(TERMS, deputy_id=firm.person("mei").id))
    away(firm, "tom", (tom, "mei"))
    approved(firm, proposed(firm, "mei", "hr"))
    told = seen(get(browser_of("mei"), page(firm, "mei")))
    assert "Deputy as ISMS lead for Tom Okafor" in told
    assert "Mei Sato for Tom Okafor: ISMS lead 12 January 2026 until 26 January 2026" in told
    assert "Say whether you take the role: HR security duties" in told
    assert "Read and accept “Information Security Policy”" in told
    others = seen(get(browser_of("tom"), page(firm, "mei")))
    assert "Mei Sato holds one role" in others
    assert "Say whether you take the role: HR security duties" in others
    assert "Read and accept “Information Security Policy”" not in others


def test_whoever_holds_nothing_is_told_so(firm: Cast) -> None:
    ola = browser_of("ola")
    assert "You hold no role besides what everybody does" in seen(get(ola, page(firm, "ola")))
    assert get(ola, page(firm, "mei")).status_code == 404
    assert "Ola Nowak holds no role" in seen(get(browser_of("tom"), page(firm, "ola")))
    assert page(firm, "ola") in get(ola, "/o/larkbeam-ltd/").content.decode()


def test_on_another_day(firm: Cast) -> None:
    held(firm, "mei", "hr")
    before = seen(get(browser_of("mei"), f"{page(firm, 'mei')}?on={TODAY - timedelta(days=1)}"))
    assert "You hold no role besides what everybody does" in before
    assert "as of 5 January 2026" in before
