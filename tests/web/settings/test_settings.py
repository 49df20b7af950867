from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.kernel.actors import Hat
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.people.queries import free_days, setting, setting_history
from tests.cast import Cast
from tests.people.worlds import set_free_days, set_number, set_regimes
from tests.policies.worlds import after
from tests.web.pages import Answer
from tests.web.people.worlds import HERE, act, client_of, granted
from tests.web.roles.pages import get, seen

KEY = "POL-016.grace_days"
ALL, ONE, FREE = f"{HERE}/settings/", f"{HERE}/settings/{KEY}/", f"{HERE}/settings/free_days/"
REGIMES = f"{HERE}/settings/regimes/"
TODAY = date(2026, 1, 8)


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def told(here: Cast, first: str, path: str) -> str:
    return seen(get(client_of(here, first), path))


def sent(here: Cast, path: str, first: str = "tom", **values: Any) -> Answer:
    """What the page's form would send, with these values."""
    client = client_of(here, first)
    form = client.get(path).context["form"]
    as_it_stands = {name: form[name].value() or "" for name in form.fields} if form else {"act": act()}
    return client.post(f"{path}change/", {**as_it_stands, "reason": "The board meets rarely.", **values})


def value(here: Cast, on: date = TODAY, key: str = KEY) -> object:
    row = setting(here.organisation, key, on)
    return row.value if row else None


def test_settings_when_nothing_was_set(larkbeam: Cast) -> None:
    page = told(larkbeam, "tom", ALL)
    assert "Every number is as it came" in page
    assert "the first free day goes here" in page
    for words in ("The policy", "Distribution and acceptance", "Roles", "Top management", "Policy review is overdue"):
        assert words in page
    assert "a month late draws a question" in page.lower()


def test_change_a_number(larkbeam: Cast) -> None:
    done = sent(larkbeam, ONE, value="60", from_on="2026-01-08")
    assert (done.status_code, done["Location"]) == (303, ONE)
    assert value(larkbeam) == "60"
    one, everything = told(larkbeam, "priya", ONE), told(larkbeam, "priya", ALL)
    assert "Grace days: 60" in one
    assert "your own, since 8 January 2026, by Tom Okafor" in one
    assert "One number is your own" in everything
    for page in (one, everything):
        assert "The board meets rarely." in page
    assert verify(larkbeam.organisation)[1] == []


def test_change_a_number_from_a_later_day(larkbeam: Cast) -> None:
    assert sent(larkbeam, ONE, value="60", from_on="2026-03-01").status_code == 303
    assert (value(larkbeam), value(larkbeam, date(2026, 3, 1))) == (None, "60")
    page = told(larkbeam, "tom", ALL)
    assert "Holds later" in page
    assert "1 March 2026" in page
    assert "Grace days: 30" in told(larkbeam, "tom", ONE)


def test_change_a_number_back_to_the_default(larkbeam: Cast) -> None:
    set_number(larkbeam, KEY, "60")
    assert sent(larkbeam, ONE, value="", from_on="2026-01-08").status_code == 303
    page = told(larkbeam, "tom", ONE)
    assert "Grace days: 30" in page
    assert "the default again" in page
    assert "Every number is as it came" in told(larkbeam, "tom", ALL)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"value": "-1"}, "Write a number from 0 to 3650."),
        ({"value": "4000"}, "Write a number from 0 to 3650."),
        ({"value": "soon"}, "Write a number, such as 30 or 0.5."),
        ({"value": "NaN"}, "Write a number, such as 30 or 0.5."),
        ({"value": "1e999999"}, "Write a number from 0 to 3650."),
        ({"value": "30.5"}, "This counts something: write a whole number."),
        ({"from_on": "32.1.2026"}, "This is no day. Write it like 2026-11-21."),
        ({"from_on": ""}, "Say from which day on it holds."),
        ({"from_on": "2026-01-07"}, "This day has passed. What was judged stays as it was judged."),
        ({"reason": " "}, "Say why: an auditor reads the reason beside the change."),
        ({"reason": "x" * 501}, "This is too long: at most 500 characters, and these are 501."),
    ],
)
def test_what_does_not_fit_is_said_and_kept(larkbeam: Cast, typed: dict[str, str], says: str) -> None:
    asked = {"value": "60", "from_on": "2026-01-08", "reason": "Because <b>we</b> meet rarely.", **typed}
    answer = sent(larkbeam, ONE, **asked)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in seen(answer)
    for kept in filter(str.strip, asked.values()):
        assert kept.replace("<", "&lt;").replace(">", "&gt;") in page
    assert setting_history(larkbeam.organisation, KEY) == []


def test_change_to_what_it_is_says_so(larkbeam: Cast) -> None:
    answer = sent(larkbeam, ONE, value="", from_on="2026-01-08")
    assert answer.status_code == 403
    assert "there is nothing to change" in seen(answer)


