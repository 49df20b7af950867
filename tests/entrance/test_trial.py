"""Trial mode: everybody at this machine reads every mail, and nobody else."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from countersign.delivery.mailbox import letters
from countersign.delivery.rounds.send import send
from countersign.entrance.clock import now
from countersign.ledger.models import Leaf
from tests.cast import Cast, cast
from tests.entrance.letters import code
from tests.entrance.signing_in import PRIYA, sign_in
from tests.policies.worlds import begun, offered
from tests.web.signing import page_of, sign

FORWARDED = (
    {"X-Forwarded-For": "203.0.113.9"},
    {"X-Forwarded-Proto": "https"},
    {"X-Forwarded-Anything": "1"},
    {"Forwarded": "for=203.0.113.9"},
    {"X-Real-IP": "203.0.113.9"},
    {"Via": "1.1 proxy"},
)
BANNER = "This is a trial installation."


@pytest.fixture
def trial(db: None, settings: Settings) -> Cast:
    settings.COUNTERSIGN_TRIAL = True
    settings.MAILERS = {"default": {"BACKEND": "countersign.delivery.mailbox.Backend"}}
    return cast("larkbeam-ltd")


def one_letter() -> str:
    """Ask for a code, let the worker put it into the mailbox: the mail's address."""
    Client().post("/sign-in/", {"email": PRIYA})
    send(now())
    return f"/mailbox/{letters()[0].id.hex}/"


def test_the_mailbox_shows_the_code(trial: Cast) -> None:
    Client().post("/sign-in/", {"email": PRIYA})
    mailed = code(PRIYA)
    send(now())
    found = letters()[0]
    assert mailed in Client().get(f"/mailbox/{found.id.hex}/").content.decode()
    assert PRIYA in Client().get("/mailbox/").content.decode()


@pytest.mark.parametrize("headers", FORWARDED, ids=str)
def test_no_mailbox_behind_a_proxy(trial: Cast, headers: dict[str, str]) -> None:
    for page in ("/mailbox/", one_letter()):
        assert Client().get(page).status_code == 200
        assert Client().get(page, headers=headers).status_code == 404


@pytest.mark.parametrize("headers", FORWARDED, ids=str)
def test_no_set_up_behind_a_proxy(trial: Cast, headers: dict[str, str]) -> None:
    """The door that asks for no token: closed here already, and behind a proxy there is none."""
    assert Client().post("/set-up/", {}).status_code == 303
    assert Client().post("/set-up/", {}, headers=headers).status_code == 404


def test_no_mailbox_outside_trial_mode(trial: Cast, settings: Settings) -> None:
    pages = ("/mailbox/", one_letter())
    settings.COUNTERSIGN_TRIAL = False
    assert [Client().get(page).status_code for page in pages] == [404, 404]


def test_every_page_says_that_it_is_a_trial(trial: Cast, settings: Settings) -> None:
    browser = Client()
    sign_in(browser, PRIYA)
    for page in ("/o/larkbeam-ltd/", "/o/larkbeam-ltd/people/", "/mailbox/", "/nowhere/"):
        assert BANNER in browser.get(page).content.decode(), page
    for page in ("/sign-in/", "/sign-in/?next=/o/larkbeam-ltd/"):
        assert BANNER in Client().get(page).content.decode(), page
    settings.COUNTERSIGN_TRIAL = False
    assert BANNER not in browser.get("/o/larkbeam-ltd/").content.decode()


def test_the_ledger_says_for_ever_that_the_code_was_read_in_the_mailbox(trial: Cast) -> None:
    policy = begun(trial)
    page = page_of(policy, offered(trial, policy))
    browser = Client()
    sign_in(browser, PRIYA)
    receipt = sign(browser, page, PRIYA)["Location"]
    leaf = Leaf.objects.get(organisation_id=trial.organisation, kind="version.signed")
    assert b'"mailbox-code"' in bytes(leaf.data)
    assert "from the mailbox of a trial installation" in browser.get(receipt).content.decode()
