"""Signing through the pages, twice at once, from stale pages, and with somebody else's things in the form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from uuid import UUID

import pytest
from django.test import Client

from countersign.kernel.actors import Hat
from countersign.ledger.models import Leaf
from countersign.ledger.reconciling import verify
from countersign.people.enums import WordingKind
from countersign.people.queries import wording
from countersign.policies.queries import version
from tests.cast import Cast, cast
from tests.entrance.letters import another, codes
from tests.entrance.signing_in import PRIYA
from tests.ledger.copies import at_once, inside
from tests.policies.worlds import begun, change, entered, offered, second_leader, signed
from tests.web.pages import bare, form_with, send
from tests.web.signing import ask, page_of, ready, sign
from tests.web.world import browser_of

RECEIPT = "receipt/"


@pytest.fixture
def waiting(larkbeam: Cast) -> tuple[UUID, UUID]:
    policy = begun(larkbeam)
    return policy, offered(larkbeam, policy)


@pytest.fixture
def raced(database_copy: dict[str, str]) -> Iterator[Cast]:
    """Larkbeam in a database of its own, with real commits."""
    with inside(database_copy):
        yield cast("larkbeam-ltd")


def test_sign_with_the_code_that_was_mailed(larkbeam: Cast, waiting: tuple[UUID, UUID]) -> None:
    priya, page = browser_of("priya"), page_of(*waiting)
    answer = sign(priya, page, PRIYA)
    assert (answer.status_code, answer["Location"]) == (303, page_of(*waiting, RECEIPT))
    assert "Confirmed by mailed code" in priya.get(answer["Location"]).content.decode()
    leaf = Leaf.objects.get(organisation_id=larkbeam.organisation, kind="version.signed")
    assert b'"mailed-code"' in bytes(leaf.data)
    assert b"mailbox-code" not in bytes(leaf.data)


def test_sign_with_a_wrong_code_keeps_the_page(larkbeam: Cast, waiting: tuple[UUID, UUID]) -> None:
    priya, page = browser_of("priya"), page_of(*waiting)
    form, right = ready(priya, page, PRIYA)
    answer = send(priya, page, form, code=another(right))
    assert answer.status_code == 403
    assert "You can try 4 more times." in answer.content.decode()
    assert send(priya, page, form_with(answer, "code"), code=right).status_code == 303


def test_opening_a_link_does_nothing(larkbeam: Cast, waiting: tuple[UUID, UUID]) -> None:
    """Scanners open everything: no code goes out, nothing is signed."""
    priya = browser_of("priya")
    for end in ("", "sign/", "sign/code/", "publish/", RECEIPT):
        priya.get(page_of(*waiting, end))
        priya.head(page_of(*waiting, end))
    assert not codes(PRIYA)
    assert entered(larkbeam, "version.signed") == 0


@pytest.mark.parametrize("extra", ["by", "person", "person_id", "signed_by", "organisation", "hat", "at"])
def test_the_signer_is_the_session_s_person(larkbeam: Cast, waiting: tuple[UUID, UUID], extra: str) -> None:
    """Whatever else somebody writes into the form."""
    priya, page = browser_of("priya"), page_of(*waiting)
    form, right = ready(priya, page, PRIYA)
    assert send(priya, page, form, code=right, **{extra: larkbeam.person("tom").id.hex}).status_code == 303
    assert version(larkbeam.organisation, waiting[1]).signed_by_id == larkbeam.person("priya").id


def test_a_foreign_sentence_answers_like_an_unknown_one(
    larkbeam: Cast, stonecross: Cast, waiting: tuple[UUID, UUID]
) -> None:
    priya, page = browser_of("priya"), page_of(*waiting)
    theirs = wording(stonecross.organisation, WordingKind.APPROVAL).id
    answers = []
    for id in (theirs, UUID(int=77)):
        form, right = ready(priya, page, PRIYA)
        answers.append(send(priya, page, form, code=right, wording_id=id.hex))
    assert [answer.status_code for answer in answers] == [404, 404]
    assert bare(answers[0]) == bare(answers[1])


def test_sign_from_a_page_that_showed_another_text(larkbeam: Cast, waiting: tuple[UUID, UUID]) -> None:
    priya, page = browser_of("priya"), page_of(*waiting)
    form, right = ready(priya, page, PRIYA)
    assert send(priya, page, form, code=right, digest_shown="sha256:" + "0" * 64).status_code == 409
    assert entered(larkbeam, "version.signed") == 0


def test_sign_from_a_page_whose_version_was_replaced(larkbeam: Cast, waiting: tuple[UUID, UUID]) -> None:
    priya, page = browser_of("priya"), page_of(*waiting)
    form, right = ready(priya, page, PRIYA)
    change(larkbeam, waiting[0], "Something else altogether, dear reader.")
    offered(larkbeam, waiting[0])
    assert send(priya, page, form, code=right).status_code == 403
    assert entered(larkbeam, "version.signed") == 0


def test_a_draft_cannot_be_signed_and_what_is_signed_only_once(larkbeam: Cast, waiting: tuple[UUID, UUID]) -> None:
    priya, page = browser_of("priya"), page_of(*waiting)
    assert priya.get(f"/o/larkbeam-ltd/policies/{waiting[0].hex}/draft/sign/").status_code == 404
    assert priya.get(page_of(waiting[0], waiting[0])).status_code == 404
    form, right = ready(priya, page, PRIYA)
    signed(larkbeam, waiting[1])
    assert send(priya, page, form, code=right).status_code == 403
    assert entered(larkbeam, "version.signed") == 1


def test_the_same_form_twice_at_once_signs_once_and_both_see_the_receipt(raced: Cast) -> None:
    policy = begun(raced)
    waits = offered(raced, policy)
    priya, page = browser_of("priya"), page_of(policy, waits)
    form, right = ready(priya, page, PRIYA)
    tabs = [tab_of(priya) for _ in range(3)]
    answers = at_once(*(partial(send, tab, page, form, code=right) for tab in tabs))
    assert {(one.status_code, one["Location"]) for one in answers} == {(303, page_of(policy, waits, RECEIPT))}
    assert entered(raced, "version.signed") == entered(raced, "version.published") == 1
    assert verify(raced.organisation)[1] == []


def test_two_leaders_at_once_from_stale_pages_sign_once(raced: Cast) -> None:
    policy = begun(raced)
    waits = offered(raced, policy)
    second_leader(raced, "mei")
    page = page_of(policy, waits)
    ways = []
    for first in ("priya", "mei"):
        browser, address = browser_of(first), f"{first}@larkbeam.example"
        form, right = ready(browser, page, address)
        ways.append(partial(send, browser, page, form, code=right))
    answers = at_once(*ways)
    assert sorted(one.status_code for one in answers) == [303, 403]
    assert entered(raced, "version.signed") == entered(raced, "version.published") == 1
    assert verify(raced.organisation)[1] == []


def tab_of(browser: Client) -> Client:
    """Another tab of the same browser."""
    tab = Client(raise_request_exception=False)
    tab.cookies = browser.cookies
    return tab


def test_ask_twice_mails_two_codes_and_the_newer_one_counts(larkbeam: Cast, waiting: tuple[UUID, UUID]) -> None:
    priya, page = browser_of("priya"), page_of(*waiting)
    ask(priya, page)
    form, newest = ready(priya, page, PRIYA)
    assert len(codes(PRIYA)) == 2
    assert send(priya, page, form, code=newest).status_code == 303


def test_a_leader_s_page_is_nobody_else_s(larkbeam: Cast, waiting: tuple[UUID, UUID]) -> None:
    larkbeam.actor("mei", Hat.STAFF)
    for first, status in (("mei", 404), ("tom", 403)):
        assert browser_of(first).post(page_of(*waiting, "sign/code/"), {}).status_code == status
    assert not codes("tom@larkbeam.example")
