"""Who answers for what: ten rows that hold, as the board has known them for years."""

from __future__ import annotations

from datetime import date, time

from countersign.examples.meridian.roles import AUDITOR, RISK_OWNER
from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.roles import queries as roles
from countersign.roles.commands.approve_matrix import approve_matrix
from countersign.roles.commands.begin_matrix import begin_matrix
from countersign.roles.commands.edit_matrix import edit_matrix
from countersign.roles.commands.propose_matrix import propose_matrix
from countersign.roles.enums import Start
from countersign.roles.library import HR, LEAD, REPORTER, SPONSOR
from countersign.roles.raci.grid import Column, Grid, Row, digest_of, write

STAFF, CEO = "all_staff", "CEO"
COLUMNS = (CEO, SPONSOR, REPORTER, LEAD, AUDITOR, HR, RISK_OWNER, STAFF)
ROWS = {
    "policy": ("Approve the information security policy", "A R C C - C - I"),
    "risk": ("Assess and treat risks", "I A C R - - R -"),
    "audit": ("Conduct internal audits", "- I C C AR - - -"),
    "mreview": ("Hold the quarterly management review", "A R R C C C - -"),
    "report": ("Report how the ISMS performs", "I A R C - - - -"),
    "conform": ("Keep the ISMS to the standard", "I A C R - - - -"),
    "incident": ("Respond to incidents", "I A R C - C C R"),
    "awareness": ("Train people and keep them aware", "- - C R - A - I"),
    "objectives": ("Set objectives and follow them up", "A C R C - - C I"),
    "resources": ("Decide on people and money", "A R C - - - - -"),
}
"""By the key of the activity its name, and the letters in the order of the columns; a dash is an empty cell."""
WHY = "Taken over from the portal, and the same since 2024 but for the last two rows."
ON = date(2026, 1, 19)


def clara_begins(stage: Stage) -> None:
    begin_matrix(start=Start.NOTHING, by=stage.by("Clara", Hat.ISMS_LEAD), at=stage.at)


def clara_fills_it(stage: Stage) -> None:
    ingrid = stage.person("Ingrid").ref
    ids = {name: ingrid if name == CEO else name for name in COLUMNS}
    rows = tuple(
        Row(key, title, {ids[name]: cell for name, cell in zip(COLUMNS, letters.split(), strict=True) if cell != "-"})
        for key, (title, letters) in ROWS.items()
    )
    columns = tuple(column(key, ingrid) for key in COLUMNS)
    draft = there(roles.matrix_draft(stage.organisation), "matrix")
    lead = stage.by("Clara", Hat.ISMS_LEAD)
    edit_matrix(revision_shown=draft.revision, grid=write(Grid(columns, rows)), by=lead, at=stage.at)


def column(key: str, ingrid: str) -> Column:
    if key == CEO:
        return Column(ingrid, person=ingrid)
    return Column(key, group=True, title="Everybody") if key == STAFF else Column(key, role=key)


def clara_proposes_it(stage: Stage) -> None:
    draft = there(roles.matrix_draft(stage.organisation), "matrix")
    propose_matrix(digest_shown=digest_of(draft.grid), why=WHY, by=stage.by("Clara", Hat.ISMS_LEAD), at=stage.at)


def ingrid_approves_it(stage: Stage) -> None:
    proposed, leads = there(roles.waiting(stage.organisation), "matrix"), stage.by("Ingrid", Hat.TOP_MANAGEMENT)
    approve_matrix(matrix_id=proposed.id, digest_shown=proposed.document, by=leads, at=stage.at)


ACTS = (
    Act(ON, time(9, 0), "Clara begins the matrix", clara_begins),
    Act(ON, time(9, 30), "Clara fills the matrix", clara_fills_it),
    Act(ON, time(9, 45), "Clara proposes the matrix", clara_proposes_it),
    Act(date(2026, 1, 20), time(15, 10), "Ingrid approves the matrix", ingrid_approves_it),
)
