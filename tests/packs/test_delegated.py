"""Who signed a topic policy in the place of top management, and by which entry, stands in a pack and in the PDF."""

from __future__ import annotations

import re
from pathlib import Path

from countersign.policies.documents.rendering import render as drawn
from countersign.policies.queries import version
from countersign.policies.rounds.render import render
from tests.cast import Cast
from tests.packs.worlds import EXPORTED, exported, inside, verified
from tests.policies.delegating import AS, delegated, mei, topic
from tests.policies.documents.pdfs import words
from tests.policies.worlds import after, in_force_from, offered, signed

REASON = "Mei knows what engineers do at home."


def test_a_pack_names_the_capacity_and_the_delegation_but_not_its_reason(larkbeam: Cast, tmp_path: Path) -> None:
    in_force_from(larkbeam)
    policy = topic(larkbeam)
    delegated(larkbeam, policy, reason=REASON)
    signed(larkbeam, offered(larkbeam, policy), by=mei(larkbeam), at=after(1))
    render(EXPORTED)
    _, data = exported(larkbeam)
    files = inside(data)
    page = " ".join(re.sub(r"<[^>]+>", " ", files["index.html"].decode()).split())
    assert re.search(rf"Mei Sato {re.escape(AS)} \( ?leaf \d+ ?\), 7 January 2026, confirmed by mailed code", page)
    assert b'"delegation_id"' in files["records/version.jsonl"]
    assert b'"leader_id"' in files["records/delegation.jsonl"]
    assert not any(REASON.encode() in content for content in files.values())
    assert verified(larkbeam, data, tmp_path).returncode == 0


def test_the_pdf_says_by_whose_delegation(larkbeam: Cast) -> None:
    policy = topic(larkbeam)
    delegated(larkbeam)
    id = offered(larkbeam, policy)
    signed(larkbeam, id, by=mei(larkbeam))
    said = words(drawn(version(larkbeam.organisation, id)))
    assert said.count(AS) == 2
