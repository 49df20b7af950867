"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

from datetime import date

import pytest

from countersign.ledger.columns import PERSONAL
from countersign.risks.commands.close_treatment import close_treatment
from countersign.risks.models import Assessment, Risk, RiskReceipt, Treatment
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.risks import worlds

KINDS = {
    **dict.fromkeys(("risk.recorded", "risk.changed", "risk.owned", "risk.closed"), Risk),
    "assessment.recorded": Assessment,
    **dict.fromkeys(
        ("treatment.proposed", "treatment.approved", "treatment.carried_out", "treatment.closed"), Treatment
    ),
    "riskreceipt.given": RiskReceipt,
}


def whole_story(here: Cast) -> None:
    """Every kind of entry that a risk can cause."""
    from tests.risks.commands.test_name_owner import named

    id = worlds.recorded(here)
    worlds.owned(here, id)
    made = worlds.proposed(here, id)
    worlds.approved(here, made)
    worlds.seen(here, id, note="The test comes first.")
    worlds.carried_out(here, made)
    taken_back = worlds.proposed(here, id, worlds.lived_with(here), at=worlds.after(11))
    close_treatment(treatment_id=taken_back, because="Not now.", by=worlds.lead(here), at=worlds.after(12))
    named(here, id)
    worlds.closed(here, id, closed_on=date(2026, 1, 27), at=worlds.after(22))


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    whole_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    personal = {column for column, how in KINDS[kind].proved.items() if how is PERSONAL}
    assert old["state"].keys() == now["state"].keys() == KINDS[kind].proved.keys() - personal
    assert old.get("c", {}).keys() == now.get("c", {}).keys() <= personal
