from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from tests.cast import Cast
from tests.messages.worlds import NOBODY, after, begun, changed, offered, written
from tests.policies.worlds import off_the_register, second_leader


def test_offer_draft_asks_the_leader_once(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    offered(larkbeam, id, at=after(1))
    offered(larkbeam, id, at=after(2))
    one = written(larkbeam, id)
    assert (one.offered_at, str(one.offered_by)) == (after(1), "Tom Okafor")


def test_offer_draft_without_words_or_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="no words in it yet"):
        offered(larkbeam, begun(larkbeam, text=""))
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        offered(larkbeam, begun(larkbeam), by=larkbeam.actor("ola", Hat.HR))


def test_offer_draft_to_somebody_who_leads_no_more_is_refused(larkbeam: Cast) -> None:
    second_leader(larkbeam)
    id = begun(larkbeam, "tom")
    off_the_register(larkbeam, "tom", after(2).date())
    with pytest.raises(Refused, match="not on the register"):
        offered(larkbeam, id, at=after(3))


def test_offer_draft_from_an_old_page_is_stale(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    changed(larkbeam, id, text="Other words.")
    with pytest.raises(Stale):
        offered(larkbeam, id, revision_shown=1)


def test_offer_draft_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (begun(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            offered(larkbeam, id, revision_shown=1, by=stonecross.actor("otto", Hat.ISMS_LEAD))
