"""Systems whose exports are known by their headings. A system is data: another one is one more entry here.

Labels and contents are looked at, never positions: what a report holds, and in which order, its maker chose.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Field(StrEnum):
    """What a column can tell us about somebody."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    NUMBER = "employee_number"
    TITLE = "title"
    DEPARTMENT = "department"
    MANAGER = "manager"
    KIND = "kind"
    STATUS = "status"
    JOINED = "joined_on"
    LEFT = "left_on"


@dataclass(frozen=True)
class System:
    """``marks``: headings, as ``spelt`` writes them, of which each group has one in every export of the system.

    ``words`` are its own words for a field, tried before everybody's; an empty tuple means that it has none.
    ``instead`` are read where the cell of the first column is empty.
    """

    name: str
    marks: tuple[tuple[str, ...], ...]
    words: Mapping[Field, Sequence[str]] = field(default_factory=dict)
    instead: Mapping[Field, str] = field(default_factory=dict)
    splits_names: bool = False
    """First and last name stand in columns of their own, which are empty for an account that is nobody's."""

    def is_this(self, words: Collection[str]) -> bool:
        return all(any(mark in words for mark in group) for group in self.marks)


SYSTEMS: tuple[System, ...] = (
    System(
        "Microsoft Entra ID",
        (("user principal name",), ("account enabled",), ("user type",)),
        {Field.EMAIL: ("mail",), Field.STATUS: ("account enabled",), Field.KIND: ("user type",), Field.NUMBER: ()},
        {Field.EMAIL: "user principal name"},
        splits_names=True,
    ),
    System(
        "Google Workspace",
        (("first name",), ("last name",), ("email address",), ("last sign in",)),
        {Field.EMAIL: ("email address",), Field.STATUS: ("status",)},
    ),
    System(
        "Okta",
        (("login",), ("first name",), ("last name",), ("second email", "profile url", "honorific prefix")),
        {Field.EMAIL: ("email",), Field.MANAGER: ("manager id",), Field.KIND: ("user type",)},
        {Field.EMAIL: "login", Field.MANAGER: "manager"},
    ),
    System(
        "Personio",
        (
            ("email", "e mail"),
            ("supervisor", "vorgesetzter"),
            ("hire date", "anstelldatum"),
            ("legal entity", "sub company", "gesellschaft", "weekly hours", "contract end date", "vertragsende"),
        ),
        {Field.LEFT: ("end of employment", "ende des arbeitsverhältnisses"), Field.NUMBER: ("id",)},
    ),
    System(
        "BambooHR",
        (("work email",), ("reports to",), ("employment status", "division"), ("job title",)),
        {Field.KIND: ("employment status",), Field.STATUS: ("status",)},
    ),
    System(
        "HiBob",
        (("display name",), ("reports to",), ("site",), ("start date", "job title")),
    ),
)  # fmt: skip


def system_of(words: Collection[str]) -> System | None:
    """The system whose marks all stand among the headings."""
    return next((system for system in SYSTEMS if system.is_this(words)), None)
