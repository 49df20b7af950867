"""Where a policy is found: the page with every place, naming one, looking, and what everybody reads of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from pytest_django import Settings

from countersign.kernel.actors import Hat
from countersign.kernel.outbound.looking import Outcome
from countersign.policies.commands.change_policy import change_policy
from countersign.policies.enums import PolicyKind
from countersign.policies.models import LinkCheck
from countersign.policies.queries import open_locations
from tests.cast import Cast
from tests.policies.locating import PAGE, answered, ended, looked, named
from tests.policies.locating import seen as sightings
from tests.policies.worlds import after, begun, in_force_from, lead
from tests.web.pages import Answer, form_to, form_with, send
from tests.web.roles.pages import get, seen
from tests.web.test_queries import asked
from tests.web.world import browser_of

HOME = "/o/larkbeam-ltd/policies/"
TODAY = "9 January 2026"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(3), tick=False):
        yield


def page(policy: UUID, end: str = "") -> str:
    return f"{HOME}{policy.hex}/locations/{end}"


def name(first: str, policy: UUID, **typed: str) -> Answer:
    """The form of the page, filled in and sent by a browser without scripts."""
    client = browser_of(first)
    return send(client, page(policy), form_with(client.get(page(policy)), "called"), **typed)


def noted(here: Cast, location: UUID, outcome: Outcome, status: int | None = None) -> None:
    """What the round's notebook says of a page."""
    given: dict[str, Any] = {"host": "intranet.larkbeam.example", "asked_at": after(3), "due_at": after(4)}
    LinkCheck.objects.create(
        location_id=location, organisation_id=here.organisation, outcome=outcome.value, status=status, **given
    )


def test_a_page_is_named_and_stands_on_the_list(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    assert "It is found in one place" in seen(get(browser_of("tom"), page(policy)))
    answer = name("tom", policy, called="Intranet", address=f" {PAGE} ")
    assert (answer.status_code, answer["Location"]) == (303, page(policy))
    text = seen(get(browser_of("tom"), page(policy)))
    assert "It is found in two places" in text
    assert f"Named by Tom Okafor on {TODAY}; nobody has looked since." in text
    assert f"It will be asked within the day. Said to be there since {TODAY}." in text
    assert (
        f'<a class="textlink" href="{PAGE}" rel="noreferrer">' in get(browser_of("ola"), page(policy)).content.decode()
    )


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"called": ""}, "Say what people call it."),
        ({"address": "javascript:alert(1)"}, "it begins with https:// or http://"),
        ({"address": "https://tom:secret@wiki.example/"}, "Leave out the name and the password before the @"),
        ({"address": "https://192.168.1.5/"}, "Name the server instead of its number"),
        ({"address": "https://wiki.example/" + "x" * 2000}, "An address has at most 1000 characters"),
        ({"begun_on": "last week"}, "Write the day as"),
        ({"begun_on": "0026-01-05"}, "Look at the year."),
    ],
)
def test_what_cannot_be_named_stays_in_the_form_with_a_sentence(
    larkbeam: Cast, typed: dict[str, str], says: str
) -> None:
    policy = begun(larkbeam)
    answer = name("tom", policy, **{"called": "Intranet", **typed})
    assert answer.status_code == 422
    assert says in seen(answer)
    (field, value), *_ = typed.items()
    assert form_with(answer, "called").fields[field] == value
    assert not open_locations(larkbeam.organisation, policy)


def test_the_same_place_twice_and_a_day_to_come_are_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    named(larkbeam, policy)
    twice, ahead = (
        name("tom", policy, called="Wiki", address=PAGE),
        name("tom", policy, called="Canteen", begun_on="2026-02-01"),
    )
    assert (twice.status_code, ahead.status_code) == (403, 403)
    assert "This is on the list already, as “Intranet”." in seen(twice)
    assert "this day is still to come" in seen(ahead)


