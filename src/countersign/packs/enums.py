"""Stored choices of packs. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class Names(StrEnum):
    """Whose names and titles a pack opens."""

    LEADERS = "LEADERS"
    """Of those who were ever on the register of top management, signed, appointed somebody or held a role."""
    EVERYBODY = "EVERYBODY"
