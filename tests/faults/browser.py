"""Somebody who accepts with a browser, and presses again when no answer comes."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.faults.presses import SECONDS_OF_PATIENCE, Presses
from tests.web.pages import Forms

SECONDS_FOR_AN_ANSWER = 120
SECONDS_BEFORE_PRESSING_AGAIN = 0.05


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    text: str


AWAY = (503, "The database cannot be reached")
DISK = (503, "The disk does not answer as it should")


def is_away(answer: Answer) -> bool:
    """Is this the page that a person gets while the database is not there?"""
    return answer.status == AWAY[0] and AWAY[1] in answer.text and "Nothing you sent was confirmed" in answer.text


def disk_failed(answer: Answer) -> bool:
    """Is this the page that a person gets whose own request was told by the database that its disk refuses?"""
    return answer.status == DISK[0] and DISK[1] in answer.text and "Nothing you sent was confirmed" in answer.text


@dataclass
class Browser:
    """One person, signed in by the cookie that is in here from the start."""

    port: int
    cookies: dict[str, str]
    presses: Presses = field(default_factory=Presses)
    answers: list[Answer] = field(default_factory=list)

    def accept(self, page: str, clicks: int = 1) -> Answer:
        """Open the page, tick the box, press the button so many times at once; then see where it leads."""
        fields = self.form_of(page)
        with ThreadPoolExecutor(clicks) as fingers:
            pressed = [fingers.submit(self.insist, "POST", page, urlencode(fields)) for _ in range(clicks)]
            self.answers = [one.result() for one in pressed]
        return self.insist("GET", self.answers[0].location or page)

    def form_of(self, page: str) -> dict[str, str]:
        shown, reader = self.insist("GET", page), Forms()
        assert shown.status == 200, shown.text
        reader.feed(shown.text)
        form = next(form for form in reader.found if "digest_shown" in form.fields)
        return {**form.fields, "agreed": "on"}

    def insist(self, method: str, path: str, body: str = "") -> Answer:
        """The same request, with the same form in it, until somebody answers."""
        until = time.monotonic() + SECONDS_OF_PATIENCE
        while True:
            try:
                return self.ask(method, path, body)
            except (OSError, HTTPException):
                if time.monotonic() > until:
                    raise
                time.sleep(SECONDS_BEFORE_PRESSING_AGAIN)

    def once_it_is_back(self, method: str, path: str, body: str = "") -> Answer:
        """The same, until the database is there: one whose process died mends itself for a moment."""
        until = time.monotonic() + SECONDS_OF_PATIENCE
        while is_away(answer := self.insist(method, path, body)) and time.monotonic() < until:
            time.sleep(SECONDS_BEFORE_PRESSING_AGAIN)
        return answer

    def ask(self, method: str, path: str, body: str) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=SECONDS_FOR_AN_ANSWER)) as connection:
            connection.request(method, path, body, headers)
            with self.presses.one() if method == "POST" else nullcontext():
                answer = connection.getresponse()
                text = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return Answer(answer.status, answer.getheader("Location", ""), text)
