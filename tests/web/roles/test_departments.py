from __future__ import annotations

import html

from countersign.roles.commands.propose import Terms
from countersign.roles.commands.retire import retire
from tests.acknowledgements.worlds import joins
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.roles.worlds import AT, approved, begun, held, lead, proposed, role
from tests.web.roles.pages import ROLES, at, get, propose_path, seen
from tests.web.test_queries import asked
from tests.web.world import browser_of

PAGE = f"{ROLES}departments/"


def peopled(here: Cast) -> None:
    """Sales has three people and nobody; Design has Mei, Operations one, and a contractor besides."""
    for number in range(3):
        joins(here, f"Seller {number}", department="Sales")
    put_right(here, "mei", department="Design")
    put_right(here, "dana", department="Operations")
    put_right(here, "ola", department="Operations")


def test_gaps_come_first_with_their_button(firm: Cast) -> None:
    peopled(firm)
    speaks = held(firm, "dana", "dept_contact", terms=Terms(departments=("Operations",)))
    approved(firm, proposed(firm, "mei", "internal_auditor"))
    tom = browser_of("tom")
    answer = get(tom, PAGE)
    told = seen(answer)
    assert "One department has nobody to speak for it" in told
    assert told.index("Sales") < told.index("Design") < told.index("Operations")
    assert "Sales three people nobody Propose a contact" in told.replace("3 people", "three people")
    assert "Dana Field speaks for it Department contact" in told
    assert "Mei Sato works there Internal auditor" in told
    assert f"{propose_path(firm, 'dept_contact')}?department=Sales" in html.unescape(answer.content.decode())
    assert at(speaks) in answer.content.decode()
    form = get(tom, f"{propose_path(firm, 'dept_contact')}?department=Sales").content.decode()
    assert 'value="Sales" checked' in form


def test_from_so_many_people_on_it_is_a_gap(firm: Cast) -> None:
    put_right(firm, "mei", department="Operations")
    told = seen(get(browser_of("tom"), PAGE))
    assert "Only departments below 3 people have nobody to speak for them" in told
    assert "From 3 people on" in told
    assert "Operations one person nobody" in told
    held(firm, "mei", "internal_auditor")
    assert "Somebody speaks for every department" in seen(get(browser_of("tom"), PAGE))


def test_nothing_is_known_by_name(firm: Cast) -> None:
    told = seen(get(browser_of("tom"), PAGE))
    assert "No department is known by name" in told
    assert "People get a department on their page, or in a list" in told
    assert "Yours is not recorded" in seen(get(browser_of("ola"), PAGE))


def test_where_no_contact_is_described_the_library_is_offered(larkbeam: Cast) -> None:
    peopled(larkbeam)
    assert "Take the role of a contact" in seen(get(browser_of("tom"), PAGE))
    begun(larkbeam)
    assert "Propose a contact" in seen(get(browser_of("tom"), PAGE))


def test_a_role_that_was_retired_is_offered_to_be_taken_again_and_to_nobody(firm: Cast) -> None:
    peopled(firm)
    for key in ("dept_contact", "hr"):
        retire(role_id=role(firm, key), reason="Nobody needs it.", by=lead(firm), at=AT)
    answer = get(browser_of("tom"), PAGE)
    told, text = seen(answer), answer.content.decode()
    assert "Take the role of a contact" in told
    assert "Propose a contact" not in told
    assert "/propose/" not in text


def test_departments_are_not_asked_about_one_by_one(firm: Cast) -> None:
    tom = browser_of("tom")
    joins(firm, "Seller 1", department="Sales")
    get(tom, PAGE)
    few = asked(tom, PAGE)
    for number in range(5):
        joins(firm, f"Maker {number}", department=f"Workshop {number}")
    assert "Workshop 4" in seen(get(tom, PAGE))
    assert asked(tom, PAGE) == few


def test_staff_find_their_own_and_those_they_speak_for(firm: Cast) -> None:
    peopled(firm)
    id = held(firm, "ola", "dept_contact", terms=Terms(departments=("Sales",)))
    answer = get(browser_of("ola"), PAGE)
    told = seen(answer)
    assert "Sales 3 people Ola Nowak speaks for it" in told
    assert "Operations one person Ola Nowak works there" in told
    assert "Design" not in told
    assert at(id) in answer.content.decode()
    assert "Propose a contact" not in told
    assert "What HR sees to" not in told
    dana = get(browser_of("dana"), PAGE).content.decode()
    assert "Ola Nowak" in dana
    assert at(id) not in dana


def test_hr_s_part_has_its_holder_and_what_shows_each_stage(firm: Cast) -> None:
    tom = browser_of("tom")
    told = seen(get(tom, PAGE))
    assert "What HR sees to" in told
    assert "nobody Propose somebody Before the first day" in told
    assert f"{ROLES}{role(firm, 'hr').hex}/propose/" in get(tom, PAGE).content.decode()
    held(firm, "ruth", "hr")
    told = seen(get(tom, PAGE))
    assert "Ruth Ellis HR security duties Before the first day" in told
    assert "The last people who left, with what they answered for and who has it now. Handovers" in told
