"""A mail server that the tests talk to over a socket: it takes mails, refuses them, or hangs up."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.ports import free_port

TAKES, REFUSES, LATER, HANGS_UP = "250 OK", "550 No such mailbox", "451 Try again later", "hangs up"


@dataclass
class Post:
    """``answers`` is what the server says to a mail: one of the above, for everybody.

    ``at_the_door``: what it says to a recipient, before there is a mail. ``callers``: from where each mail came,
    another address for another conversation.
    """

    port: int = 0
    answers: str = TAKES
    at_the_door: str = TAKES
    mails: list[EmailMessage] = field(default_factory=list)
    envelopes: list[Envelope] = field(default_factory=list)
    callers: list[object] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 (aiosmtpd's name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.at_the_door == TAKES:
            envelope.rcpt_tos.append(address)
        return self.at_the_door

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 (aiosmtpd's name)
        self.callers.append(session.peer)
        if self.answers == HANGS_UP:
            assert server.transport
            server.transport.close()
        elif self.answers == TAKES:
            content = envelope.content if isinstance(envelope.content, bytes) else b""
            self.envelopes.append(envelope)
            self.mails.append(BytesParser(policy=policy.default).parsebytes(content))
        return self.answers

    def ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]

    def subjects(self) -> list[str]:
        return [str(mail["Subject"]) for mail in self.mails]

    @property
    def mailer(self) -> dict[str, object]:
        """Django's description of the way here."""
        where = {"host": "127.0.0.1", "port": self.port, "use_tls": False, "timeout": 5}
        return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": where}


@contextmanager
def post_office() -> Iterator[Post]:
    logging.getLogger("mail.log").setLevel(logging.WARNING)
    post = Post(free_port())
    server = Controller(post, hostname="127.0.0.1", port=post.port)
    server.start()
    try:
        yield post
    finally:
        server.stop()


def part(mail: EmailMessage, kind: str) -> str:
    """The plain or the HTML part of a mail."""
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def link_in(mail: EmailMessage) -> str:
    found = re.search(r"https?://\S+", part(mail, "plain"))
    assert found
    return found.group(0)
