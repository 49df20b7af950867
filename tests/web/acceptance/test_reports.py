"""Doing without reports: one POST from a mail, or a button on one's own page; and having them again."""

from __future__ import annotations

import pytest
from django.test import Client

from countersign.delivery.tokens import Reader, token_of
from countersign.delivery.without import is_without, link_for
from tests.acknowledgements.worlds import leaves
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.policies.worlds import AT
from tests.web.world import browser_of

MY_PEOPLE = "/o/larkbeam-ltd/acceptances/my-people/"


@pytest.fixture
def link(larkbeam: Cast) -> str:
    """As it stands in a mail to Ruth, to whom Ola reports."""
    put_right(larkbeam, "ola", manager_id=larkbeam.person("ruth").id)
    return "/a/" + token_of(Reader(larkbeam.organisation, larkbeam.person("ruth").id)) + "/reports/"


def without(here: Cast) -> bool:
    return is_without(here.organisation, here.person("ruth").id)


def test_a_mail_program_unsubscribes_with_one_post(larkbeam: Cast, link: str) -> None:
    """RFC 8058: no form of ours, no redirect; and nobody is signed in by it."""
    program = Client(enforce_csrf_checks=True)
    answer = program.post(link, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert without(larkbeam)
    assert "countersign" not in answer.cookies


def test_it_is_the_address_in_the_mail(larkbeam: Cast, link: str) -> None:
    assert link_for(larkbeam.organisation, larkbeam.person("ruth").id).endswith(link)


def test_looking_changes_nothing(larkbeam: Cast, link: str) -> None:
    for method in ("get", "head"):
        answer = getattr(Client(), method)(link)
        assert answer.status_code == 200
        assert (answer["X-Robots-Tag"], "no-store" in answer["Cache-Control"]) == ("noindex, nofollow", True)
    assert not without(larkbeam)


def test_from_the_page_and_back(larkbeam: Cast, link: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert "Do without mails about your people?" in browser.get(link).content.decode()
    done = browser.post(link).content.decode()
    assert "You get no more mails about your people" in done
    assert without(larkbeam)
    assert "Do without mails about your people?" in browser.post(link, {"again": "yes"}).content.decode()
    assert not without(larkbeam)


def test_the_link_opens_no_session_and_nothing_else(larkbeam: Cast, link: str) -> None:
    browser = Client()
    browser.get(link)
    browser.post(link)
    assert browser.get("/o/larkbeam-ltd/").status_code == 302
    assert browser.get(link.replace("reports/", "")).status_code == 404
    assert browser.get(link.replace("reports/", "proof/")).status_code == 404


@pytest.mark.parametrize("place", [5, 40, 60])
def test_a_link_with_another_letter_is_nothing(larkbeam: Cast, link: str, place: int) -> None:
    other = link[:place] + ("A" if link[place] != "A" else "B") + link[place + 1 :]
    assert [Client().get(other).status_code, Client().post(other).status_code] == [404, 404]
    assert not without(larkbeam)


def test_the_link_of_somebody_who_has_left(larkbeam: Cast, link: str) -> None:
    leaves(larkbeam, "ruth", at=AT)
    assert Client().post(link).status_code == 410
    assert not without(larkbeam)


def test_on_one_s_own_page(larkbeam: Cast, link: str) -> None:
    ruth = browser_of("ruth")
    assert "Do without mails about them" in ruth.get(MY_PEOPLE).content.decode()
    done = ruth.post(f"{MY_PEOPLE}reports/")
    assert (done.status_code, done["Location"], without(larkbeam)) == (303, MY_PEOPLE, True)
    assert "Have mails about them again" in ruth.get(MY_PEOPLE).content.decode()
    ruth.post(f"{MY_PEOPLE}reports/", {"again": "yes"})
    assert not without(larkbeam)
    assert ruth.get(f"{MY_PEOPLE}reports/").status_code == 405


def test_whoever_leads_nobody_is_asked_nothing(larkbeam: Cast, link: str) -> None:
    assert "Do without" not in browser_of("ola").get(MY_PEOPLE).content.decode()
