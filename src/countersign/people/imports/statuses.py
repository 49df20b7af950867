"""What a status says about somebody: here, on leave, gone, or not begun yet."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Status(StrEnum):
    HERE = "HERE"
    ON_LEAVE = "ON_LEAVE"
    LEFT = "LEFT"
    NOT_YET = "NOT_YET"


STATUSES: dict[Status, tuple[str, ...]] = {
    Status.HERE: ("active", "aktiv", "true", "enabled", "yes", "employed", "current", "provisioned", "archived user",
                  "password expired", "recovery", "locked out", "beschäftigt"),
    Status.ON_LEAVE: ("leave", "on leave", "auszeit", "parental leave", "maternity leave", "sabbatical", "elternzeit",
                      "long term leave", "furloughed", "garden leave"),
    Status.LEFT: ("inactive", "inaktiv", "terminated", "suspended", "false", "disabled", "left", "deprovisioned",
                  "deactivated", "archived", "resigned", "retired", "ausgeschieden", "gekündigt", "former", "no"),
    Status.NOT_YET: ("onboarding", "staged", "pending", "pre boarding", "preboarding", "hired", "new hire", "invited",
                     "pending user action"),
}  # fmt: skip
"""The words for each; other systems' words are added here."""

STATUS_OF = {word: status for status, words in STATUSES.items() for word in words}


@lru_cache(maxsize=1000)
def compared(word: str) -> str:
    """A word as it is looked up: without case and punctuation."""
    return " ".join(re.sub(r"[^\w]|_", " ", word.casefold()).split())


@lru_cache(maxsize=1000)
def status_of(word: str) -> Status | None:
    return STATUS_OF.get(compared(word)) if word else None
