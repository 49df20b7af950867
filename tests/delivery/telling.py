"""Channels for tests: named by commands, and a server of our own that stands for Slack or Teams."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import UUID

from countersign.delivery.channels import channel, channels
from countersign.delivery.commands.name_channel import name_channel
from countersign.delivery.enums import ChannelKind, News
from countersign.delivery.models import Channel
from countersign.kernel.actors import Actor
from tests.cast import Cast
from tests.kernel.outbound.servers import certificate_for
from tests.policies.worlds import AT, lead

SECRET = "T0SECRET"  # noqa: S105 (of a test)
ELSEWHERE = f"https://hooks.slack.example/services/{SECRET}"

type Heads = dict[str, str]


class Hook:
    """``posted``: what came, as JSON. ``answers``: what it says to the next one."""

    def __init__(self, certificate: Path) -> None:
        self.posted: list[Any] = []
        self.heads: list[Heads] = []
        self.answer: tuple[int, Heads] = (200, {})
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        self.port = self.http.server_address[1]

    def handler(self) -> type[BaseHTTPRequestHandler]:
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                hook.posted.append(json.loads(body))
                hook.heads.append({"path": self.path, **dict(self.headers)})
                status, heads = hook.answer
                self.send_response(status)
                for name, value in heads.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(b"ok")

            def log_message(self, *_said: Any) -> None:
                """Nothing."""

        return Handler

    @property
    def address(self) -> str:
        return f"https://localhost:{self.port}/services/{SECRET}?sig=1%2B2"


@contextmanager
def hooked(folder: Path) -> Iterator[tuple[Hook, Path]]:
    """The server, and the file of whoever vouches for it."""
    file = certificate_for("localhost", folder)
    hook = Hook(file)
    thread = Thread(target=hook.http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield hook, file
    finally:
        hook.http.shutdown()
        hook.http.server_close()
        thread.join()


def named(
    here: Cast,
    *news: News,
    called: str = "#security",
    kind: ChannelKind = ChannelKind.SLACK,
    address: str = ELSEWHERE,
    at: datetime = AT,
    by: Actor | None = None,
) -> UUID:
    name_channel(kind=kind, called=called, address=address, news=news or list(News), by=by or lead(here), at=at)
    return channels(here.organisation).get(called=called).id


def now(here: Cast, id: UUID) -> Channel:
    return channel(here.organisation, id)
