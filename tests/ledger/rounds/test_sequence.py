from __future__ import annotations

import pytest
from django.test import override_settings

from countersign.ledger.models import Pending
from countersign.ledger.queries import logs_with_pending
from countersign.ledger.rounds.sequence import sequence
from tests.cast import Cast
from tests.ledger.doing import AT, enter_crowd


@override_settings(COUNTERSIGN_SEQUENCER="worker")
def test_sequence_serves_every_log_that_has_something_waiting(larkbeam: Cast, stonecross: Cast) -> None:
    for first, here in ((0, larkbeam), (9, stonecross)):
        enter_crowd(here, 2, first=first)
    assert logs_with_pending() == sorted([larkbeam.organisation, stonecross.organisation])
    assert sequence(AT) == 4
    assert logs_with_pending() == []
    assert sequence(AT) == 0


@override_settings(COUNTERSIGN_SEQUENCER="worker")
def test_sequence_when_one_log_is_in_trouble_serves_the_others_and_says_so(larkbeam: Cast, stonecross: Cast) -> None:
    troubled, other = sorted([larkbeam, stonecross], key=lambda here: here.organisation)
    for first, here in ((0, troubled), (9, other)):
        enter_crowd(here, 1, first=first)
    Pending.objects.filter(organisation_id=troubled.organisation).update(body=b"{}")
    with pytest.raises(ExceptionGroup, match="1 logs could not be worked on") as trouble:
        sequence(AT)
    assert len(trouble.value.exceptions) == 1
    assert logs_with_pending() == [troubled.organisation]
