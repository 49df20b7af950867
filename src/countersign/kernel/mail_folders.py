"""A folder of a mailbox as whoever runs the machine names it: ``imaps://user:password@host:port/folder``."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

from countersign.kernel.loopback import is_loopback
from countersign.kernel.refusals import Refused

PORTS = {"imaps": 993, "imap": 143}
USUAL = "INBOX"

FORM = (
    "It is written imaps://user:password@host:port/folder; what is no letter or digit in the user and the password is "
    "written in percent, such as %40 for @."
)
IN_THE_CLEAR = "imap:// sends the password as it is, so it is for this machine alone: write imaps://."
FOLDER = "The folder has a name of plain letters, digits, spaces and - _ . / alone: call it Bounces, say."


@dataclass(frozen=True)
class MailFolder:
    """Where a folder lies and who may read it. ``secure``: over TLS from the start."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    name: str
    secure: bool

    @property
    def place(self) -> str:
        """What tells this folder from every other, without the password."""
        return f"{self.user}@{self.host}:{self.port}/{self.name}"


def read(written: str) -> MailFolder:
    """Raises Refused, with what to write instead and nothing of what was written."""
    parts, port = split(written)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if not (parts.hostname and user and password and is_plain(user + password)) or parts.query or parts.fragment:
        raise Refused(FORM)
    secure = parts.scheme == "imaps"
    if not secure and not is_loopback(parts.hostname):
        raise Refused(IN_THE_CLEAR)
    return MailFolder(parts.hostname, port, user, password, folder_in(parts.path), secure)


def split(written: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(written)
        if parts.scheme not in PORTS:
            raise Refused(FORM)
        return parts, parts.port or PORTS[parts.scheme]
    except ValueError as error:
        raise Refused(FORM) from error


def folder_in(path: str) -> str:
    """Names of folders in other letters are written in a code of IMAP's own; a name that needs none is soon given."""
    name = unquote(path).strip("/") or USUAL
    if not (name.isascii() and all(one.isalnum() or one in " -_./" for one in name)):
        raise Refused(FOLDER)
    return name


def is_plain(text: str) -> bool:
    """Nothing in it ends a line."""
    return text.isprintable()
