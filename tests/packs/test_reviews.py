"""Who looked at which policy again stands on the reader's page with the reason and its leaf, and can be proved."""

from __future__ import annotations

from countersign.ledger.queries import leaf_of
from countersign.policies.queries import review, version
from tests.cast import Cast
from tests.packs.worlds import EXPORTED, exported, inside, lived_in
from tests.policies.reviewing import REASON, asked_for_change, confirmed, held_elsewhere
from tests.policies.worlds import after


def test_a_pack_shows_every_review_by_its_day(larkbeam: Cast) -> None:
    id = lived_in(larkbeam)
    policy = version(larkbeam.organisation, id).policy_id
    held_elsewhere(larkbeam, policy, at=after(3))
    here = confirmed(larkbeam, id, at=after(5))
    asked_for_change(larkbeam, id, at=EXPORTED.replace(day=6), reason="Said on the day after the pack's.")
    found = inside(exported(larkbeam, at=EXPORTED.replace(day=7))[1])
    page, leaf = found["index.html"].decode(), leaf_of(larkbeam.organisation, review(larkbeam.organisation, here).entry)
    assert leaf is not None
    for words in (REASON, "Confirmed unchanged", f"leaf {leaf.seq}", "Minutes of 7 January 2026, item 4"):
        assert words in page
    assert page.count("Confirmed unchanged") == 2
    assert "Said on the day after" not in page
    assert f"proofs/review_{here.hex}.tlog-proof" in found


def test_a_pack_without_reviews_says_nothing_of_them(larkbeam: Cast) -> None:
    lived_in(larkbeam)
    assert "Reviews (A.5.1)" not in inside(exported(larkbeam)[1])["index.html"].decode()
