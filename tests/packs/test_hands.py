"""Of several hands a pack shows each, of a no its reason, and beside them what a signer said."""

from __future__ import annotations

import re
from pathlib import Path

from countersign.policies.rounds.render import render
from tests.cast import Cast
from tests.packs.worlds import EXPORTED, exported, inside, verified
from tests.policies.worlds import after, begun, declined, mark_all, offered, second_leader, signed

OWN = "I lost a laptop once. That is why I care."


def test_a_pack_shows_every_hand_and_the_reason_of_a_no(larkbeam: Cast, tmp_path: Path) -> None:
    mei, policy = second_leader(larkbeam, "mei"), begun(larkbeam)
    mark_all(larkbeam, policy)
    declined(larkbeam, offered(larkbeam, policy), because="It promises too much.")
    id = offered(larkbeam, policy, at=after(1), signatories=[larkbeam.person("priya").id, mei.person])
    signed(larkbeam, id, at=after(1), foreword=OWN)
    signed(larkbeam, id, at=after(2), by=mei)
    render(EXPORTED)
    _, data = exported(larkbeam)
    files = inside(data)
    page = " ".join(re.sub(r"<[^>]+>", " ", files["index.html"].decode()).split())
    assert OWN in page
    assert "Signed, Priya Raman" in page
    assert "Signed, Mei Sato" in page
    assert b'"person_id"' in files["records/cosignature.jsonl"]
    assert OWN.encode() in files["records/foreword.jsonl"]
    assert b"It promises too much." in files["records/refusal.jsonl"]
    assert sum(name.startswith("proofs/cosignature_") for name in files) == 1
    assert b"Priya Raman said in their own words what" in files["acts.txt"]
    assert b"signed Information Security Policy, version 1.0, as one of several" in files["acts.txt"]
    assert verified(larkbeam, data, tmp_path).returncode == 0
