"""A mail as it goes out, made by Python's ``email`` package, which is told beforehand what it would find out each time.

Most headers of a mail say what those of the mail before said: they are read and folded once. Every part is
quoted-printable, which any server carries; no line of that holds ``=_``, so what parts them needs not be made up and
searched for in each mail (RFC 2045, 6.7).
"""

from __future__ import annotations

from email.contentmanager import ContentManager, raw_data_manager
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy, Policy
from functools import lru_cache
from quopri import encodestring
from typing import Any

from django.core.mail import EmailMultiAlternatives

REMEMBERED = 256
"""Headers: those that every mail has are among the last so many; those of one person pass through."""

kind_of = lru_cache(REMEMBERED)(HeaderRegistry().__getitem__)
"""The class for a header of that name; Python makes a new one each time."""


@lru_cache(REMEMBERED)
def header(name: str, value: str) -> Any:
    """As it is read. Nothing changes one afterwards."""
    return kind_of(name)(name, value)


class Headers(HeaderRegistry):
    """Of whatever is not text, such as a list of addresses, nothing is remembered."""

    def __getitem__(self, name: str) -> Any:
        return kind_of(name)

    def __call__(self, name: str, value: Any) -> Any:
        return header(name, value) if isinstance(value, str) else super().__call__(name, value)


UNFOLDED = frozenset({"in-reply-to", "list-unsubscribe", "list-unsubscribe-post", "references"})
"""Headers of addresses, in which no encoded word may stand (RFC 2047, 5): Python makes one of whatever is too long."""


@lru_cache(REMEMBERED)
def folded(name: str, value: str) -> bytes:
    """The lines of a header. An address stays whole, however long: only so do mail programs know it."""
    if name.lower() in UNFOLDED and value.isascii():
        return f"{name}: {value}{SMTP.linesep}".encode("ascii")
    return SMTP.fold_binary(name, value)


class Remembering(EmailPolicy):
    """What mail servers are told, with headers that were read and folded before."""

    def fold_binary(self, name: str, value: str) -> bytes:
        return folded(name, value)


def set_quoted(part: EmailMessage, text: str, **how: Any) -> None:
    """By ``quopri``, which is written in C; ``email`` has one of its own, in Python."""
    raw_data_manager.set_content(part, "", cte="quoted-printable", **how)
    part.set_payload(encodestring(b"\n".join(text.encode().splitlines()) + b"\n").decode("ascii"))


QUOTED = ContentManager()
QUOTED.add_set_handler(str, set_quoted)

POLICY = Remembering(linesep=SMTP.linesep, header_factory=Headers(), content_manager=QUOTED)


class Outgoing(EmailMultiAlternatives):
    """Django's mail, written by our policy whichever it is asked for."""

    def message(self, *, policy: Policy[Any] | None = None) -> EmailMessage:
        made = super().message(policy=POLICY)
        for part in made.walk():
            if part.is_multipart():
                part.set_boundary(f"=_{part.get_content_subtype()}")
        return made
