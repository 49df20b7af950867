"""What leadership answers to findings stands on the reader's page with its leaf; what is over does not."""

from __future__ import annotations

from datetime import timedelta

from countersign.ledger.queries import leaf_of
from countersign.readiness.commands.close_statement import close_statement
from countersign.readiness.commands.close_toleration import close_toleration
from tests.cast import Cast
from tests.packs.worlds import DAY, exported, inside, lived_in
from tests.readiness.worlds import (
    AT,
    TODAY,
    WHY,
    after,
    agreed,
    approved,
    declared_gap,
    found,
    leader,
    offered,
    proposed,
    statement,
)

FACT = "There is no policy on 6 January 2026."


def page(here: Cast) -> str:
    _pack, data = exported(here)
    return inside(data)["index.html"].decode()


def test_a_pack_without_answers_says_nothing_of_them(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    offered(larkbeam)
    proposed(larkbeam)
    lived_in(larkbeam)
    assert "What leadership knows, and answers" not in page(larkbeam)


def test_a_pack_shows_what_leadership_answers(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    agreed(larkbeam, declares := offered(larkbeam))
    approved(larkbeam, lives_with := proposed(larkbeam))
    lived_in(larkbeam)
    shown = page(larkbeam)
    assert FACT in shown
    assert "By 20 February 2026:" in shown
    assert WHY in shown
    for row in (statement(larkbeam, declares), found(larkbeam, lives_with)):
        leaf = leaf_of(larkbeam.organisation, row.entry)
        assert leaf is not None
        assert f"leaf {leaf.seq}" in shown
    assert shown.count("Priya Raman decided to live with it until 7 March 2026.") == 1


def test_a_pack_leaves_out_what_was_taken_back_or_is_over(larkbeam: Cast) -> None:
    declared_gap(larkbeam)
    agreed(larkbeam, declares := offered(larkbeam))
    approved(larkbeam, first := proposed(larkbeam))
    close_toleration(toleration_id=first, because="Too long.", by=leader(larkbeam), at=AT)
    approved(larkbeam, proposed(larkbeam, until_on=DAY - timedelta(days=1)))
    close_statement(statement_id=declares, because="It was too early.", by=leader(larkbeam), at=AT)
    lived_in(larkbeam)
    assert "What leadership knows, and answers" not in page(larkbeam)


def test_a_pack_shows_what_holds_until_its_very_day(larkbeam: Cast) -> None:
    approved(larkbeam, proposed(larkbeam, until_on=DAY))
    lived_in(larkbeam)
    assert "until 5 February 2026" in page(larkbeam)
    assert TODAY < DAY < after(60).date()
