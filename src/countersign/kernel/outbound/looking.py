"""Does a web page still answer? One question, followed where it leads, and nothing of the page is read."""

from __future__ import annotations

import json
import re
import socket
import ssl
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from countersign.kernel.outbound.addresses import Numbered, WebAddress, led_on, read
from countersign.kernel.outbound.guarding import Forbidden, Guard, NoSuchServer
from countersign.kernel.refusals import Refused

SECONDS = 5.0
"""So long it may take to connect, and so long until the next bytes come; the child that asks has a limit of its own."""

MOST_TURNS = 5
SIGN_IN = re.compile(r"\b(?:log-?in|log-?on|sign-?in|sso|saml2?|oauth2?|adfs|auth|authorize|idp)\b")
"""What pages are called that ask who somebody is."""


class Outcome(StrEnum):
    """What came of asking."""

    ANSWERS = "ANSWERS"
    ASKS_TO_SIGN_IN = "ASKS_TO_SIGN_IN"
    ERROR = "ERROR"
    NO_SUCH_SERVER = "NO_SUCH_SERVER"
    NO_CONNECTION = "NO_CONNECTION"
    CERTIFICATE = "CERTIFICATE"
    ASTRAY = "ASTRAY"
    NOT_FROM_HERE = "NOT_FROM_HERE"


THERE = frozenset({Outcome.ANSWERS, Outcome.ASKS_TO_SIGN_IN})
"""Whoever may sign in finds it."""


@dataclass(frozen=True)
class Seen:
    """What came of it, and the number with which the last server answered, if one did."""

    outcome: Outcome
    status: int | None = None


def look_at(data: bytes) -> dict[str, object]:
    """For a confined child: ``{"address", "agent", "private_hosts"}`` in, ``{"outcome", "status"}`` out."""
    asked = json.loads(data)
    seen = look(asked["address"], asked["agent"], Guard(frozenset(asked["private_hosts"])))
    return {"outcome": seen.outcome.value, "status": seen.status}


def look(address: str, agent: str, guard: Guard) -> Seen:
    """Ask for a page and follow where it leads. ``agent``: who we say we are."""
    first = page = read(address)
    try:
        for _turn in range(MOST_TURNS + 1):
            status, leads_to = ask(page, agent, guard)
            if not leads_to:
                return Seen(meant(status, first, page), status)
            page = led_on(page, leads_to)
    except NoSuchServer:
        return Seen(Outcome.NO_SUCH_SERVER)
    except (Forbidden, Numbered):
        return Seen(Outcome.NOT_FROM_HERE)
    except Refused:
        return Seen(Outcome.ASTRAY)
    except ssl.SSLCertVerificationError:
        return Seen(Outcome.CERTIFICATE)
    except (OSError, HTTPException):
        return Seen(Outcome.NO_CONNECTION)
    return Seen(Outcome.ASTRAY)


def meant(status: int, first: WebAddress, last: WebAddress) -> Outcome:
    """What an answer means. A page that turned into a sign-in page answers, for those who may sign in."""
    if status in (401, 403) or (status < 400 and asks_who(last) and not asks_who(first)):
        return Outcome.ASKS_TO_SIGN_IN
    busy = status == 429
    return Outcome.ANSWERS if status < 400 or busy else Outcome.ERROR


def asks_who(page: WebAddress) -> bool:
    return bool(SIGN_IN.search(f"{page.host}/{urlsplit(page.target).path}".lower()))


def ask(page: WebAddress, agent: str, guard: Guard) -> tuple[int, str]:
    """The number that the server answers with, and where it leads on to. The page itself is left unread."""
    connection = HTTPConnection(page.host, page.port, timeout=SECONDS)
    connection.auto_open = 0  # it never connects by itself: only to the address that was judged
    connection.sock = connected(page, guard)
    try:
        connection.putrequest("GET", page.target, skip_host=True, skip_accept_encoding=True)
        for name, value in (("Host", page.named), ("User-Agent", agent), ("Accept", "*/*"), ("Connection", "close")):
            connection.putheader(name, value)
        connection.endheaders()
        with connection.getresponse() as answer:
            turns = answer.status in (301, 302, 303, 307, 308)
            return answer.status, (answer.getheader("Location") or "") if turns else ""
    finally:
        connection.close()


def connected(page: WebAddress, guard: Guard) -> socket.socket:
    """A connection to an address of the server that may be asked; secured in its name where the address says so."""
    trouble: OSError = OSError(page.host)
    for address in guard.addresses(page.host):
        try:
            plain = socket.create_connection((str(address), page.port), timeout=SECONDS)
        except OSError as error:
            trouble = error
            continue
        return secured(plain, page.host) if page.scheme == "https" else plain
    raise trouble


def secured(plain: socket.socket, host: str) -> socket.socket:
    """Whoever answers has to prove that it is the server of this name."""
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except OSError:
        plain.close()
        raise
