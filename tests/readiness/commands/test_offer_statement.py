from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from countersign.readiness import declared
from countersign.readiness.commands.offer_statement import offer_statement
from countersign.readiness.enums import StatementState
from countersign.readiness.queries import dossier_of
from tests.cast import Cast
from tests.readiness.worlds import (
    AT,
    NO_POLICY,
    TODAY,
    after,
    agreed,
    declared_gap,
    kind_of,
    lead,
    offered,
    recording_fails,
    said,
    statement,
)

NO_LEAD = "ROL-001"
"""Larkbeam begins without anybody appointed."""


def test_offer_keeps_the_lines_as_they_are(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    declared_gap(larkbeam, code=NO_LEAD)
    made = statement(larkbeam, offered(larkbeam))
    assert (made.state, made.codes) == (StatementState.OFFERED, [NO_POLICY, NO_LEAD])
    assert made.lines[0]["owner"] == larkbeam.person("tom").ref
    assert made.document == declared.document_of(made.lines)
    assert kind_of(larkbeam, made) == "statement.offered"
    assert dossier_of(larkbeam.organisation, TODAY).honesty is None
    declared_gap(larkbeam, revision_shown=1, plan="something else")
    assert statement(larkbeam, made.id).lines == made.lines
    assert verify(larkbeam.organisation)[1] == []


def test_offer_when_there_is_nothing_new_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Nothing is declared yet"):
        offered(larkbeam)
    declared_gap(larkbeam)
    id = offered(larkbeam)
    with pytest.raises(Refused, match="waits for top management"):
        offered(larkbeam)
    agreed(larkbeam, id)
    with pytest.raises(Refused, match="approved already"):
        offered(larkbeam)
    with pytest.raises(Refused, match="The day has passed by which POL-001"):
        offered(larkbeam, at=after(45))


def test_offer_when_a_line_has_changed_is_stale(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    with pytest.raises(Stale, match="changed a line"):
        offer_statement(digest_shown="sha256:0", by=lead(larkbeam), at=AT)


def test_offer_when_recording_fails_is_undone(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        offered(larkbeam)
    assert said(larkbeam).offered is None