def test_change_of_an_older_state_shows_the_newer_one_and_keeps_what_was_typed(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    form = {name: field for name, field in tom.get(ONE).context["form"].initial.items() if field}
    set_number(larkbeam, KEY, "45", at=after(1))
    typed = {**form, "value": "60", "reason": "Rarely.", "from_on": "2026-01-08"}
    stale: Any = tom.post(f"{ONE}change/", typed)
    page = seen(stale)
    assert stale.status_code == 409
    assert "Somebody changed this after you opened it." in page
    assert "Grace days: 45" in page
    assert "Rarely." in page
    again = {**typed, "act": act(), "shown": stale.context["form"]["shown"].value()}
    assert tom.post(f"{ONE}change/", again).status_code == 303
    assert value(larkbeam) == "60"


def test_sending_twice_is_one_change(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    typed = {"act": act(), "value": "60", "reason": "Rarely.", "from_on": "2026-01-08"}
    assert [tom.post(f"{ONE}change/", typed).status_code for _ in range(2)] == [303, 303]
    assert len(setting_history(larkbeam.organisation, KEY)) == 1


def test_free_days(larkbeam: Cast) -> None:
    list_of = "1 January 2026\n24 December 2026 to 1 January 2027"
    assert sent(larkbeam, FREE, value=list_of).status_code == 303
    assert len(free_days(larkbeam.organisation, TODAY)) == 10
    page = told(larkbeam, "tom", FREE)
    assert "Thursday 24 December 2026" in page
    assert "and 3 more" in page
    assert "Thursday 1 January 2026" not in page
    assert client_of(larkbeam, "tom").get(FREE).context["form"]["value"].value() == list_of
    assert "1 January 2026, 24 December 2026 to 1 January 2027" in page


def test_free_days_that_are_none_are_said_with_their_lines_and_kept(larkbeam: Cast) -> None:
    typed = "25 December 2026\n30 February 2026\n2026-12-25\n<script>"
    answer = sent(larkbeam, FREE, value=typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    for says in ("Line 2: There is no such day", "Line 3: 25 December 2026 stands in line 1 already.", "Line 4:"):
        assert says in page
    assert "30 February 2026\n2026-12-25\n&lt;script&gt;" in page
    assert "<script>" not in page
    assert free_days(larkbeam.organisation, TODAY) == frozenset()


def test_free_days_that_have_all_passed_say_so(larkbeam: Cast) -> None:
    set_free_days(larkbeam, date(2026, 1, 1))
    assert "Every day of the list has passed." in told(larkbeam, "tom", ALL)


def test_free_days_can_be_taken_back(larkbeam: Cast) -> None:
    set_free_days(larkbeam, date(2026, 12, 25))
    assert sent(larkbeam, FREE, value="").status_code == 303
    assert free_days(larkbeam.organisation, TODAY) == frozenset()
    assert "the first free day goes here" in told(larkbeam, "tom", FREE)


def test_say_which_laws_and_contracts_apply(larkbeam: Cast) -> None:
    before = told(larkbeam, "tom", ALL)
    done = sent(larkbeam, REGIMES, value=["PCI", "NIS2-CIR"], from_on="2026-01-08", reason="We run a cloud.")
    one, everything = told(larkbeam, "tom", REGIMES), told(larkbeam, "priya", ALL)

    assert "the first law or contract goes here" in before
    assert (done.status_code, done["Location"]) == (303, REGIMES)
    assert value(larkbeam, key="regimes") == ["NIS2-CIR", "PCI"]
    for page in (one, everything):
        assert "NIS2-CIR · Implementing Regulation (EU) 2024/2690 · 17 October 2024 · law Brings NIS2 with it." in page
        assert "The second directive on network and information security" in page
        assert "No rule judges whether the policy commits to resources (Annex 1.1.1 e)" in page
        assert "This is no check of the whole of it." in page
        assert "We run a cloud." in page
    assert "NIS2-CIR and PCI 8 January 2026 holds now" in one
    assert client_of(larkbeam, "tom").get(REGIMES).content.decode().count(" checked") == 2
    assert verify(larkbeam.organisation)[1] == []


def test_laws_and_contracts_from_a_later_day_and_taken_back(larkbeam: Cast) -> None:
    assert sent(larkbeam, REGIMES, value=["DORA"], from_on="2026-03-01").status_code == 303
    assert (value(larkbeam, key="regimes"), value(larkbeam, date(2026, 3, 1), "regimes")) == (None, ["DORA"])
    assert "Holds later" in told(larkbeam, "tom", ALL)
    assert "still to come" in told(larkbeam, "tom", REGIMES)
    with time_machine.travel(after(3), tick=False):
        assert sent(larkbeam, REGIMES, value=[], from_on="2026-03-01").status_code == 303
    assert value(larkbeam, date(2026, 3, 1), "regimes") is None


def test_a_law_that_is_not_in_the_list_is_refused_and_the_boxes_stay(larkbeam: Cast) -> None:
    answer = sent(larkbeam, REGIMES, value=["DORA", "<b>"], from_on="2026-01-08")
    assert answer.status_code == 422
    assert "There is no <b> in the list." in seen(answer)
    assert "The board meets rarely." in seen(answer)
    assert answer.content.decode().count(" checked") == 1
    assert setting_history(larkbeam.organisation, "regimes") == []


def test_a_change_of_laws_that_somebody_else_made_first_keeps_every_box(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    form = {name: field for name, field in tom.get(REGIMES).context["form"].initial.items() if field}
    set_regimes(larkbeam, "UK-CODE", at=after(1))
    stale: Any = tom.post(f"{REGIMES}change/", {**form, "value": ["NIS2", "DORA"], "reason": "We are a bank."})
    assert stale.status_code == 409
    assert stale.content.decode().count(" checked") == 2
    assert "We are a bank." in seen(stale)
    again = {**form, "act": act(), "value": ["NIS2", "DORA"], "shown": stale.context["form"]["shown"].value()}
    assert tom.post(f"{REGIMES}change/", {**again, "reason": "We are a bank."}).status_code == 303
    assert value(larkbeam, key="regimes") == ["NIS2", "DORA"]


def test_too_many_free_days_are_refused(larkbeam: Cast) -> None:
    years = "\n".join(f"{year}-01-01 to {year}-03-31" for year in range(2026, 2032))
    answer = sent(larkbeam, FREE, value=years)
    assert answer.status_code == 422
    assert "These are 541 days; at most 400 stand in one list." in seen(answer)


def test_whoever_reads_findings_sees_settings_and_cannot_change_them(larkbeam: Cast) -> None:
    granted(larkbeam, "mei", Hat.INTERNAL_AUDITOR)
    set_number(larkbeam, KEY, "60")
    for path in (ALL, ONE, FREE, REGIMES):
        page = get(client_of(larkbeam, "mei"), path)
        assert page.status_code == 200
        assert "Record the change" not in seen(page)
    refused = client_of(larkbeam, "mei").post(f"{ONE}change/", {"act": act(), "value": "90"})
    assert refused.status_code == 403
    assert value(larkbeam) == "60"


def test_settings_are_not_for_everybody(larkbeam: Cast) -> None:
    granted(larkbeam, "mei", Hat.ADMINISTRATOR)
    for first in ("ola", "mei"):
        assert [get(client_of(larkbeam, first), path).status_code for path in (ALL, ONE)] == [403, 403]


@pytest.mark.parametrize("key", ["POL-016.grase_days", "POL-999.grace_days", "free-days", "%3Cb%3E"])
def test_a_setting_that_does_not_exist_is_not_found(larkbeam: Cast, key: str) -> None:
    tom = client_of(larkbeam, "tom")
    assert tom.get(f"{ALL}{key}/").status_code == 404
    assert tom.post(f"{ALL}{key}/change/", {"act": act()}).status_code == 404


def test_a_reason_is_never_read_as_html(larkbeam: Cast) -> None:
    set_number(larkbeam, KEY, "60", reason="<script>alert(1)</script>\nSecond line.")
    for path in (ALL, ONE):
        assert "<script>alert" not in client_of(larkbeam, "tom").get(path).content.decode()


def test_a_setting_of_a_rule_that_is_gone_breaks_no_page(larkbeam: Cast) -> None:
    set_number(larkbeam, "OLD-001.grace_days", "60")
    set_number(larkbeam, "OLD-002.grace_days", "60", from_on=date(2026, 3, 1))
    assert "Every number is as it came" in told(larkbeam, "tom", ALL)


def test_whoever_changed_it_may_have_left(larkbeam: Cast) -> None:
    set_number(larkbeam, KEY, "60")
    leave(person_id=larkbeam.person("tom").id, left_on=TODAY, by=granted(larkbeam, "ruth", Hat.HR), at=after(2))
    assert "Tom Okafor" in told(larkbeam, "priya", ONE)


def test_no_page_of_the_contents_is_marked_as_the_one_that_is_open(larkbeam: Cast) -> None:
    nav = client_of(larkbeam, "tom").get(ALL).context["nav"]
    assert not any(page["current"] for page in nav)


def test_findings_and_people_lead_to_settings(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    assert f'href="{ALL}"' in tom.get(f"{HERE}/findings/").content.decode()
    assert f'href="{FREE}"' in tom.get(f"{HERE}/people/").content.decode()
    granted(larkbeam, "ruth", Hat.HR)
    assert f'href="{FREE}"' not in client_of(larkbeam, "ruth").get(f"{HERE}/people/").content.decode()


@pytest.mark.parametrize("path", [ALL, ONE])
def test_a_page_asks_as_often_for_many_changes_as_for_one(larkbeam: Cast, path: str) -> None:
    tom = client_of(larkbeam, "tom")
    set_number(larkbeam, KEY, "60")
    tom.get(path)
    few = asked(tom, path)
    for number in range(5):
        set_number(larkbeam, KEY, str(40 + number), at=after(1))
        set_number(larkbeam, "POL-006.grace_days", str(40 + number), from_on=date(2026, 3, 1 + number), at=after(1))
    assert asked(tom, path) == few <= 14


def asked(client: Any, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)
