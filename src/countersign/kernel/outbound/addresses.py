"""Addresses of web pages as people type them: read into parts, or refused with a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import unseen
from countersign.kernel.words import say

LONGEST = 1000
LONGEST_TURN = 8000
LONGEST_HOST = 253
PORTS = {"https": 443, "http": 80}
PLAIN = "%/?#:@!$&'()*+,;=~-._[]"
"""What stands in an address as it is; all else is written in percent."""

FIRST_FREE_PORT = 1024
"""Below it other services than the web listen, which nobody is to knock at for us."""

NO_PAGE = "Write the whole address of a web page, as the browser shows it: it begins with https:// or http://."
NO_SERVER = "This address names no server. Copy it from the browser, where the page is open."
NUMBER = "Name the server instead of its number: the same number may be another machine tomorrow."
SECRETS = "Leave out the name and the password before the @: everybody here can read this address."
UNSEEN = "In this address stands a space, or a character that nobody sees. Copy it from the browser."
OTHER_LETTERS = "Write the name of this server as the browser shows it when it is copied: it begins with xn--."
PORT = "A web page has the port 80, 443, or one above 1023."


class Numbered(Refused):
    """The server is called by a number, so that nobody knows whose it is."""


_FORBIDDEN = re.compile(r"[\s<>\"\\`{}|^]")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_SIX = re.compile(r"\[?[0-9a-f.]*:[0-9a-f:.]*\]?")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
"""As the last part of a name it makes browsers and resolvers read all of it as a number (``0x7f.1`` is 127.0.0.1)."""


@dataclass(frozen=True)
class WebAddress:
    """A page on a server. ``shown`` is the address in the one form in which we keep it."""

    scheme: str
    host: str
    port: int
    target: str
    shown: str

    @property
    def named(self) -> str:
        """The server as a request names it: without the port where that goes without saying."""
        return self.host if self.port == PORTS[self.scheme] else f"{self.host}:{self.port}"


def read(typed: str, longest: int = LONGEST) -> WebAddress:
    """Raises Refused, with what to do about it."""
    address = typed.strip()
    if len(address) > longest:
        raise Refused(say("An address has at most {n} characters. Copy the short one, for sharing.", n=longest))
    if unseen(address) or _FORBIDDEN.search(address):
        raise Refused(UNSEEN)
    parts, port = split(address)
    if "@" in parts.netloc:
        raise Refused(SECRETS)
    typed_host = (parts.hostname or "").removesuffix(".")
    host, default = host_of(typed_host), PORTS[parts.scheme]
    if port not in PORTS.values() and port < FIRST_FREE_PORT:
        raise Refused(PORT)
    path = parts.path or "/"
    asked = f"{path}?{parts.query}" if parts.query else path
    rest = asked + (f"#{parts.fragment}" if parts.fragment else "")
    shown = f"{parts.scheme}://{typed_host}{'' if port == default else f':{port}'}{rest}"
    return WebAddress(parts.scheme, host, port, quote(asked, safe=PLAIN), shown)


def led_on(page: WebAddress, location: str) -> WebAddress:
    """Where a server sends us, as its head says it: those that ask for a sign-in write long ones. Raises Refused."""
    return read(urljoin(page.shown, quote(location.encode("latin-1"), safe=PLAIN)), LONGEST_TURN)


def split(address: str) -> tuple[SplitResult, int]:
    """The parts, and the port."""
    try:
        parts = urlsplit(address)
        if parts.scheme not in PORTS:
            raise Refused(NO_PAGE)
        port = parts.port
    except ValueError as error:
        raise Refused(NO_SERVER) from error
    return parts, PORTS[parts.scheme] if port is None else port


def host_of(name: str) -> str:
    """The name of a server as it is looked up: ASCII, small letters. Raises Refused, for a number too."""
    host = in_ascii(name) if len(name) <= LONGEST_HOST else ""
    labels = host.split(".")
    if _SIX.fullmatch(host) or _NUMBER.fullmatch(labels[-1]):
        raise Numbered(NUMBER)
    if len(host) > LONGEST_HOST or not all(_LABEL.fullmatch(label) for label in labels):
        raise Refused(NO_SERVER)
    return host


def in_ascii(name: str) -> str:
    """The name in the form of the network. One that does not come back as it was typed would be another server."""
    if name.isascii():
        return name
    try:
        host = name.encode("idna").decode()
        if host.encode().decode("idna") == name:
            return host
    except UnicodeError as error:
        raise Refused(OTHER_LETTERS) from error
    raise Refused(OTHER_LETTERS)