def test_somebody_looks_and_says_so(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    id = named(larkbeam, policy, "Canteen", "")
    tom = browser_of("tom")
    there = form_to(get(tom, page(policy)), f"{id.hex}/see/")
    assert send(tom, page(policy), there, found="yes").status_code == 303
    assert f"Seen there by Tom Okafor on {TODAY}." in seen(get(tom, page(policy)))
    gone = form_to(get(tom, page(policy)), f"{id.hex}/see/")
    with time_machine.travel(after(3, hours=1), tick=False):
        assert send(tom, page(policy), gone, found="no").status_code == 303
    text = seen(get(tom, page(policy)))
    assert "It is missing in one place" in text
    assert f"Not found there by Tom Okafor on {TODAY}." in text
    assert [one.found for one in sightings(larkbeam)] == [True, False]


def test_looking_without_an_answer_is_no_act(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    id = named(larkbeam, policy)
    tom = browser_of("tom")
    form = form_to(get(tom, page(policy)), f"{id.hex}/see/")
    assert send(tom, page(policy), form).status_code == 422
    assert sightings(larkbeam) == []


def test_a_place_is_taken_off_the_list_and_kept(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    id = named(larkbeam, policy)
    tom = browser_of("tom")
    form = form_to(get(tom, page(policy)), f"{id.hex}/end/")
    assert send(tom, page(policy), form)["Location"] == page(policy)
    text = seen(get(tom, page(policy)))
    assert f"from 7 January 2026 to {TODAY}; Tom Okafor took it off the list" in text
    again = send(tom, page(policy), form, act=str(UUID(int=77)))
    assert again.status_code == 403
    assert "This place is not on the list any more." in seen(again)


@pytest.mark.parametrize(
    ("outcome", "status", "says"),
    [
        (Outcome.ANSWERS, 200, "The page answers. Last asked on"),
        (Outcome.ASKS_TO_SIGN_IN, 401, "The page answers, and asks for a sign-in."),
        (Outcome.ERROR, 404, "The server says that there is no such page (404)."),
        (Outcome.ERROR, 500, "The server answers with error 500."),
        (Outcome.NO_SUCH_SERVER, None, "There is no server of this name."),
        (Outcome.NO_CONNECTION, None, "The server does not answer."),
        (Outcome.CERTIFICATE, None, "its certificate does not prove whose it is."),
        (Outcome.ASTRAY, 302, "It leads on and on, and to no page."),
        (Outcome.NOT_FROM_HERE, None, "It cannot be checked from here: look yourself."),
    ],
)
def test_it_says_what_came_of_asking(larkbeam: Cast, outcome: Outcome, status: int | None, says: str) -> None:
    policy = begun(larkbeam)
    noted(larkbeam, named(larkbeam, policy), outcome, status)
    assert says in seen(get(browser_of("tom"), page(policy)))


def test_it_says_since_when_a_page_is_there_or_not(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    id = named(larkbeam, policy)
    answered(larkbeam, id, Outcome.ANSWERS, 200, at=after(1))
    assert "There since 7 January 2026." in seen(get(browser_of("tom"), page(policy)))
    answered(larkbeam, id, Outcome.ERROR, 404, at=after(2))
    assert "Not there since 8 January 2026." in seen(get(browser_of("tom"), page(policy)))


def test_where_nobody_asks_it_says_look_yourself(larkbeam: Cast, settings: Settings) -> None:
    settings.COUNTERSIGN_CHECK_LINKS = False
    policy = begun(larkbeam)
    named(larkbeam, policy)
    assert "It cannot be checked from here: look yourself." in seen(get(browser_of("tom"), page(policy)))


def test_everybody_reads_where_and_only_those_who_look_after_it_change_that(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    id, ola = named(larkbeam, policy), browser_of("ola")
    answer = get(ola, page(policy))
    assert "Intranet" in seen(answer)
    assert not [
        one for one in ("name/", f"{id.hex}/see/", f"{id.hex}/end/") if page(policy, one) in answer.content.decode()
    ]
    form = {"act": str(UUID(int=78)), "called": "Canteen", "found": "yes"}
    for end in ("name/", f"{id.hex}/see/", f"{id.hex}/end/"):
        assert ola.post(page(policy, end), form).status_code == 403, end
    owner = larkbeam.person("ola").id
    change_policy(policy_id=policy, revision_shown=1, owner_id=owner, review_months=12, by=lead(larkbeam), at=after(3))
    assert name("ola", policy, called="Canteen").status_code == 303


def test_somebody_who_walks_by_may_say_that_it_hangs_there(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    id = named(larkbeam, policy, "Canteen", "")
    looked(larkbeam, id, by=larkbeam.actor("ruth", Hat.HR), at=after(3))
    assert f"Seen there by Ruth Ellis on {TODAY}." in seen(get(browser_of("ola"), page(policy)))


def test_of_a_policy_that_is_not_in_force_staff_reads_nothing(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    id = named(larkbeam, policy)
    assert get(browser_of("ola"), page(policy)).status_code == 404
    assert browser_of("ola").post(page(policy, f"{id.hex}/end/")).status_code == 404
    text = seen(get(browser_of("tom"), page(policy)))
    assert "No version is in force" in text


def test_a_place_of_another_policy_is_none_of_this(larkbeam: Cast) -> None:
    policy, topic = begun(larkbeam), begun(larkbeam, PolicyKind.TOPIC, "Remote work")
    id = named(larkbeam, topic)
    tom = browser_of("tom")
    for end in ("see/", "end/"):
        assert tom.post(page(policy, f"{id.hex}/{end}"), {"act": str(UUID(int=79)), "found": "yes"}).status_code == 404


def test_the_policy_itself_says_where_it_is(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    before = get(browser_of("ola"), f"{HOME}{policy.hex}/")
    assert "Here, and nowhere else that anybody has named." in seen(before)
    looked(larkbeam, named(larkbeam, policy, "Canteen", ""), found=False, at=after(2))
    named(larkbeam, policy)
    after_that = get(browser_of("ola"), f"{HOME}{policy.hex}/")
    assert "not there any more" in seen(after_that)
    assert f'href="{PAGE}"' in after_that.content.decode()
    assert page(policy) in after_that.content.decode()


@pytest.mark.parametrize("words", ["", "security", "zeppelin"])
def test_whoever_looks_for_the_policy_reads_where_else_it_is(larkbeam: Cast, words: str) -> None:
    policy, _ = in_force_from(larkbeam)
    looked(larkbeam, named(larkbeam, policy, "Canteen", ""), found=False, at=after(2))
    named(larkbeam, policy)
    ended(larkbeam, named(larkbeam, policy, "Old wiki", f"{PAGE}/old"), at=after(2))
    found = get(browser_of("ola"), f"{HOME}find/?q={words}")
    assert "Also here:" in seen(found)
    assert f'<a class="textlink" href="{PAGE}" rel="noreferrer">Intranet</a>' in found.content.decode()
    assert "Canteen" not in seen(found)
    assert "Old wiki" not in seen(found)


def test_it_asks_as_often_for_many_places_as_for_one(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    tom = browser_of("tom")
    looked(larkbeam, named(larkbeam, policy), at=after(2))
    addresses = (page(policy), f"{HOME}{policy.hex}/", f"{HOME}find/")
    few = [asked(tom, address) for address in addresses]
    for n in range(5):
        looked(larkbeam, named(larkbeam, policy, f"Board {n}", ""), at=after(2) + timedelta(hours=n))
    assert [asked(tom, address) for address in addresses] == few
