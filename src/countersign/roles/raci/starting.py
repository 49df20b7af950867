"""A matrix to begin with: rows of the activity library, and the organisation's own roles as columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from countersign.roles.raci.activities import CORE, LIBRARY, Activity
from countersign.roles.raci.grid import Column, Grid, Row
from countersign.roles.raci.letters import in_order

STANDS = {
    "top": ("sponsor",),
    "lead": ("isms_lead",),
    "it": ("it_head", "incident", "engineering"),
    "hr": ("hr",),
    "owners": ("risk_owner", "asset_owner", "supplier_owner"),
    "auditor": ("internal_auditor",),
    "contacts": ("dept_contact",),
}
"""Which role stands in which place: the first that there is."""

STAFF = Column("all_staff", group=True, title="All staff")
REPORTER, REPORT, AUDIT = "reporter", "report", "audit"


def starter(roles: Mapping[str, str], keys: Iterable[str] = CORE) -> Grid:
    """``roles``: by their keys the names of those that are described here.

    Where nobody stands in a place, whoever leads the ISMS does what would be theirs; but nobody is made to audit their
    own work: that row waits for an auditor.
    """
    placed = {place: next((key for key in known if key in roles), "") for place, known in STANDS.items()}
    used = [key for key in placed.values() if key]
    if REPORTER in roles:
        used.insert(used.index(placed["lead"]) + 1 if placed["lead"] else 0, REPORTER)
    columns = [Column(key, role=key, title=roles[key]) for key in used]
    wanted = set(keys)
    return Grid((*columns, STAFF), tuple(row(one, placed, roles) for key, one in LIBRARY.items() if key in wanted))


def row(activity: Activity, placed: Mapping[str, str], roles: Mapping[str, str]) -> Row:
    cells: dict[str, str] = {}
    for place, letters in activity.places.items():
        if place == "staff":
            cells[STAFF.id] = letters
        elif placed[place]:
            cells[placed[place]] = letters
    if REPORTER in roles and activity.key == REPORT:
        cells |= {REPORTER: "R", **({placed["lead"]: "C"} if placed["lead"] else {})}
    return Row(activity.key, activity.title, filled(activity, cells, placed["lead"]), activity.needs)


def filled(activity: Activity, cells: dict[str, str], lead: str) -> dict[str, str]:
    """The A and the R of somebody who is not there go to the lead."""
    if not lead:
        return cells
    missing = {letter for letter in "AR" if not any(letter in told for told in cells.values())}
    if activity.key == AUDIT:
        missing -= {"R"}
    taken = in_order(({*cells.get(lead, "")} | missing) - ({*"CI"} if missing else set()))
    return {**cells, lead: taken} if taken else cells


def added(grid: Grid, key: str) -> Row:
    """A row of the library for a grid that stands: letters where the columns it knows are there."""
    roles = {column.role: column.title for column in grid.columns if column.role}
    found = starter(roles, [key]).rows[0]
    there = {column.id for column in grid.columns}
    return Row(found.key, found.title, {id: told for id, told in found.cells.items() if id in there}, found.needs)
