from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from tests.cast import Cast
from tests.messages.worlds import NOBODY, TEXT, after, begun, changed, offered, written


def test_change_draft_writes_on(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    changed(larkbeam, id, text="Other words.\r\n\r\nAnd more.\u200b ", to_contractors=False, at=after(1))
    one = written(larkbeam, id)
    assert (one.text, one.to_contractors, one.revision) == ("Other words.\n\nAnd more.", False, 2)
    assert one.written_at == after(1)


def test_change_draft_takes_it_back_from_the_leader(larkbeam: Cast) -> None:
    """They were asked to send other words."""
    id = begun(larkbeam)
    offered(larkbeam, id)
    changed(larkbeam, id)
    assert written(larkbeam, id).offered_at is not None, "the same words again are no change"
    changed(larkbeam, id, title="Another heading")
    assert written(larkbeam, id).offered_at is None


def test_change_draft_from_an_old_page_is_stale(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    changed(larkbeam, id, text="Other words.")
    with pytest.raises(Stale):
        changed(larkbeam, id, revision_shown=1)


def test_change_draft_when_it_makes_no_sense_or_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    with pytest.raises(Refused, match="Give it a heading"):
        changed(larkbeam, id, title="")
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        changed(larkbeam, id, by=larkbeam.actor("ola", Hat.HR))
    assert written(larkbeam, id).text == TEXT


def test_change_draft_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (begun(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            changed(larkbeam, id, revision_shown=1, by=stonecross.actor("otto", Hat.ISMS_LEAD))
