"""A role that was described anew: a pack says who was asked to take that on, and what they said, with its leaf."""

from __future__ import annotations

from countersign.ledger.queries import leaf_of
from countersign.roles.commands.propose import Terms
from countersign.roles.enums import Authority, RiskLevel
from tests.cast import Cast
from tests.packs.worlds import exported, inside, lived_in
from tests.roles.worlds import anew, asked_again, held, renewal_approved, renewed


def test_a_pack_says_which_description_a_holder_accepted(larkbeam: Cast) -> None:
    lived_in(larkbeam)
    terms = Terms(
        authorities=(Authority.ACCEPT_RISK, Authority.ESCALATE),
        accepts_up_to=RiskLevel.MEDIUM,
        escalates_to_id=larkbeam.person("priya").id,
    )
    held(larkbeam, "mei", "hr", terms=terms)
    anew(larkbeam)
    anew(larkbeam, "hr", authorities=(Authority.AUDIT,), competence="Has seen a tribunal.")
    renewal_approved(larkbeam, "mei")
    renewed(larkbeam, "mei")
    _pack, data = exported(larkbeam)
    page = " ".join(inside(data)["index.html"].decode().split())
    assert "What usually fits: Has seen a tribunal." in page
    assert "Take matters higher up to Priya Raman, accept risks up to medium." in page
    assert page.count("Asked for version 2 of the role on 6 January 2026.") == 2
    assert "Approved by Priya Raman, CEO and founder, top management since 1 April 2019, on 6 January 2026." in page
    assert "“I accept the role HR security duties at Larkbeam Ltd." in page
    leaf = leaf_of(larkbeam.organisation, asked_again(larkbeam, "mei").entry)
    assert leaf is not None
    assert f"leaf {leaf.seq}" in page
    assert "Not accepted." in page
    assert b"renewal_" in inside(data)["records/renewal.jsonl"]
