from __future__ import annotations

import pytest

from countersign.kernel.refusals import Refused, Unknown
from countersign.readiness import declared
from countersign.readiness.commands.declare_gap import declare_gap
from countersign.readiness.commands.drop_gap import drop_gap
from countersign.readiness.commands.offer_statement import offer_statement
from tests.cast import Cast
from tests.policies.worlds import begun
from tests.readiness.worlds import (
    AT,
    NO_POLICY,
    declared_gap,
    gap,
    lead,
)

NO_LEAD = "ROL-001"
"""Larkbeam begins without anybody appointed."""


def test_a_line_can_be_changed_when_its_finding_is_gone_and_dropped(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    begun(larkbeam)
    declared_gap(larkbeam, revision_shown=1, done="The policy was written.")
    drop_gap(code=NO_POLICY, key="", by=lead(larkbeam), at=AT)
    assert declared.gaps(larkbeam.organisation) == []
    with pytest.raises(Unknown):
        drop_gap(code=NO_POLICY, key="", by=lead(larkbeam), at=AT)


def test_staff_writes_and_offers_no_statement(larkbeam: Cast) -> None:
    ola = larkbeam.actor("ola")
    with pytest.raises(Refused, match="can declare gaps"):
        declare_gap(**gap(larkbeam), by=ola, at=AT)
    with pytest.raises(Refused, match="can declare gaps"):
        drop_gap(code=NO_POLICY, key="", by=ola, at=AT)
    with pytest.raises(Refused, match="can declare gaps"):
        offer_statement(digest_shown="", by=ola, at=AT)
