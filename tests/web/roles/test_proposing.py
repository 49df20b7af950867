from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.http import HttpResponse

from countersign.roles.enums import Authority, Duty
from countersign.roles.queries import appointments, nearest, roles, standings
from countersign.web.roles.suggesting import TEXTS
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.roles.worlds import TODAY, approved, entered, found, held
from tests.web.roles.pages import ROLES, at, get, hidden, post, propose_path, seen, terms
from tests.web.world import browser_of

DUTIES, START = f"{ROLES}duties/", f"{ROLES}start/"


def duties(here: Cast, **changed: Any) -> dict[str, Any]:
    return terms(here) | {"lead_id": here.person("tom").id.hex, "reporter": "SAME", "reporter_id": ""} | changed


def test_start_describes_the_roles_once(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    answer = post(tom, START)
    assert (answer.status_code, answer["Location"]) == (303, ROLES)
    assert len(roles(larkbeam.organisation)) == 6
    again = post(tom, START)
    assert again.status_code == 403
    assert "described already" in seen(again)
    assert get(tom, START).status_code == 405
    assert post(browser_of("ola"), START).status_code == 403


def test_start_sent_twice_is_one_act(larkbeam: Cast) -> None:
    tom, sent = browser_of("tom"), hidden(browser_of("tom"), ROLES)
    assert [post(tom, START, **sent).status_code for _ in range(2)] == [303, 303]
    assert entered(larkbeam, "role.defined") == 6


def test_duties_when_one_person_does_both(firm: Cast) -> None:
    tom = browser_of("tom")
    assert "Who reports to Priya Raman how it is going?" in seen(get(tom, DUTIES))
    answer = post(tom, DUTIES, **duties(firm))
    assert (answer.status_code, answer["Location"]) == (303, ROLES)
    (made,) = appointments(firm.organisation)
    assert (made.held_from, str(made.spends), made.hours_a_week) == (TODAY, "£2,000", 8)
    assert made.authorities == [Authority.SPEND, Authority.ENFORCE, Authority.ESCALATE]
    assert (made.direct_line, str(made.deputy)) == (True, "Mei Sato")


def test_duties_when_somebody_else_reports(firm: Cast) -> None:
    post(browser_of("tom"), DUTIES, **duties(firm, reporter="OTHER", reporter_id=firm.person("ruth").id.hex))
    reports = nearest(standings(firm.organisation, TODAY))[Duty.REPORTING]
    assert reports is not None
    assert str(reports.appointment.person) == "Ruth Ellis"


def test_duties_when_nobody_is_chosen_keeps_what_was_typed(firm: Cast) -> None:
    answer = post(browser_of("tom"), DUTIES, **duties(firm, lead_id="", reporter="OTHER", hat_note="On Fridays."))
    assert answer.status_code == 422
    told = seen(answer)
    assert told.count("Choose somebody.") == 2
    assert "On Fridays." in told
    assert not appointments(firm.organisation)


@pytest.mark.parametrize(
    ("typed", "currency", "means"),
    [
        ("2000", "GBP", "£2,000"),
        ("2.000,00", "EUR", "€2,000"),
        ("2,000.00", "USD", "$2,000"),
        ("", "GBP", "None"),
        ("0", "GBP", "None"),
    ],
)
def test_propose_understands_a_sum(firm: Cast, typed: str, currency: str, means: str) -> None:
    sent = terms(firm, person_id=firm.person("ruth").id.hex, spends=typed, currency=currency)
    answer = post(browser_of("tom"), propose_path(firm, "hr"), **sent)
    (made,) = appointments(firm.organisation)
    assert (answer.status_code, answer["Location"]) == (303, f"{ROLES}appointments/{made.id.hex}/")
    assert str(made.spends) == means
    assert (Authority.SPEND in made.authorities) is (means != "None")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"spends": "two thousand"}, "“two thousand” is not a sum. Write it in figures, for example 2000."),
        ({"spends": "2.000", "currency": "KWD"}, "“2.000” can be 2.000 or 2000. Write it without a mark."),
        ({"spends": "5", "without_limit": "on"}, "Write a sum, or tick that there is no limit: not both."),
        ({"hours_a_week": "eight"}, "Write the hours in figures"),
        ({"held_from": "0206-01-06"}, "Look at the year."),
        ({"person_id": ""}, "Choose somebody."),
        ({"person_id": "0" * 31 + "7"}, "Select a valid choice."),
        ({"person_id": "seven"}, "Select a valid choice."),
    ],
)
def test_propose_asks_about_what_it_does_not_understand(firm: Cast, changed: dict[str, str], says: str) -> None:
    sent = terms(firm, person_id=firm.person("ruth").id.hex) | changed
    answer = post(browser_of("tom"), propose_path(firm, "hr"), **sent)
    assert answer.status_code == 422
    assert says in seen(answer)
    assert not appointments(firm.organisation)


