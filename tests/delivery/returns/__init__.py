"""What mail servers and people send to the address for bounces, written by hand after RFC 3464 and 3834.

``@TO@`` stands for the envelope of the mail that each is about.
"""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent

FAILED = ("postfix", "exim", "microsoft", "gmail")
SAYS_NOTHING = ("delayed", "given_up", "delivered", "away", "read", "empty")


def returned(name: str, to: str) -> bytes:
    """One of them, as a mail server hands it over."""
    text = (HERE / f"{name}.eml").read_text(encoding="utf-8").replace("@TO@", to)
    return text.replace("\n", "\r\n").encode()
