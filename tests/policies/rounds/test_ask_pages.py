"""Asking pages whether a policy is there: of real servers on this machine, which an administrator has named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler
from uuid import UUID

import pytest
from pytest_django import Settings

from countersign.entrance.clock import now
from countersign.kernel.actors import Hat
from countersign.kernel.outbound.looking import Outcome
from countersign.ledger.reconciling import verify
from countersign.policies.commands.create import create
from countersign.policies.enums import PolicyKind
from countersign.policies.models import LinkCheck
from countersign.policies.rounds import ask_pages as asking
from countersign.policies.rounds.ask_pages import A_DAY, AN_HOUR, GENTLY, ask_pages
from tests.cast import Cast, id_of
from tests.examples.worlds import lived
from tests.kernel.outbound.servers import Server, saying, serving
from tests.policies.locating import ended, looked, named, seen
from tests.policies.worlds import after, begun, entered, tree

AT = after(2)


class Doors:
    """What the server answers for each path; a page where nothing else is said."""

    def __init__(self) -> None:
        self.status: dict[str, int] = {}

    def __call__(self, asked: BaseHTTPRequestHandler) -> tuple[int, dict[str, str]]:
        return self.status.get(asked.path, 200), {}


@pytest.fixture
def doors() -> Doors:
    return Doors()


@pytest.fixture
def server(doors: Doors, settings: Settings) -> Iterator[Server]:
    settings.COUNTERSIGN_PRIVATE_HOSTS = frozenset({"localhost"})
    with serving(doors) as one:
        yield one


def page_on(
    here: Cast, server: Server, path: str = "/policy", policy: UUID | None = None, at: datetime | None = None
) -> UUID:
    address = server.at(path, host="localhost")
    return named(here, policy or begun(here), f"Intranet {path}", address, at=at or after(1))


def note(here: Cast, page: UUID) -> LinkCheck:
    return LinkCheck.objects.get(organisation_id=here.organisation, location_id=page)


def turned(here: Cast) -> list[tuple[bool, datetime]]:
    return [(one.found, one.seen_at) for one in seen(here)]


def test_ask_pages_asks_once_a_day_and_enters_what_turned(larkbeam: Cast, server: Server) -> None:
    page = page_on(larkbeam, server)
    times = [AT, AT + A_DAY - timedelta(minutes=1), AT + A_DAY, AT + 2 * A_DAY]
    assert [ask_pages(at) for at in times] == [1, 0, 1, 1]
    assert len(server.asked) == 3
    assert server.asked[0][1]["User-Agent"].startswith("Countersign (asks once a day")
    assert turned(larkbeam) == [(True, AT)]
    kept = note(larkbeam, page)
    assert (kept.host, kept.outcome, kept.status, kept.asked_at) == ("localhost", "ANSWERS", 200, AT + 2 * A_DAY)
    assert (entered(larkbeam, "location.seen"), verify(larkbeam.organisation)[1]) == (1, [])


def test_ask_pages_looks_twice_before_a_page_is_gone(larkbeam: Cast, server: Server, doors: Doors) -> None:
    page = page_on(larkbeam, server)
    ask_pages(AT)
    doors.status["/policy"] = 404
    times = [AT + A_DAY, AT + A_DAY + AN_HOUR, AT + A_DAY + 2 * AN_HOUR, AT + 2 * A_DAY + AN_HOUR]
    assert [ask_pages(at) for at in times[:1]] == [1]
    assert turned(larkbeam) == [(True, AT)]
    assert [ask_pages(at) for at in times[1:]] == [1, 0, 1]
    assert turned(larkbeam) == [(True, AT), (False, times[1])]
    assert (note(larkbeam, page).in_vain, note(larkbeam, page).status) == (3, 404)
    doors.status.clear()
    assert ask_pages(AT + 4 * A_DAY) == 1
    assert turned(larkbeam)[2:] == [(True, AT + 4 * A_DAY)]
    assert note(larkbeam, page).in_vain == 0


def test_ask_pages_forgets_what_was_gone_for_an_hour(larkbeam: Cast, server: Server, doors: Doors) -> None:
    page_on(larkbeam, server)
    doors.status["/policy"] = 503
    ask_pages(AT)
    doors.status.clear()
    ask_pages(AT + AN_HOUR)
    assert turned(larkbeam) == [(True, AT + AN_HOUR)]


def test_ask_pages_where_a_page_asks_who_one_is(larkbeam: Cast, server: Server, doors: Doors) -> None:
    doors.status["/policy"] = 401
    page = page_on(larkbeam, server)
    ask_pages(AT)
    assert turned(larkbeam) == [(True, AT)]
    assert (note(larkbeam, page).outcome, note(larkbeam, page).status) == ("ASKS_TO_SIGN_IN", 401)


def test_ask_pages_inside_the_network_only_where_somebody_named_the_host(
    larkbeam: Cast, server: Server, settings: Settings
) -> None:
    settings.COUNTERSIGN_PRIVATE_HOSTS = frozenset({"wiki.larkbeam.example"})
    page = page_on(larkbeam, server)
    assert [ask_pages(at) for at in (AT, AT + AN_HOUR, AT + A_DAY)] == [1, 0, 1]
    assert (server.asked, seen(larkbeam)) == ([], [])
    assert note(larkbeam, page).outcome == Outcome.NOT_FROM_HERE
    looked(larkbeam, page, at=AT + A_DAY)
    ask_pages(AT + 2 * A_DAY)
    assert turned(larkbeam) == [(True, AT + A_DAY)]
    assert note(larkbeam, page).in_vain == 0, "it was not gone: nobody asked"


def test_ask_pages_is_gentle_with_a_server(larkbeam: Cast, server: Server) -> None:
    policy = begun(larkbeam)
    for n, path in enumerate(("/a", "/b", "/c")):
        page_on(larkbeam, server, path, policy, at=after(1, hours=n))
    assert [ask_pages(AT + n * GENTLY / 2, limit=9) for n in range(6)] == [1, 0, 1, 0, 1, 0]
    assert [path for path, _ in server.asked] == ["/a", "/b", "/c"]


def test_ask_pages_takes_no_more_than_the_limit(larkbeam: Cast, settings: Settings) -> None:
    policy = begun(larkbeam)
    for n in range(3):
        named(larkbeam, policy, f"Wiki {n}", f"https://wiki{n}.invalid/")
    assert [ask_pages(AT, limit=2) for _ in range(3)] == [2, 1, 0]


def test_ask_pages_leaves_alone_what_is_no_page_or_off_the_list(larkbeam: Cast, server: Server) -> None:
    policy = begun(larkbeam)
    named(larkbeam, policy, "Canteen", "")
    ended(larkbeam, page_on(larkbeam, server, policy=policy), at=AT)
    assert ask_pages(AT) == 0
    assert server.asked == []


def test_ask_pages_where_whoever_runs_this_machine_does_not_want_it(
    larkbeam: Cast, server: Server, settings: Settings
) -> None:
    settings.COUNTERSIGN_CHECK_LINKS = False
    page_on(larkbeam, server)
    assert ask_pages(AT) == 0
    assert server.asked == []


def test_ask_pages_when_the_name_is_gone(larkbeam: Cast) -> None:
    page = named(larkbeam, begun(larkbeam), address="https://intranet.invalid/")
    assert [ask_pages(at) for at in (AT, AT + AN_HOUR)] == [1, 1]
    assert (note(larkbeam, page).outcome, turned(larkbeam)) == ("NO_SUCH_SERVER", [(False, AT + AN_HOUR)])


def test_ask_pages_when_a_server_never_ends(
    larkbeam: Cast, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    """It is left when its time is over, and counts as one that does not answer."""
    monkeypatch.setattr(asking, "SECONDS", 1.5)
    settings.COUNTERSIGN_PRIVATE_HOSTS = frozenset({"localhost"})
    with saying(b"HTTP/1.1 100 Continue\r\n\r\n", for_ever=True) as port:
        page = named(larkbeam, begun(larkbeam), address=f"http://localhost:{port}/")
        assert ask_pages(AT) == 1
    assert (note(larkbeam, page).outcome, note(larkbeam, page).in_vain) == ("NO_CONNECTION", 1)


def test_ask_pages_asks_nobody_for_an_example(db: None, server: Server) -> None:
    """What is invented does not knock at real doors."""
    here = lived()
    kit = here.actor("kit", Hat.ISMS_LEAD)
    policy = id_of(create(kind=PolicyKind.PARENT, title="Policy", text=tree("We care."), by=kit, at=now()))
    named(here, policy, address=server.at(host="localhost"), by=kit, at=now())
    assert ask_pages(now() + A_DAY) == 0
    assert server.asked == []
