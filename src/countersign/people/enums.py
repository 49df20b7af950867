"""Stored choices of people and organisations. Pure: labels are message ids, pages translate them."""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """Does the ISMS cover the whole organisation?"""

    WHOLE = "WHOLE"
    PART = "PART"


class PersonKind(StrEnum):
    EMPLOYEE = "EMPLOYEE"
    DIRECTOR = "DIRECTOR"
    CONTRACTOR = "CONTRACTOR"
    SUPPLIER = "SUPPLIER"
    EXTERNAL = "EXTERNAL"
