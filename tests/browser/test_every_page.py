"""Every page of a house whose names are very long, on a phone: it fits, and it is built like a page.

The pages come from the test client, so that none is forgotten (the resolver lists them) and none takes a second.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Route
from pytest_django import Settings

from countersign.people.enums import PersonKind
from tests.browser.looking import STICKING_OUT, looks_right
from tests.cast import Member, begin, cast
from tests.policies.publishing import published
from tests.web.addresses import inside_an_organisation
from tests.web.things import entered
from tests.web.world import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SLUG = "rechtsschutzversicherungsgesellschaften"
NAME = f"{SLUG.capitalize()} Verwaltungs GmbH & Co. KG"
TITLE = "Informationssicherheitsmanagementsystemverantwortliche Geschäftsführerin"
MEMBERS: tuple[Member, ...] = tuple(
    (first, name, TITLE, kind, date(2019, 4, 1))
    for first, name, kind in (
        ("priya", "Maximiliane Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenstelle", PersonKind.DIRECTOR),
        ("tom", "Geschäftsführungsverantwortungsübertragungsbeauftragtenstelle", PersonKind.EMPLOYEE),
    )
)
STYLE = ("/style/?theme=light", "/style/?theme=dark")
OUTSIDE = ("/sign-in/", "/mailbox/", "/example/", f"/p/{SLUG}/", "/no/such/page/", *STYLE)
IMPORT = re.compile(r'@import "([^"]+)" layer\((\w+)\);')
SITE = "http://pages.test"

BUILT = """() => {
  const seen = (what) => [...document.querySelectorAll(what)].filter((part) => part.checkVisibility());
  const heads = seen("h1, h2, h3, h4").filter((part) => !part.closest("[contenteditable]"));
  const levels = heads.map((part) => Number(part.tagName[1]));
  return {
    title: document.title !== "", main: document.querySelectorAll("main").length,
    h1: heads.filter((head) => head.tagName === "H1" && head.innerText.trim()).length,
    filled: seen("main .button:not([data-kind])").length <= 1,
    levels: levels.every((level, at) => at === 0 || level <= levels[at - 1] + 1),
  };
}"""
AS_A_PAGE = {"title": True, "main": 1, "h1": 1, "filled": True, "levels": True}

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
"""As far apart as WCAG 1.4.12 asks a page to bear."""


@pytest.fixture
def beside_playwright(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django asks nothing of the loop that stands in this thread, idle, once a browser was started."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def test_every_page_on_a_phone_when_names_are_very_long(
    beside_playwright: None, db: None, settings: Settings, open_phone: Callable[..., Page]
) -> None:
    settings.COUNTERSIGN_TRIAL = True
    pages = every_page()
    phone = open_phone()
    phone.route(f"{SITE}/**", lambda route: answer(route, pages))
    wrong = {path: found for path in pages if (found := looked_at(phone, path))}
    assert not wrong, "\n".join(f"{path}: {found}" for path, found in wrong.items())
    for path in STYLE:
        phone.goto(SITE + path)
        looks_right(phone, styles=True)
        phone.add_style_tag(content=SPACED)
        assert phone.evaluate(STICKING_OUT) == [], f"{path}, spaced"


def every_page() -> dict[str, bytes]:
    """The pages of the house, each as somebody sees who may, and those outside it; by address."""
    begin(NAME, "long.example", MEMBERS, lead="tom", leader="priya")
    here = cast(SLUG)
    things = entered(here, "priya")
    left_out, contact = {"p0": "", "p1": f"{SLUG}: {SLUG}."}, f"{SLUG}@long.example"
    published(here, things["in_force"], left_out, contact=contact, names_shown=True)
    clients = [signed_in(f"{first}@long.example") for first in ("priya", "tom")]
    clients.append(signed_in(f"kim@{here.organisation.hex[-4:]}.example"))
    paths = [path for address in inside_an_organisation() for path in of(address, things)]
    found = {path: page for path in paths if (page := shown(path, clients))}
    assert len(found) > len(paths) / 2, sorted({*paths} - {*found})
    anybody = Client(raise_request_exception=False)
    return found | {path: anybody.get(path).content for path in OUTSIDE}


def of(address: Any, things: dict[str, UUID]) -> set[str]:
    """An address with what stands in it: for a version the one in force, and the one that waits."""
    known = {**things, "slug": SLUG, "key": "POL-016.grace_days", "row": "policy", "part": "a"}
    versions = [things["in_force"], things["offered"]]
    return {
        address.path(**{name: {**known, "version_id": version}[name] for name in address.values})
        for version in versions
    }


def shown(path: str, clients: list[Client]) -> bytes:
    """The page as the first sees it who may; nothing where no page is."""
    for client in clients:
        answer = client.get(path)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            return answer.content
    return b""


def answer(route: Route, pages: dict[str, bytes]) -> None:
    path = route.request.url.removeprefix(SITE)
    if path in pages:
        return route.fulfill(body=pages[path], content_type="text/html; charset=utf-8")
    if path.endswith("/countersign.css"):
        return route.fulfill(body=all_styles(), content_type="text/css")
    file = finders.find(path.removeprefix("/static/"))
    return route.fulfill(path=str(file)) if file else route.fulfill(status=404)


@cache
def all_styles() -> str:
    """The style sheet with what it imports inside it: one file for each page instead of fifty."""
    sheet = Path(str(finders.find("countersign/css/countersign.css")))

    def inside(found: re.Match[str]) -> str:
        return f"@layer {found[2]} {{\n{(sheet.parent / found[1]).read_text()}\n}}"

    return IMPORT.sub(inside, sheet.read_text())


def looked_at(page: Page, path: str) -> object:
    """What is wrong with a page; nothing, if it is as it should be."""
    page.goto(SITE + path)
    built = page.evaluate(BUILT)
    return page.evaluate(STICKING_OUT) or {name: value for name, value in built.items() if AS_A_PAGE[name] != value}
