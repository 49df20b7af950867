"""What roles tells readiness and packs: each role, what it may do, and who was put into it.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countersign.kernel.records import happened, none, required, standard


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """A person, or only a function, in a role. ``capacity``: days a week. ``until``: the first day without it."""

    person: str | None = none()
    function: str | None = none()
    since: date | None = none(key="from")
    until: date | None = none(key="to")
    approved_by: str | None = none()
    approved_on: date | None = happened({"approved_by": None})
    accepted_on: date | None = happened()
    declined_on: date | None = happened()
    communicated_on: date | None = happened()
    capacity: float | None = none(least=0)
    direct_line: bool | str = standard(default=False)
    budget_route: bool | str = standard(default=False)
    hat_note: str | None = none()
    reporting_note: str | None = none()
    competence: str | None = none()
    gap_plan: str | None = none()
    deputy: str | None = none()
    covers_depts: tuple[str, ...] = none(())


@dataclass(frozen=True, kw_only=True)
class Role:
    """A role, its share of the two duties of 5.3, its kinds of authority, and who was put into it."""

    id: str = required()
    name: str | None = none()
    key: str = required()
    mandatory: tuple[str, ...] = none(())
    authorities: tuple[str, ...] = none(())
    assignments: tuple[Assignment, ...] = none(())

    @property
    def called(self) -> str:
        """The name, or the id where there is none."""
        return self.name or self.id
