"""Who answers for what, as Farah found it in a slide of 2024: eight rows, of which five do not hold."""

from __future__ import annotations

from datetime import date, time

from countersign.examples.stage import Act, Stage, there
from countersign.examples.stonecross.cast import DEAN, FARAH, by
from countersign.examples.stonecross.roles import HR, INCIDENT, IT, SPONSOR
from countersign.kernel.actors import Hat
from countersign.roles import queries as roles
from countersign.roles.commands.approve_matrix import approve_matrix
from countersign.roles.commands.begin_matrix import begin_matrix
from countersign.roles.commands.edit_matrix import edit_matrix
from countersign.roles.commands.propose_matrix import propose_matrix
from countersign.roles.enums import Start
from countersign.roles.library import LEAD
from countersign.roles.raci.grid import Column, Grid, Row, digest_of, write

THURSDAY = date(2026, 1, 15)
STAFF = "all_staff"
COLUMNS = (SPONSOR, IT, LEAD, INCIDENT, HR, STAFF)
ROWS = {
    "policy": ("Approve Information Security Policy", "A A R - C I"),
    "risk": ("Manage risk register", "I A R C C -"),
    "audit": ("Conduct an internal audit", "I A R - - -"),
    "mreview": ("Run an annual management review", "I A R - C -"),
    "report": ("Report ISMS performance to top management", "I R C - - -"),
    "conform": ("Ensure ISMS conforms to ISO 27001", "I A R - - -"),
    "incident": ("Respond to security incidents", "I A C R - R"),
    "awareness": ("Run the awareness programme", "- - C - AR I"),
}
"""By the key of the activity its name, and what stands in each column; "-" where nothing does."""
WHY = "The slide of 2024, taken over as it is."


def farah_begins(stage: Stage) -> None:
    begin_matrix(start=Start.NOTHING, by=by(stage, FARAH, Hat.ISMS_LEAD), at=stage.at)


def farah_fills_it(stage: Stage) -> None:
    columns = tuple(
        Column(key, group=True, title="All staff") if key == STAFF else Column(key, role=key) for key in COLUMNS
    )
    rows = tuple(Row(key, title, cells(letters)) for key, (title, letters) in ROWS.items())
    draft = there(roles.matrix_draft(stage.organisation), "matrix")
    lead = by(stage, FARAH, Hat.ISMS_LEAD)
    edit_matrix(revision_shown=draft.revision, grid=write(Grid(columns, rows)), by=lead, at=stage.at)


def cells(letters: str) -> dict[str, str]:
    return {key: said for key, said in zip(COLUMNS, letters.split(), strict=True) if said != "-"}


def farah_proposes_it(stage: Stage) -> None:
    draft = there(roles.matrix_draft(stage.organisation), "matrix")
    propose_matrix(digest_shown=digest_of(draft.grid), why=WHY, by=by(stage, FARAH, Hat.ISMS_LEAD), at=stage.at)


def dean_approves_it(stage: Stage) -> None:
    proposed, leads = there(roles.waiting(stage.organisation), "matrix"), by(stage, DEAN, Hat.TOP_MANAGEMENT)
    approve_matrix(matrix_id=proposed.id, digest_shown=proposed.document, by=leads, at=stage.at)


ACTS = (
    Act(THURSDAY, time(14, 5), "Farah begins the matrix", farah_begins),
    Act(THURSDAY, time(14, 20), "Farah fills the matrix", farah_fills_it),
    Act(THURSDAY, time(14, 25), "Farah proposes the matrix", farah_proposes_it),
    Act(date(2026, 1, 16), time(8, 20), "Dean approves the matrix", dean_approves_it),
)