def test_propose_when_refused_says_why_on_the_same_page(firm: Cast) -> None:
    sent = terms(firm, person_id=firm.person("priya").id.hex)
    answer = post(browser_of("tom"), propose_path(firm), **sent)
    assert answer.status_code == 403
    assert "write down which hat is worn when" in seen(answer)


def test_propose_the_sponsor_spends_without_a_limit(firm: Cast) -> None:
    tom, path = browser_of("tom"), propose_path(firm, "sponsor")
    assert "Spend money without a limit" in seen(get(tom, path))
    assert "Spend money without a limit" not in seen(get(tom, propose_path(firm, "hr")))
    sent = terms(firm, person_id=firm.person("priya").id.hex, spends="", without_limit="on")
    post(tom, path, **sent)
    (made,) = appointments(firm.organisation)
    assert (made.spends, Authority.SPEND in made.authorities) == (None, True)


def test_propose_says_up_to_which_risk_and_to_whom(firm: Cast) -> None:
    """Both are chosen, and bring the authority with them; the table, the sheet and the document say so."""
    tom, path = browser_of("tom"), propose_path(firm, "hr")
    sent = terms(firm, person_id=firm.person("ruth").id.hex, authorities=[], direct_line="", spends="")
    post(tom, path, **sent, accepts_up_to="MEDIUM", escalates_to_id=firm.person("mei").id.hex)
    (made,) = appointments(firm.organisation)
    assert made.authorities == [Authority.ESCALATE, Authority.ACCEPT_RISK]
    said = "take matters higher up to Mei Sato, accept risks up to medium"
    assert said in seen(get(tom, ROLES))
    approved(firm, made.id)
    assert said in seen(get(tom, f"{ROLES}document/")).lower().replace("mei sato", "Mei Sato")
    told = seen(get(browser_of("ruth"), at(made.id, "accept")))
    assert "Take matters higher up to Mei Sato Accept risks up to medium" in told


def test_propose_when_nobody_is_named_to_take_matters_to_says_what_to_do(firm: Cast) -> None:
    sent = terms(firm, person_id=firm.person("ruth").id.hex, direct_line="", authorities=["ESCALATE"])
    answer = post(browser_of("tom"), propose_path(firm, "hr"), **sent)
    assert (answer.status_code, "Say to whom matters are taken that are stuck" in seen(answer)) == (403, True)


def test_propose_the_sponsor_accepts_any_risk(firm: Cast) -> None:
    tom, path = browser_of("tom"), propose_path(firm, "sponsor")
    assert '<option value="ANY" selected>' in get(tom, path).content.decode()
    assert '<option value="ANY" selected>' not in get(tom, propose_path(firm, "hr")).content.decode()
    post(tom, path, **terms(firm, person_id=firm.person("priya").id.hex, accepts_up_to="ANY"))
    assert "accept any risk" in seen(get(tom, ROLES))


def test_propose_shows_what_the_role_asks_and_who_fits(firm: Cast) -> None:
    told = seen(get(browser_of("tom"), propose_path(firm, "internal_auditor")))
    assert "Plans and carries out internal audits" in told
    assert "What usually fits: An auditor course" in told


def test_propose_is_not_for_staff(firm: Cast) -> None:
    for path in (propose_path(firm), DUTIES):
        assert get(browser_of("ola"), path).status_code == 403


def test_somebody_elses_people_are_no_choice(firm: Cast, stonecross: Cast) -> None:
    sent = terms(firm, person_id=stonecross.person("otto").id.hex)
    answer = post(browser_of("tom"), propose_path(firm, "hr"), **sent)
    assert answer.status_code == 422
    assert get(browser_of("tom"), f"{ROLES}{stonecross.organisation.hex}/propose/").status_code == 404


