"""What mail servers say of a mail that did not get through: at the door, or in a report that comes back later.

A report is what RFC 3464 calls a delivery status notification. It counts where it says of a recipient that delivery
has failed, for good. A delay, an answer from somebody who is away, and a server that gave up waiting for another say
nothing about an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses

from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean

LARGEST = 256 * 1024
"""In bytes. Reports have some thousand, and bring back a mail of ours at most. The worst of this size takes a second
to read."""

LONGEST = 300
"""Of what a server said."""

STATUS = re.compile(r"\s*([245]\.\d{1,3}\.\d{1,3})\b")
"""RFC 3463: for good or not, what it is about, and the detail."""

ABOUT_THE_ADDRESS = ("5.1.", "5.2.")
"""It is nobody's, or its mailbox takes nothing. All else is about the way there, or about us."""

CARRIES = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To")
"""The headers in which servers keep to whom something came."""


@dataclass(frozen=True)
class Failure:
    """A mail did not get through, and would not tomorrow: the status where there is one, and the server's words."""

    status: str
    said: str


def refusal(code: int, answer: bytes) -> Failure | None:
    """What a server answered to the recipient, where that is final and about the address."""
    said = words(answer.decode(errors="replace"))
    status = status_in(said)
    if code // 100 != 5 or (status and not status.startswith(ABOUT_THE_ADDRESS)):
        return None
    return Failure(status, words(f"{code} {said}"))


def parsed(raw: bytes) -> Message:
    """A mail as it came in. Raises Refused for what is too large, or nested so deep that nobody wrote it by hand."""
    if len(raw) > LARGEST:
        raise Refused("This is larger than any report of a mail server.")
    try:
        return message_from_bytes(raw)
    except RecursionError as error:
        raise Refused("This cannot be read as a mail.") from error


def addressed(message: Message) -> list[str]:
    """To whom it came, as far as its headers say."""
    found = [str(value) for name in CARRIES for value in message.get_all(name, [])]
    return [address for _, address in getaddresses(found)]


def is_report(message: Message) -> bool:
    """Written by a server about a mail, whatever it says; answers of people, and of those who are away, are none."""
    return message.get_content_type() == "multipart/report"


def failure_in(message: Message) -> Failure | None:
    """What a report says that has failed for good; None where it is none, or says something else."""
    if not is_report(message):
        return None
    for recipient in recipients(message):
        action = str(recipient.get("Action", "")).strip().lower()
        status = status_in(str(recipient.get("Status", "")))
        if action.startswith("failed") and status.startswith("5."):
            return Failure(status, words(str(recipient.get("Diagnostic-Code", "")).partition(";")[2]))
    return None


def recipients(report: Message) -> Iterator[Message]:
    """The fields of each recipient; those of the report itself, which stand before them, have no action."""
    parts = report.get_payload() if report.is_multipart() else []
    for part in parts:
        if isinstance(part, Message) and part.get_content_type() == "message/delivery-status":
            fields = part.get_payload()
            yield from (one for one in fields if isinstance(one, Message))


def status_in(text: str) -> str:
    found = STATUS.match(text)
    return found[1] if found else ""


def words(text: str) -> str:
    """On one line, nothing invisible in it, and not too long for a page."""
    return clean(text).strip()[:LONGEST]
