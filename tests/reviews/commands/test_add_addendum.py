from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.reviews.commands.add_addendum import add_addendum
from countersign.reviews.queries import addenda
from tests.cast import Cast
from tests.reviews.worlds import after, closed, found, kind_of, lead, opened, recording_fails

TEXT = "The restore took 40 minutes, not 4."


def test_add_addendum_stands_beside_what_was_signed(larkbeam: Cast) -> None:
    id = closed(larkbeam)
    before = found(larkbeam, id).document
    add_addendum(review_id=id, text=TEXT, by=lead(larkbeam), at=after(15))
    one = addenda(larkbeam.organisation, id).get()
    assert (one.text, one.document, str(one.written_by)) == (TEXT, before, "Tom Okafor")
    assert (found(larkbeam, id).document, kind_of(larkbeam, one)) == (before, "addendum.written")


def test_add_addendum_empty_too_long_early_or_by_others_is_refused(larkbeam: Cast) -> None:
    id = closed(larkbeam)
    with pytest.raises(Refused, match="Say what is wrong"):
        add_addendum(review_id=id, text=" ", by=lead(larkbeam), at=after(15))
    with pytest.raises(Refused, match="at most 4000"):
        add_addendum(review_id=id, text="x" * 4001, by=lead(larkbeam), at=after(15))
    with pytest.raises(Refused, match="change them instead"):
        add_addendum(review_id=opened(larkbeam), text=TEXT, by=lead(larkbeam), at=after(15))
    with pytest.raises(Refused, match="can add to signed minutes"):
        add_addendum(review_id=id, text=TEXT, by=larkbeam.actor("mei", Hat.RISK_OWNER), at=after(15))


def test_add_addendum_when_recording_fails_adds_none(larkbeam: Cast) -> None:
    id = closed(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        add_addendum(review_id=id, text=TEXT, by=lead(larkbeam), at=after(15))
    assert not addenda(larkbeam.organisation, id).exists()
