"""How much the database is asked for a page, and for an act: a number that does not grow in silence."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from tests.ledger.doing import enter_crowd
from tests.policies.worlds import change, in_force_from, offered, signed
from tests.web.pages import form_with, send
from tests.web.signing import page_of, ready
from tests.web.world import browser_of

HOME = "/o/larkbeam-ltd/"
MOST = {
    ("tom", "policies/"): 12,
    ("tom", "policies/{policy}/"): 22,
    ("tom", "policies/{policy}/draft/edit/"): 13,
    ("tom", "people/"): 14,
    ("tom", "people/?q=o"): 14,
    ("tom", "register/"): 11,
    ("tom", "packs/"): 12,
    ("priya", "wall/"): 16,
    ("priya", "brief/"): 90,
    ("priya", "year/"): 95,
    ("tom", "calendar/"): 60,
    ("tom", "calendar/everybody/"): 60,
    ("ola", ""): 17,
    ("tom", ""): 23,
    ("tom", "findings/accepted/"): 11,
    ("tom", "findings/"): 31,
    ("tom", "findings/day/"): 60,
    ("tom", "crosswalk/"): 30,
    ("priya", ""): 35,
}
"""Who looks at which page. A desk and the findings are put together from what every context knows; the state on a
day judges two. Of evidence they read two things: what leadership did in a year, and what the last verification found.

Numbers of people are counted here each time, as they are when something has come since: no test remembers any.
"""


def asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("page", MOST, ids=" at /".join)
def test_a_page_when_there_is_much_to_show_asks_as_often_as_before(larkbeam: Cast, page: tuple[str, str]) -> None:
    policy, _ = in_force_from(larkbeam)
    client, path = browser_of(page[0]), HOME + page[1].format(policy=policy.hex)
    client.get(path)
    few = asked(client, path)
    for number in range(2):
        another_version(larkbeam, policy, number)
    enter_crowd(larkbeam, 100)
    assert asked(client, path) == few <= MOST[page]


def another_version(here: Cast, policy: UUID, number: int) -> UUID:
    change(here, policy, f"We say it in another way, for the {number}th time.")
    id = offered(here, policy)
    signed(here, id)
    return id


def test_a_signature_when_it_publishes_asks_the_database_this_often(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    change(larkbeam, policy, "Another text.")
    page, priya = page_of(policy, offered(larkbeam, policy)), browser_of("priya")
    form, code = ready(priya, page, "priya@larkbeam.example")
    with CaptureQueriesContext(connection) as queries:
        assert send(priya, page, form, code=code).status_code == 303
    assert len(queries) <= 48


def test_an_acceptance_when_it_is_entered_at_once_asks_the_database_this_often(larkbeam: Cast) -> None:
    _, version = in_force_from(larkbeam)
    ola, page = browser_of("ola"), f"{HOME}acceptances/{version.hex}/"
    form = form_with(ola.get(page), "digest_shown")
    with CaptureQueriesContext(connection) as queries:
        assert send(ola, page, form, agreed="on").status_code == 303
    assert len(queries) <= 24


def test_the_findings_of_a_day_ahead_judge_one_day_more_and_no_third(larkbeam: Cast) -> None:
    """However far it lies ahead, and however much lapses until then."""
    in_force_from(larkbeam)
    client = browser_of("tom")
    client.get(f"{HOME}findings/")
    today, near, far = (asked(client, f"{HOME}findings/{on}") for on in ("", "?on=2098-11-30", "?on=2099-11-30"))
    assert near == far <= today + 20
