"""Every address outside an organisation: who finds what there, in a trial and outside one (G18 to G20)."""

from __future__ import annotations

import re
from time import perf_counter
from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from countersign.delivery.tokens import Link, token_for
from countersign.entrance.matrix import ANYONE
from countersign.entrance.set_up_door import AT_WORK
from tests.cast import Cast
from tests.examples.worlds import lived
from tests.web.addresses import Address, addresses
from tests.web.pages import Answer, bare
from tests.web.world import MEMBERS, World, browser_of, signed_in, stranger

pytestmark = pytest.mark.slow
"""Some hundred requests; who may does not hang on the engine."""

METHODS = ("GET", "HEAD", "POST")
NOBODY_S = UUID(int=0xC0FFEE)

type Codes = tuple[int, int, int]

NOT_THERE: Codes = (404, 404, 404)

TO_ALL: dict[str, Codes] = {
    "set_up": (404, 404, 303),
    "account_logout": (405, 405, 303),
    "metrics": (200, 200, 405),
    "healthz": (503, 503, 503),
    "readyz": (503, 503, 503),
    "link:proof": (200, 200, 405),
    "link:question": (200, 200, 422),
    "link:decline": (200, 200, 422),
    "link:accept": (200, 200, 422),
    "link:reports": NOT_THERE,
    "link:source": (404, 404, 405),
    "public:policy": (404, 404, 405),
    "feed:calendar": (404, 404, 405),
}
"""By address, the same for everybody: the set-up door is closed, the worker was never seen, a link is a link (to accept
a policy, and no other: ``tests/web/acceptance/test_reports.py``), and nothing was made public (``tests/web/public``
tells who finds what was)."""

ONLY_IN_TRIAL: dict[str, Codes] = {
    "example:door": (200, 200, 405),
    "example:change": (303, 303, 405),
    "example:begin": (405, 405, 303),
    "example:story": (200, 200, 405),
    "example:enter": (405, 405, 404),
    "example:leave": (405, 405, 303),
    "mailbox:list": (200, 200, 200),
    "mailbox:letter": NOT_THERE,
    "style:everything": (200, 200, 405),
}
"""Outside a trial none of them is there. Nobody's person is entered, nobody's letter is read."""

BY_STATE: dict[str, tuple[Codes, Codes]] = {
    "files:judge": ((302, 302, 302), (200, 200, 422)),
    "start": ((302, 302, 302), (302, 302, 302)),
    "account_login": ((200, 200, 422), (302, 302, 302)),
    "account_request_login_code": ((200, 200, 422), (302, 302, 302)),
    "account_confirm_login_code": ((302, 302, 302), (302, 302, 302)),
}
"""Signed out; signed in, whoever it is: one is led on, or may judge a file."""


def outside() -> list[Address]:
    return [one for one in addresses() if not one.inside]


@pytest.fixture
def values(visited: World) -> dict[str, object]:
    """Kim, whom the link was mailed to, is none of those who come."""
    kim = visited.here.person("kim")
    token = token_for(Link(visited.here.organisation, kim.id, visited.in_force))
    return {
        "name": "larkbeam-ltd",
        "story": "larkbeam",
        "token": token,
        "kim": kim.email,
        "id": NOBODY_S,
        "person_id": NOBODY_S,
        "organisation_id": NOBODY_S,
    }


def answers(client: Client, address: Address, values: dict[str, object]) -> Codes:
    """Signing out comes last, or the next address would meet nobody."""
    path = address.path(**{name: values[name] for name in address.values})
    get, head, post = (client.generic(method, path).status_code for method in METHODS)
    return get, head, post


def everything(client: Client, values: dict[str, object]) -> dict[str, Codes]:
    ordered = sorted(outside(), key=lambda one: one.name == "account_logout")
    return {one.name: answers(client, one, values) for one in ordered}


