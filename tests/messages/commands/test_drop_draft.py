from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.messages.queries import drafts
from tests.cast import Cast
from tests.messages.worlds import NOBODY, begun, changed, dropped


def test_drop_draft_keeps_nothing(larkbeam: Cast) -> None:
    dropped(larkbeam, begun(larkbeam))
    assert not drafts(larkbeam.organisation).exists()


def test_drop_draft_from_an_old_page_is_stale(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    changed(larkbeam, id, text="Other words.")
    with pytest.raises(Stale):
        dropped(larkbeam, id, revision_shown=1)


def test_drop_draft_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        dropped(larkbeam, begun(larkbeam), by=larkbeam.actor("ola", Hat.HR))
    assert drafts(larkbeam.organisation).count() == 1


def test_drop_draft_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (begun(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            dropped(larkbeam, id, revision_shown=1, by=stonecross.actor("otto", Hat.ISMS_LEAD))
