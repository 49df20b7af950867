"""S6: there is no "log in as": no address, whatever is sent to it, makes a visitor somebody else."""

from __future__ import annotations

import pytest

from countersign.console.command_line import WORDS
from tests.regressions.pointing import stands
from tests.web.addresses import inside_an_organisation
from tests.web.test_matrix import LARKBEAM, values
from tests.web.world import World, browser_of

pytestmark = pytest.mark.slow


def test_after_every_address_one_is_still_oneself(visited: World) -> None:
    """Tom leads the ISMS and may do the most; everything that could name Priya is sent along everywhere.

    Who one is stands on every page; that of a new person is one of the quickest.
    """
    tom, priya = browser_of("tom"), visited.here.person("priya").id.hex
    names = ("as", "by", "actor", "person", "person_id", "user", "account", "leader_id", "on_behalf_of")
    for address in inside_an_organisation():
        path = address.path(**values(visited.things, address))
        for call in (tom.get, tom.post):
            call(path, dict.fromkeys(names, priya))
        page = tom.get(f"/o/{LARKBEAM}/people/new/").content.decode()
        assert "<p>Tom Okafor · CTO</p>" in page, f"{address} made Tom somebody else"


def test_the_console_opens_no_session() -> None:
    assert not {word for word in WORDS if any(part in word for part in ("login", "sign", "session", "as"))}


def test_it_is_tested() -> None:
    stands(
        "tests/regressions/test_01_the_signer_is_always_the_session_s_person.py"
        "::test_nobody_signs_in_somebody_else_s_place"
    )
