from __future__ import annotations

import html
import re
from datetime import timedelta

from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from countersign.people.commands.leave import leave
from countersign.processes.enums import LifeStage
from countersign.processes.library import BY_KEY
from countersign.roles.commands.propose import Terms
from countersign.roles.commands.retire import retire
from countersign.roles.library.life_cycle import STAGES
from tests.acknowledgements.worlds import joins
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.processes.worlds import checked, described, ended
from tests.roles.worlds import AT, TODAY, approved, begun, held, lead, leader, proposed, role
from tests.web.roles.pages import ROLES, at, get, propose_path, seen
from tests.web.test_queries import asked
from tests.web.world import browser_of

PAGE, DAY = f"{ROLES}departments/", timedelta(days=1)


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
    assert "No department is known by name" in seen(get(browser_of("ola"), PAGE))


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


def test_who_waits_to_speak_is_named_and_nobody_else_is_asked_for(firm: Cast) -> None:
    """Staff are not told of a proposal: for them nobody speaks there yet, which is true."""
    peopled(firm)
    id = proposed(firm, "ola", "dept_contact", terms=Terms(departments=("Sales",)))
    answer = get(browser_of("tom"), PAGE)
    told = seen(answer)
    assert "Sales 3 people Ola Nowak is to speak for it waits for top management" in told
    assert at(id) in answer.content.decode()
    assert "department=Sales" not in html.unescape(answer.content.decode())
    assert "Ola Nowak" not in seen(get(browser_of("dana"), PAGE)).partition("Sales")[2]
    later = proposed(firm, "mei", "dept_contact", held_from=TODAY + DAY, terms=Terms(departments=("Design",)))
    approved(firm, later)
    assert "Mei Sato is to speak for it begins later" in seen(get(browser_of("tom"), PAGE))


def test_staff_find_who_speaks_for_whom(firm: Cast) -> None:
    peopled(firm)
    id = held(firm, "ola", "dept_contact", terms=Terms(departments=("Sales",)))
    answer = get(browser_of("ola"), PAGE)
    told = seen(answer)
    assert "Sales 3 people Ola Nowak speaks for it" in told
    assert "Operations one person Ola Nowak works there" in told
    assert "Design one person nobody" in told
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
    assert "who has it now. Nobody left in the last twelve months, as far as is on record. Handovers" in told


def part(told: str, stage: str, after: str) -> str:
    return told.partition("What HR sees to")[2].partition(stage)[2].partition(after)[0]


def test_a_stage_that_no_process_covers_is_a_gap_with_the_button_that_begins_one(firm: Cast) -> None:
    held(firm, "ruth", "hr")
    tom = browser_of("tom")
    answer = get(tom, PAGE)
    assert seen(answer).count("no process says how") == len(STAGES)
    begin = f"/o/larkbeam-ltd/processes/describe/?example=leavers&owner={firm.person('ruth').id.hex}"
    assert begin in html.unescape(answer.content.decode())
    form = get(tom, begin).content.decode()
    assert 'value="Somebody leaves"' in form
    assert re.search(rf'value="{firm.person("ruth").id.hex}"\s+selected', form)
    assert re.search(r'value="LEAVING"\s+checked', form)
    assert not re.search(r'value="SCREENING"\s+checked', form)


def test_a_stage_shows_its_process_and_the_latest_real_case(firm: Cast) -> None:
    tom = browser_of("tom")
    id = described(firm, covers=(LifeStage.LEAVING,), cadence_months=6)
    told = part(seen(get(tom, PAGE)), "On the last day", "When rules are broken")
    assert "Somebody leaves no real case has been looked at yet Ruth Ellis answers for it" in told
    assert "no process says how" not in told
    assert "no process says how" in part(seen(get(tom, PAGE)), "Before the first day", "With the contract")
    checked(firm, id, TODAY - timedelta(days=200))
    told = part(seen(get(tom, PAGE)), "On the last day", "When rules are broken")
    assert "step taken, looked at on 20 June 2025; the next was due on 20 December 2025" in told
    checked(firm, id, TODAY, worked=False)
    told = part(seen(get(tom, PAGE)), "On the last day", "When rules are broken")
    assert "step missed, looked at on 6 January 2026 Ruth" in told


def test_a_process_that_is_not_done_any_more_covers_nothing(firm: Cast) -> None:
    ended(firm, described(firm, covers=(LifeStage.LEAVING,)))
    told = part(seen(get(browser_of("tom"), PAGE)), "On the last day", "When rules are broken")
    assert "no process says how" in told


def test_stages_count_who_left_and_is_still_named_for_something(firm: Cast) -> None:
    held(firm, "mei", "hr")
    for first in ("mei", "dana"):
        leave(person_id=firm.person(first).id, left_on=TODAY, by=firm.actor("ruth", Hat.HR), at=AT)
    told = part(seen(get(browser_of("tom"), PAGE)), "On the last day", "When rules are broken")
    assert "Two left in the last twelve months. One who left is still named for something. Handovers" in told


def test_hr_sees_what_is_on_record_without_a_way_to_what_others_answer_for(firm: Cast) -> None:
    id = described(firm, covers=(LifeStage.LEAVING,), owner="tom")
    grant(person_id=firm.person("ruth").id, hat=Hat.HR, by=leader(firm), at=AT)
    answer = get(browser_of("ruth"), PAGE)
    assert "no real case has been looked at yet" in seen(answer)
    assert id.hex not in answer.content.decode()
    assert "/processes/describe/" not in answer.content.decode()


def test_a_contact_is_told_what_hr_sees_to_and_not_what_is_missing(firm: Cast) -> None:
    grant(person_id=firm.person("mei").id, hat=Hat.DEPARTMENT_CONTACT, by=leader(firm), at=AT)
    told = seen(get(browser_of("mei"), PAGE))
    assert "What HR sees to" in told
    assert "no process says how" not in told
    assert "in the last twelve months" not in told


def test_every_stage_of_the_library_has_a_name_for_processes_and_one_to_begin_with() -> None:
    assert [one.key for one in STAGES] == [one.value for one in LifeStage]
    for one in STAGES:
        assert LifeStage(one.key) in BY_KEY[one.begin_with].covers
