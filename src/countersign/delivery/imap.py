"""A conversation with a mail server about one folder (IMAP, RFC 3501): what is unseen in it, and marking it seen.

Nothing is ever deleted or moved. All that can go wrong comes out as ``NotFetched``.
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from imaplib import IMAP4, IMAP4_SSL
from threading import Timer
from typing import Any

from countersign.delivery.enums import Trouble
from countersign.delivery.reports import LARGEST
from countersign.kernel.mail_folders import MailFolder

SECONDS = 10.0
"""So long it may take to connect, and so long until the next bytes come."""

SECONDS_IN_ALL = 30.0
"""Then the conversation is ended, however busy the server keeps us: sign-in codes wait for the worker meanwhile."""

UNSEEN = "UNDELETED UNSEEN"
UID, SIZE = re.compile(rb"\bUID (\d+)"), re.compile(rb"\bRFC822\.SIZE (\d+)")


class NotFetched(Exception):
    """The mail server gives nothing. ``why`` for the page *Health*; the words are for the log."""

    def __init__(self, why: Trouble, words: str) -> None:
        self.why = why
        super().__init__(words)


class Bounded(IMAP4):
    """Takes no piece that is larger than what we ask for."""

    def read(self, size: int) -> bytes:
        if size > 2 * LARGEST:
            raise self.abort(f"it announces {size} bytes")
        return super().read(size)


class Secured(Bounded, IMAP4_SSL):
    """The same over TLS. The server has to prove that it is the one of this name."""


class Folder:
    """A folder that is open. ``validity``: for how long UIDs mean the same mails in it."""

    def __init__(self, imap: IMAP4, name: str) -> None:
        self.imap = imap
        with understood(Trouble.FOLDER):
            self.told("SELECT", imap.select(f'"{name}"'), Trouble.FOLDER)
        with understood():
            self.validity = int(imap.response("UIDVALIDITY")[1][0])

    def unseen_after(self, uid: int, limit: int) -> list[int]:
        """The UIDs of unseen mails after one, from the oldest on."""
        return [one for one in self.found(f"{UNSEEN} UID {uid + 1}:*") if one > uid][:limit]

    def too_large(self) -> int:
        """How many unseen mails are larger than any report."""
        return len(self.found(f"{UNSEEN} LARGER {LARGEST}"))

    def found(self, criteria: str) -> list[int]:
        with understood():
            lines = self.told("SEARCH", self.imap.uid("SEARCH", criteria))
            return sorted({int(one) for line in lines if isinstance(line, bytes) for one in line.split()})

    def sizes(self, uids: list[int]) -> dict[int, int]:
        """In bytes, of those that are still there."""
        with understood():
            lines = self.told("FETCH", self.imap.uid("FETCH", ",".join(map(str, uids)), "(UID RFC822.SIZE)"))
        pairs = [(UID.search(line), SIZE.search(line)) for line in lines if isinstance(line, bytes)]
        return {int(uid[1]): int(size[1]) for uid, size in pairs if uid and size}

    def raw(self, uid: int) -> bytes | None:
        """A mail as it came in, without marking it; None where it is gone by now."""
        with understood():
            lines = self.told("FETCH", self.imap.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{LARGEST + 1}>)"))
        return next((bytes(line[1]) for line in lines if isinstance(line, tuple) and b"BODY[]" in line[0]), None)

    def mark_seen(self, uid: int) -> None:
        with understood():
            answer = self.imap.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen)")
            self.told("STORE", answer, Trouble.FOLDER)

    def told(self, asked: str, answer: tuple[str, list[Any]], otherwise: Trouble = Trouble.ANSWER) -> list[Any]:
        """What it answered; NotFetched where that is a no."""
        if answer[0] != "OK":
            raise NotFetched(otherwise, f"{asked}: {answer[1]!r}")
        return answer[1]


@contextmanager
def opened(folder: MailFolder) -> Iterator[Folder]:
    """A conversation that is over after thirty seconds. Raises NotFetched."""
    imap = connected(folder)
    over = Timer(SECONDS_IN_ALL, end, (imap.sock,))
    over.daemon = True
    over.start()
    try:
        sign_in(imap, folder)
        yield Folder(imap, folder.name)
    finally:
        with suppress(OSError, IMAP4.error):
            imap.logout()
        over.cancel()
        with suppress(OSError):
            imap.shutdown()


def end(connection: socket.socket) -> None:
    """From beside: whoever waits for its next bytes learns that there are none."""
    with suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


def connected(folder: MailFolder) -> IMAP4:
    with understood():
        if not folder.secure:
            return Bounded(folder.host, folder.port, timeout=SECONDS)
        return Secured(folder.host, folder.port, ssl_context=ssl.create_default_context(), timeout=SECONDS)


def sign_in(imap: IMAP4, folder: MailFolder) -> None:
    """In the way that takes every letter, where the server knows it."""
    with understood(Trouble.SIGN_IN):
        if "AUTH=PLAIN" in imap.capabilities:
            imap.authenticate("PLAIN", lambda _: f"\0{folder.user}\0{folder.password}".encode())
        else:
            imap.login(quoted(folder.user), folder.password)


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@contextmanager
def understood(otherwise: Trouble = Trouble.ANSWER) -> Iterator[None]:
    """What goes wrong in between, said in one way. ``otherwise``: what it means when the server says no."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise NotFetched(Trouble.CERTIFICATE, str(error)) from error
    except (OSError, IMAP4.abort) as error:
        raise NotFetched(Trouble.CONNECTION, str(error)) from error
    except (IMAP4.error, ValueError, TypeError) as error:
        raise NotFetched(otherwise, str(error)) from error
