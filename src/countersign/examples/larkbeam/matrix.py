"""Who answers for what: seven rows as Tom found them somewhere, approved as they were, with two that do not hold."""

from __future__ import annotations

from datetime import date, time

from countersign.examples.larkbeam.roles import HR, INCIDENT, SPONSOR
from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.roles import queries as roles
from countersign.roles.commands.approve_matrix import approve_matrix
from countersign.roles.commands.begin_matrix import begin_matrix
from countersign.roles.commands.edit_matrix import edit_matrix
from countersign.roles.commands.propose_matrix import propose_matrix
from countersign.roles.enums import Start
from countersign.roles.library import LEAD
from countersign.roles.raci.grid import Column, Grid, Row, digest_of, write

STAFF = "all_staff"
COLUMNS = (SPONSOR, LEAD, INCIDENT, HR, STAFF)
ROWS = {
    "policy": ("Approve Information Security Policy", "A R C C I"),
    "risk": ("Manage risk register", "A R C C I"),
    "audit": ("Conduct an internal audit", "A C C C I"),
    "mreview": ("Run an annual management review", "R R C C I"),
    "report": ("Report ISMS performance to top management", "A R I I I"),
    "conform": ("Ensure ISMS conforms to ISO 27001", "A R C C I"),
    "incident": ("Respond to security incidents", "A R R C I"),
}
"""By the key of the activity its name, and the letters in the order of the columns."""
WHY = "The first one: as we work since March."


def tom_begins(stage: Stage) -> None:
    begin_matrix(start=Start.NOTHING, by=stage.by("Tom", Hat.ISMS_LEAD), at=stage.at)


def tom_fills_it(stage: Stage) -> None:
    columns = tuple(
        Column(key, group=True, title="All staff") if key == STAFF else Column(key, role=key) for key in COLUMNS
    )
    rows = tuple(
        Row(key, title, dict(zip(COLUMNS, letters.split(), strict=True))) for key, (title, letters) in ROWS.items()
    )
    draft = there(roles.matrix_draft(stage.organisation), "matrix")
    lead = stage.by("Tom", Hat.ISMS_LEAD)
    edit_matrix(revision_shown=draft.revision, grid=write(Grid(columns, rows)), by=lead, at=stage.at)


def tom_proposes_it(stage: Stage) -> None:
    draft = there(roles.matrix_draft(stage.organisation), "matrix")
    propose_matrix(digest_shown=digest_of(draft.grid), why=WHY, by=stage.by("Tom", Hat.ISMS_LEAD), at=stage.at)


def priya_approves_it(stage: Stage) -> None:
    proposed, leads = there(roles.waiting(stage.organisation), "matrix"), stage.by("Priya", Hat.TOP_MANAGEMENT)
    approve_matrix(matrix_id=proposed.id, digest_shown=proposed.document, by=leads, at=stage.at)


ACTS = (
    Act(date(2026, 4, 14), time(10, 5), "Tom begins the matrix", tom_begins),
    Act(date(2026, 4, 14), time(10, 40), "Tom fills the matrix", tom_fills_it),
    Act(date(2026, 4, 15), time(9, 0), "Tom proposes the matrix", tom_proposes_it),
    Act(date(2026, 4, 16), time(16, 30), "Priya approves the matrix", priya_approves_it),
)