@pytest.mark.parametrize(("name", "field"), [("hat", "hat_note"), ("reporting_alone", "reporting_note")])
def test_a_text_to_begin_with_is_put_in_and_nothing_is_lost(firm: Cast, name: str, field: str) -> None:
    """It is offered, never there by itself; asking for it proposes nobody."""
    tom, path = browser_of("tom"), propose_path(firm)
    assert TEXTS[name][1] not in area(get(tom, path), field)
    sent = terms(firm, person_id=firm.person("priya").id.hex, begin_with=name, **{field: "Ours."})
    answer = post(tom, path, **sent)
    assert answer.status_code == 200
    assert area(answer, field) == f"Ours. {TEXTS[name][1]}"
    assert 'value="2000"' in answer.content.decode()
    assert f'value="{firm.person("priya").id.hex}" selected' in answer.content.decode()
    assert not appointments(firm.organisation)


def test_a_text_that_is_unknown_puts_nothing_in(firm: Cast) -> None:
    answer = post(browser_of("tom"), DUTIES, **duties(firm, begin_with="king", hat_note="Ours."))
    assert (answer.status_code, area(answer, "hat_note")) == (200, "Ours.")


def area(answer: HttpResponse, field: str) -> str:
    """What stands in a text area."""
    found = re.search(rf'<textarea[^>]*name="{field}"[^>]*>(.*?)</textarea>', answer.content.decode(), re.DOTALL)
    assert found
    return html.unescape(found[1]).strip()


def test_propose_a_contact_chooses_departments(firm: Cast) -> None:
    tom, path = browser_of("tom"), propose_path(firm, "dept_contact")
    assert "No department is known by name yet" in seen(get(tom, path))
    put_right(firm, "mei", department="Design")
    sent = terms(firm, person_id=firm.person("mei").id.hex, deputy_id="")
    refused = post(tom, path, **sent)
    assert (refused.status_code, "Say for which departments" in seen(refused)) == (403, True)
    assert post(tom, path, **sent, departments=["Sales"]).status_code == 422
    answer = post(tom, path, **sent, departments=["Design"])
    assert "Speaks for: Design." in seen(get(tom, answer["Location"]))
    assert "for Design" in seen(get(tom, ROLES))


def test_propose_a_successor_from_the_page_of_an_appointment(firm: Cast) -> None:
    """What goes with the role is there already; once it is approved, the first appointment ends."""
    before = held(firm)
    tom = browser_of("tom")
    assert "Propose a successor" in seen(get(tom, at(before)))
    path = f"{propose_path(firm)}?instead={before.hex}"
    page = get(tom, path)
    assert "They take over from Tom Okafor, who has it until the day that is written below." in seen(page)
    assert area(page, "reporting_note") == "Presents the ISMS report to Priya each quarter."
    sent = hidden(tom, path) | terms(firm, person_id=firm.person("mei").id.hex, deputy_id="")
    answer = post(tom, propose_path(firm), **sent)
    assert answer.status_code == 303
    assert "Takes over from Tom Okafor." in seen(get(tom, answer["Location"]))
    priya = browser_of("priya")
    act = f"{answer['Location']}approve/"
    assert "With this, Tom Okafor holds the role until 6 January 2026" in seen(get(priya, act))
    assert post(priya, act, **hidden(priya, act)).status_code == 303
    assert found(firm, before).held_until == TODAY


def test_propose_a_successor_of_nobody_is_the_usual_page(firm: Cast) -> None:
    for asked in ("", "x", "0" * 32):
        page = get(browser_of("tom"), f"{propose_path(firm)}?instead={asked}")
        assert (page.status_code, "They take over" in seen(page)) == (200, False)


def test_duties_without_a_reporting_note_are_asked_about_it_once(firm: Cast) -> None:
    tom = browser_of("tom")
    answer = post(tom, DUTIES, **duties(firm, reporting_note=""))
    assert (answer.status_code, "write how the reporting works" in seen(answer)) == (403, True)
    assert post(tom, DUTIES, **duties(firm, reporting_note="", note_later="on")).status_code == 303


def test_propose_other_terms_for_whoever_has_the_role(firm: Cast) -> None:
    before = held(firm)
    tom = browser_of("tom")
    path = f"{propose_path(firm)}?again={before.hex}"
    assert path in html.unescape(get(tom, at(before)).content.decode())
    page = get(tom, path)
    assert "Tom Okafor has it on the terms below." in seen(page)
    assert f'value="{firm.person("tom").id.hex}" selected' in page.content.decode()
    assert area(page, "hat_note") == "Wears the ISMS hat on Fridays."
    sent = hidden(tom, path) | terms(firm, person_id=firm.person("tom").id.hex, hours_a_week="16")
    assert post(tom, propose_path(firm), **sent).status_code == 303
    assert sorted(one.hours_a_week or 0 for one in appointments(firm.organisation)) == [8, 16]
