"""Stored choices of people and organisations. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum

from countersign.kernel.actors import Hat


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


class Basis(StrEnum):
    """On what ground somebody directs and controls the organisation at the highest level (ISO/IEC 27000, 3.75)."""

    OWNER = "OWNER"
    DIRECTOR = "DIRECTOR"
    BOARD = "BOARD"
    EXECUTIVE = "EXECUTIVE"
    NONE = "NONE"


class AnnouncedAct(StrEnum):
    """What takes two people, and is announced where there is no second one."""

    ADDRESS = "ADDRESS"
    ACCESS = "ACCESS"
    REGISTER = "REGISTER"


class WordingKind(StrEnum):
    """What a sentence is for that people put their name to."""

    APPROVAL = "APPROVAL"
    ACCEPTANCE = "ACCEPTANCE"
    ROLE = "ROLE"


HAT_NAMES = {
    Hat.ISMS_LEAD: "ISMS lead",
    Hat.RISK_OWNER: "risk owner",
    Hat.INTERNAL_AUDITOR: "internal auditor",
    Hat.DEPARTMENT_CONTACT: "department contact",
    Hat.HR: "HR",
    Hat.EXTERNAL_AUDITOR: "external auditor",
    Hat.ADMINISTRATOR: "administrator of the system",
}
