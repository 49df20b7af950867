"""A whole Countersign for a browser test: the real server and worker, an empty database, real SMTP."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests import engine
from tests.databases import empty_database
from tests.ports import free_port

SECONDS_TO_START = 120
SECONDS_FOR_A_MAIL = 60


@dataclass
class Postbox:
    """What arrived by SMTP, in order."""

    mails: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 (aiosmtpd calls it so)
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        self.mails.append(BytesParser(policy=policy.default).parsebytes(content))
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        return [mail for mail in self.mails if address in str(mail["To"])]

    def wait(self, address: str, says: str, *, after: int = 0) -> EmailMessage:
        """The first mail to somebody, behind the first ``after``, that says something in its subject or text."""
        until = time.monotonic() + SECONDS_FOR_A_MAIL
        while time.monotonic() < until:
            for mail in self.to(address)[after:]:
                if says in f"{mail['Subject']}\n{words(mail)}":
                    return mail
            time.sleep(0.05)
        subjects = [str(mail["Subject"]) for mail in self.to(address)]
        raise AssertionError(f"no mail that says {says!r} to {address}; there are {subjects}")


def words(mail: EmailMessage) -> str:
    """The plain text of a mail."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def code_in(mail: EmailMessage) -> str:
    found = re.search(r"^\s*(\d{6})\s*$", words(mail), re.MULTILINE)
    assert found, words(mail)
    return found.group(1)


def link_in(mail: EmailMessage) -> str:
    found = re.search(r"https?://\S+", words(mail))
    assert found, words(mail)
    return found.group(0)


@dataclass(frozen=True)
class House:
    """Where the server is, its environment, what it printed, the postbox its mails arrive in, and its process.

    And the organisation in it that is meant: its name in addresses, its people's domain, and the cookies of those, by
    first name, who have signed in already.
    """

    url: str
    environment: dict[str, str]
    log: Path
    postbox: Postbox
    pid: int
    slug: str = "larkbeam-ltd"
    domain: str = "larkbeam.example"
    sessions: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> str:
        return f"{self.url}/o/{self.slug}/"

    def address(self, first: str) -> str:
        return f"{first}@{self.domain}"

    def console(self, *words: str) -> subprocess.CompletedProcess[str]:
        """The ``countersign`` command on the same data."""
        command = [sys.executable, "-m", "countersign", *words]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)

    def printed(self, pattern: str) -> str:
        found = re.search(pattern, self.log.read_text())
        assert found, self.log.read_text()
        return found.group(1)


@contextmanager
def house(folder: Path, database: dict[str, str] | None = None, **settings: str) -> Iterator[House]:
    """Start everything, stop everything. ``database``: the environment of one that is there; otherwise an empty one."""
    postbox = Postbox()
    smtp = Controller(postbox, hostname="127.0.0.1", port=free_port())
    smtp.start()
    try:
        with nullcontext(database) if database else empty_database(folder) as found:
            port = free_port()
            environment = {
                **{name: value for name, value in os.environ.items() if not name.startswith("COUNTERSIGN_")},
                **engine.SETTINGS,
                **found,
                "COUNTERSIGN_PORT": str(port),
                "COUNTERSIGN_SMTP_URL": f"smtp+plain://127.0.0.1:{smtp.port}",
                **settings,
            }
            url = f"http://127.0.0.1:{port}"
            log = folder / "log"
            with served(environment, log, url) as process:
                yield House(url, environment, log, postbox, process.pid)
    finally:
        smtp.stop()


@contextmanager
def served(environment: dict[str, str], log: Path, url: str) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as out:
        command = [sys.executable, "-m", "countersign", "serve"]
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
    try:
        wait_until_healthy(url, process, log)
        yield process
    finally:
        process.terminate()
        process.wait(60)


def wait_until_healthy(url: str, process: subprocess.Popen[Any], log: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=10):  # noqa: S310 (our own server)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"not healthy after {SECONDS_TO_START} s: {log.read_text()}")
