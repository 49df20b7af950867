"""Somebody with cookies who fetches pages and sends forms, without a browser around them."""

from __future__ import annotations

import re
import time
from http.cookiejar import Cookie, CookieJar
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from tests.browser.house import House, code_in

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


class Visitor:
    """One person at one address. ``session``: of somebody who has signed in already."""

    def __init__(self, house: House, session: str = "") -> None:
        self.house = house
        jar = CookieJar()
        if session:
            jar.set_cookie(cookie("countersign", session, str(urlsplit(house.url).hostname)))
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(jar))

    def get(self, path: str) -> str:
        with self.opener.open(self.house.url + path, timeout=20) as answer:
            return str(answer.read().decode(errors="replace"))

    def send(self, path: str, fields: dict[str, str], *, page: str | None = None) -> str:
        """Fill in the form on a page and send it."""
        hidden = dict(HIDDEN.findall(page or self.get(path)))
        body = urlencode({**hidden, **fields}).encode()
        asked = Request(self.house.url + path, body, {"Referer": self.house.url + path})  # noqa: S310 (our own server)
        with self.opener.open(asked, timeout=20) as answer:
            return str(answer.read().decode())

    def sign_in(self, address: str) -> None:
        before = len(self.house.postbox.to(address))
        self.send("/sign-in/", {"email": address})
        mail = self.house.postbox.wait(address, "is your code for Countersign", after=before)
        self.send("/sign-in/code/", {"code": code_in(mail)})

    def timed(self, path: str, times: int) -> list[float]:
        """Seconds that each of so many fetches took."""
        took = []
        for _ in range(times):
            begun = time.perf_counter()
            self.get(path)
            took.append(time.perf_counter() - begun)
        return took


def cookie(name: str, value: str, host: str) -> Cookie:
    """As the server would have set it. In the jar, not in a header: a header gives way to the first cookie of a jar."""
    rest: dict[str, Any] = {"port": None, "port_specified": False, "comment": None, "comment_url": None, "rest": {}}
    where: dict[str, Any] = {"domain": host, "domain_specified": False, "domain_initial_dot": False, "path": "/"}
    return Cookie(0, name, value, path_specified=True, secure=False, expires=None, discard=True, **where, **rest)
