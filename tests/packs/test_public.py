"""How people outside get the policy stands on the reader's page: what was decided, and what was made public."""

from __future__ import annotations

from countersign.policies.queries import version
from tests.cast import Cast
from tests.packs.worlds import exported, inside, lived_in
from tests.policies.publishing import CONTACT, made_public, on_request, published
from tests.policies.worlds import after


def page(here: Cast) -> str:
    _pack, data = exported(here)
    return " ".join(inside(data)["index.html"].decode().split())


def test_a_pack_shows_what_is_public_and_what_was(larkbeam: Cast) -> None:
    id = lived_in(larkbeam)
    policy = version(larkbeam.organisation, id).policy_id
    published(larkbeam, id, {"p0": "", "p1": "Ask us."}, at=after(1))
    on_request(larkbeam, policy, at=after(2))
    shown = page(larkbeam)
    assert "Available to interested parties (5.2 g)" in shown
    assert "Made from version 1.0, 2 passages left out" in shown
    assert made_public(larkbeam)[0].document in shown
    assert "down since 8 January 2026" in shown
    assert f"asked for at {CONTACT}" in shown


def test_a_pack_without_a_decision_says_nothing_of_it(larkbeam: Cast) -> None:
    lived_in(larkbeam)
    assert "Available to interested parties" not in page(larkbeam)
