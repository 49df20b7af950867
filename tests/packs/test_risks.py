"""What a pack shows of risks: what leaders decided and saw, and no more of the words than it needs."""

from __future__ import annotations

from tests.cast import Cast
from tests.packs.worlds import exported, inside, lived_in
from tests.risks.worlds import approved, proposed, recorded, seen


def test_a_pack_tells_what_leaders_decided_about_risks(larkbeam: Cast) -> None:
    lived_in(larkbeam)
    id = recorded(larkbeam, likelihood=4)
    approved(larkbeam, proposed(larkbeam, id))
    seen(larkbeam, id)
    files = inside(exported(larkbeam)[1])
    acts = files["acts.txt"].decode()
    assert "Priya Raman approved what is done about a risk of 16: Payroll data leaks." in acts
    assert "Priya Raman has seen a risk of 16: Payroll data leaks." in acts
    assert b"Payroll data leaks" in files["records/risk.jsonl"]
    assert b"Bank details of carers" not in files["records/risk.jsonl"], "the consequences stay inside"
