from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.refusals import Refused
from countersign.reviews.commands.render_minutes import render_minutes
from tests.cast import Cast
from tests.reviews.worlds import after, closed, found, kind_of, leader, opened, recorded, recording_fails

PDF, OTHER = "sha256:" + "a" * 64, "sha256:" + "b" * 64


def test_render_minutes_names_their_file_once(larkbeam: Cast) -> None:
    id = closed(larkbeam)
    render_minutes(review_id=id, pdf=PDF, by=larkbeam.system, at=after(15))
    render_minutes(review_id=id, pdf=OTHER, by=larkbeam.system, at=after(15))
    assert found(larkbeam, id).pdf == PDF
    assert kind_of(larkbeam, found(larkbeam, id)) == "managementreview.rendered"


def test_render_minutes_that_nobody_signed_here_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="has not opened yet"):
        render_minutes(review_id=opened(larkbeam), pdf=PDF, by=larkbeam.system, at=after(15))
    with pytest.raises(Refused, match="not signed here"):
        render_minutes(review_id=recorded(larkbeam), pdf=PDF, by=larkbeam.system, at=after(15))


def test_render_minutes_is_no_persons_act(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="not done by this kind of actor"):
        render_minutes(review_id=closed(larkbeam), pdf=PDF, by=leader(larkbeam), at=after(15))


def test_render_minutes_when_recording_fails_names_none(larkbeam: Cast) -> None:
    id = closed(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        render_minutes(review_id=id, pdf=PDF, by=larkbeam.system, at=after(15))
    assert found(larkbeam, id).pdf is None
