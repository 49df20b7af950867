"""Organisations that others have set up before the test begins, under the roof of one server.

They share nothing but the roof: each has people and addresses of its own, and nobody is in two of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Page

from countersign.people.queries import organisation
from tests.acknowledgements.worlds import topic
from tests.browser.house import House, house
from tests.cast import LARKBEAM, Cast, begin
from tests.ledger.copies import inside
from tests.policies.worlds import in_force_from
from tests.web.world import signed_in

SIGNED_IN = ("tom", "priya")


def begun(domain: str) -> Cast:
    """Tom and Priya, and a register that she has countersigned; nothing more."""
    return begin("Larkbeam Ltd", domain, LARKBEAM[:2], lead="tom", leader="priya")


def owing(domain: str) -> Cast:
    """Six people, two policies in force since yesterday, and nobody told yet."""
    here = begin("Larkbeam Ltd", domain, LARKBEAM, lead="tom", leader="priya")
    yesterday = datetime.now(UTC).replace(microsecond=0) - timedelta(days=1)
    in_force_from(here, at=yesterday)
    topic(here, at=yesterday + timedelta(hours=1))
    return here


WORLDS: dict[str, Callable[[str], Cast]] = {"begun_house": begun, "owing_house": owing}
"""By the fixture that asks for one."""


@dataclass(frozen=True)
class Neighbour:
    """What a test must know of an organisation, before there is a server."""

    world: str
    slug: str
    domain: str
    sessions: dict[str, str]


def enter(database: dict[str, str], worlds: Sequence[str]) -> list[Neighbour]:
    """An organisation for each of the worlds, before a worker is there that would find one half done."""
    with inside(database):
        return [neighbour(world, f"larkbeam-{number}.example") for number, world in enumerate(worlds)]


def neighbour(world: str, domain: str) -> Neighbour:
    here = WORLDS[world](domain)
    sessions = {first: session(f"{first}@{domain}") for first in SIGNED_IN}
    return Neighbour(world, organisation(here.organisation).slug, domain, sessions)


def session(address: str) -> str:
    return signed_in(address).cookies[settings.SESSION_COOKIE_NAME].value


@contextmanager
def under_one_roof(
    folder: Path, database: dict[str, str], entered: list[Neighbour]
) -> Iterator[dict[str, list[House]]]:
    """One server for all of them. When the tests are done, everything that they did is as it was recorded."""
    with house(folder, database) as roof:
        homes: dict[str, list[House]] = {world: [] for world in WORLDS}
        for one in entered:
            homes[one.world].append(replace(roof, slug=one.slug, domain=one.domain, sessions=one.sessions))
        yield homes
        verified = roof.console("verify")
        assert verified.returncode == 0, verified.stdout + verified.stderr
        assert verified.stdout.count("all as recorded") == len(entered)


def come_in(page: Page, house: House, first: str) -> None:
    """Somebody who has signed in before opens their first page."""
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": house.sessions[first], "url": house.url}])
    page.goto(house.home)