def expected(*, signed_in: bool, trial: bool) -> dict[str, Codes]:
    return {
        **TO_ALL,
        **{name: codes if trial else NOT_THERE for name, codes in ONLY_IN_TRIAL.items()},
        **{name: codes[signed_in] for name, codes in BY_STATE.items()},
    }


def test_every_address_outside_is_in_a_table() -> None:
    assert {one.name for one in outside()} == {*TO_ALL, *ONLY_IN_TRIAL, *BY_STATE}
    assert {one.act for one in outside()} == {ANYONE}


@pytest.mark.parametrize("trial", [False, True], ids=["served", "trial"])
def test_nobody_finds_what_the_tables_say(values: dict[str, object], settings: Settings, trial: bool) -> None:
    settings.COUNTERSIGN_TRIAL = trial
    assert everything(Client(), values) == expected(signed_in=False, trial=trial)


def test_whoever_is_signed_in_finds_the_same_in_every_hat(values: dict[str, object]) -> None:
    for hat, first in MEMBERS.items():
        assert everything(browser_of(first), values) == expected(signed_in=True, trial=False), hat


def test_another_organisation_s_person_finds_the_same(values: dict[str, object]) -> None:
    assert everything(stranger(), values) == expected(signed_in=True, trial=False)


def test_whoever_came_into_an_example_is_signed_in_nowhere(values: dict[str, object], settings: Settings) -> None:
    settings.COUNTERSIGN_TRIAL = True
    here, guest = lived(), Client()
    assert guest.post(f"/example/enter/{here.person('bo').id.hex}/").status_code == 303
    assert everything(guest, values) == expected(signed_in=False, trial=True)


def test_a_trial_is_not_there_for_whoever_came_through_a_proxy(values: dict[str, object], settings: Settings) -> None:
    settings.COUNTERSIGN_TRIAL = True
    client = Client(headers={"X-Forwarded-For": "203.0.113.7"})
    for address in outside():
        if address.name in (*ONLY_IN_TRIAL, "metrics", "set_up"):
            assert answers(client, address, values) in (NOT_THERE, (404, 404, 405)), address


def test_a_closed_door_keeps_nobody_waiting_in_line(larkbeam: Cast) -> None:
    """However many knock."""
    cache.add(AT_WORK, True, 60)
    began = perf_counter()
    assert Client().post("/set-up/", {}).status_code == 303
    assert perf_counter() - began < 10


def without_hint(page: str) -> str:
    """A page without the line below its button."""
    return " ".join(
        re.sub(
            r'(name="send_code"[^>]*>[^<]*</button>)\s*<p class="hint">.*?</p>', r"\1", page, flags=re.DOTALL
        ).split()
    )


def test_a_link_leads_its_own_person_inside_and_says_nothing_to_others(values: dict[str, object]) -> None:
    path = f"/a/{values['token']}/"
    nobody, colleague, foreign = (
        bare(client.get(path)).decode() for client in (Client(), browser_of("ola"), stranger())
    )
    assert nobody == foreign
    assert ("This mail was for" in nobody, "Ola Nowak is signed in here" in colleague) == (False, True)
    assert without_hint(nobody) == without_hint(colleague), "a colleague is told whom it was for, and no more than that"
    own = signed_in(str(values["kim"])).get(path)
    assert own.status_code == 302
    assert own["Location"].startswith("/o/larkbeam-ltd/acceptances/")


def close_to(token: str) -> list[str]:
    """What looks like it and was never given."""
    other = "B" if token[0] != "B" else "C"
    return [token[:-1], token + "A", token + "=", other + token[1:], token[:-2] + "__", token.lower(), "a", "é"]


def test_what_is_close_to_a_token_opens_nothing(values: dict[str, object]) -> None:
    nothing = bare(Client().get("/a/nothing/"))
    for token in close_to(str(values["token"])):
        answer: Answer = Client().get(f"/a/{token}/")
        assert (answer.status_code, bare(answer)) == (404, nothing), token
