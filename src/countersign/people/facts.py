"""What people tells readiness and packs: the organisation, its people, and the dated register of top management.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from countersign.kernel.records import happened, none, required, standard, unknown

Kind = Literal["employee", "director", "contractor", "supplier", "external"]
Basis = Literal["owner", "director", "board", "executive", "none"]


@dataclass(frozen=True, kw_only=True)
class Department:
    """A department in scope, with the number of people in it."""

    name: str = required()
    n: int = required(least=0)


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """The organisation, as far as the rules look at it."""

    name: str = required()
    purpose: str | None = none()
    headcount: int = required(least=0)
    scope: Literal["whole", "part"] = standard("whole")
    isms_started: date = required()
    departments: tuple[Department, ...] = none(())
    has_contractors: bool = standard(default=False)
    excluded_controls: tuple[str, ...] = none(())
    context_terms: tuple[str, ...] | None = none()
    regimes: tuple[str, ...] = none(())


@dataclass(frozen=True, kw_only=True)
class Leave:
    """A period of leave or illness; ``until`` is the first day back."""

    since: date = required(key="from")
    until: date | None = none(key="to")


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody to whom another fact refers."""

    id: str = required()
    name: str | None = none()
    title: str | None = none()
    dept: str | None = none()
    kind: Kind = required()
    exec: bool = standard(default=False)
    ceo: bool = standard(default=False)
    it: bool = standard(default=False)
    joined: date | None = none()
    left: date | None = happened()
    reports_to: str | None = unknown()
    on_leave: bool = standard(default=False)
    leave: tuple[Leave, ...] = none(())
    ack_exempt: bool = standard(default=False)
    access: bool = standard(default=True)
    clause: bool = standard(default=False)

    @property
    def called(self) -> str:
        """The name, or the id where there is none."""
        return self.name or self.id


@dataclass(frozen=True, kw_only=True)
class Leader:
    """An entry of the register of top management; ``until`` is the first day without it."""

    person: str = required()
    basis: Basis = standard("none")
    covers_scope: bool = standard(default=True)
    since: date = required(key="from")
    until: date | None = none(key="to")
