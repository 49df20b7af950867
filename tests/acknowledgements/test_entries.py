"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

import pytest

from countersign.acknowledgements.commands.answer import answer
from countersign.acknowledgements.commands.end_exemption import end_exemption
from countersign.acknowledgements.commands.release import release
from countersign.acknowledgements.models import Acceptance, Exemption, Reply, Undertaking
from tests.acknowledgements.commands.test_bind import bound
from tests.acknowledgements.commands.test_record_sheet import recorded
from tests.acknowledgements.worlds import accepted_by, asked_by, declined_by, exempted, in_force_from
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.policies.worlds import after, lead

KINDS = {
    "policy.accepted": Acceptance,
    "acceptance.recorded": Acceptance,
    "acceptance.declined": Reply,
    "question.asked": Reply,
    "question.answered": Reply,
    "exemption.granted": Exemption,
    "exemption.ended": Exemption,
    "undertaking.recorded": Undertaking,
    "undertaking.ended": Undertaking,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    _, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "mei", id)
    declined_by(larkbeam, "dana", id)
    recorded(larkbeam, id, "ola")
    answer(reply_id=asked_by(larkbeam, "ola", id), text="Yes, those too.", by=lead(larkbeam), at=after(2))
    end_exemption(exemption_id=exempted(larkbeam, "ruth"), by=lead(larkbeam), at=after(2))
    release(undertaking_id=bound(larkbeam), by=lead(larkbeam), at=after(4))
    now, then = written(larkbeam.organisation)[kind], frozen(kind)
    assert now.keys() == then.keys()
    assert now["kv"] == then["kv"]
    told = {name for name in KINDS[kind].proved if name not in ("text", "answer", "reason")}
    assert now["state"].keys() == then["state"].keys() == told
    assert now.get("c", {}).keys() == then.get("c", {}).keys()
