"""Posting a message to an address that somebody gave us for it: once, over TLS, and nothing of the answer is read.

Which servers may be posted to is judged as for pages that are looked at. Nobody is followed elsewhere: an address to
post to is a secret, and whoever answers for it does not say where it goes on to.
"""

from __future__ import annotations

import base64
import json
import re
import ssl
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse

from countersign.kernel.outbound.addresses import Numbered, WebAddress, read
from countersign.kernel.outbound.guarding import Forbidden, Guard, NoSuchServer
from countersign.kernel.outbound.looking import SECONDS, Outcome, connected
from countersign.kernel.refusals import Refused

NO_TLS = (
    "This address begins with http://, so everybody on the way could read it and post there: it has to be https://."
)


@dataclass(frozen=True)
class Answered:
    """What came of it: the number of the answer, and in how many seconds to come again where the server says so."""

    outcome: Outcome
    status: int | None = None
    wait: int | None = None


def read_secure(typed: str) -> WebAddress:
    """An address to post to, as somebody typed it. Raises Refused, with what to do about it."""
    page = read(typed)
    if page.scheme != "https":
        raise Refused(NO_TLS)
    return page


def post_to(data: bytes) -> dict[str, object]:
    """For a confined child: ``{"address", "body" (base64), "agent", "private_hosts"}`` in, an answer out."""
    asked = json.loads(data)
    guard = Guard(frozenset(asked["private_hosts"]))
    told = post(asked["address"], base64.b64decode(asked["body"]), asked["agent"], guard)
    return {"outcome": told.outcome.value, "status": told.status, "wait": told.wait}


def post(address: str, body: bytes, agent: str, guard: Guard) -> Answered:
    """Send JSON. ``agent``: who we say we are. Raises Refused for an address that is none."""
    page = read_secure(address)
    try:
        return send(page, body, agent, guard)
    except NoSuchServer:
        return Answered(Outcome.NO_SUCH_SERVER)
    except (Forbidden, Numbered):
        return Answered(Outcome.NOT_FROM_HERE)
    except ssl.SSLCertVerificationError:
        return Answered(Outcome.CERTIFICATE)
    except (OSError, HTTPException):
        return Answered(Outcome.NO_CONNECTION)


def send(page: WebAddress, body: bytes, agent: str, guard: Guard) -> Answered:
    connection = HTTPConnection(page.host, page.port, timeout=SECONDS)
    connection.auto_open = 0  # it never connects by itself: only to the address that was judged
    connection.sock = connected(page, guard)
    try:
        connection.putrequest("POST", page.target, skip_host=True, skip_accept_encoding=True)
        heads = {"Host": page.named, "User-Agent": agent, "Content-Type": "application/json; charset=utf-8"}
        for name, value in {**heads, "Content-Length": str(len(body)), "Connection": "close"}.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        with connection.getresponse() as answer:
            taken = 200 <= answer.status < 300
            return Answered(Outcome.ANSWERS if taken else Outcome.ERROR, answer.status, wait_in(answer))
    finally:
        connection.close()


def wait_in(answer: HTTPResponse) -> int | None:
    """``Retry-After`` in seconds; a moment is counted by the server's own clock. None for none, and for nonsense."""
    said = (answer.getheader("Retry-After") or "").strip()
    if re.fullmatch(r"\d{1,9}", said):
        return int(said)
    try:
        until, now = parsedate_to_datetime(said), parsedate_to_datetime(answer.getheader("Date") or "")
        return max(int((until - now).total_seconds()), 0)
    except (ValueError, TypeError):
        return None
