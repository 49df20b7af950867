from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.reviews.commands.call_off_review import call_off_review
from countersign.reviews.enums import ReviewState
from tests.cast import Cast
from tests.reviews.worlds import AT, found, kind_of, lead, opened, planned, recording_fails

BECAUSE = "Priya is ill; it is held next week instead."


def test_call_off_review_leaves_it_on_the_list(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    call_off_review(review_id=id, because=BECAUSE, by=lead(larkbeam), at=AT)
    now = found(larkbeam, id)
    assert (now.state, now.called_off_because, str(now.called_off_by)) == (
        ReviewState.CALLED_OFF, BECAUSE, "Tom Okafor"
    )  # fmt: skip
    assert kind_of(larkbeam, now) == "managementreview.called_off"


def test_call_off_review_without_a_reason_or_by_others_is_refused(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    with pytest.raises(Refused, match="Say in a sentence why"):
        call_off_review(review_id=id, because=" ", by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        call_off_review(review_id=id, because=BECAUSE, by=larkbeam.actor("mei", Hat.HR), at=AT)


def test_call_off_review_that_goes_on_or_was_called_off_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="The meeting has opened"):
        call_off_review(review_id=opened(larkbeam), because=BECAUSE, by=lead(larkbeam), at=AT)
    id = planned(larkbeam)
    call_off_review(review_id=id, because=BECAUSE, by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="was called off"):
        call_off_review(review_id=id, because=BECAUSE, by=lead(larkbeam), at=AT)


def test_call_off_review_when_recording_fails_leaves_it_planned(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        call_off_review(review_id=id, because=BECAUSE, by=lead(larkbeam), at=AT)
    assert found(larkbeam, id).state is ReviewState.PLANNED
