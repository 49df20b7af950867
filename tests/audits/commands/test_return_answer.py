from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.audits.enums import FindingState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from tests.audits.found import answered, kind_of, now, raised, returned
from tests.cast import Cast
from tests.policies.worlds import NOBODY, lead, recording_fails


def test_return_answer_waits_for_the_owner_again(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    returned(larkbeam, answered(larkbeam, id))
    said = now(larkbeam, id)
    assert (said.state, said.answer, said.waits_for) == (FindingState.OPEN, None, larkbeam.person("mei").id)
    assert kind_of(larkbeam, said.answers[-1]) == "findinganswer.returned"


def test_return_answer_without_a_reason_is_refused(larkbeam: Cast) -> None:
    answer = answered(larkbeam, raised(larkbeam))
    with pytest.raises(Refused, match="Say what is missing"):
        returned(larkbeam, answer, because=" ")
    with pytest.raises(Refused, match="at most 1000 characters"):
        returned(larkbeam, answer, because="x" * 1001)


def test_return_answer_twice_is_refused(larkbeam: Cast) -> None:
    answer = answered(larkbeam, raised(larkbeam))
    returned(larkbeam, answer)
    with pytest.raises(Refused, match="returned before"):
        returned(larkbeam, answer)


def test_return_answer_by_the_lead_or_by_whoever_has_a_part_is_refused(larkbeam: Cast) -> None:
    answer = answered(larkbeam, raised(larkbeam))
    with pytest.raises(Refused, match="Only an internal auditor"):
        returned(larkbeam, answer, by=lead(larkbeam))
    for first in ("mei", "ruth"):
        with pytest.raises(Refused, match="You have a part in this finding"):
            returned(larkbeam, answer, by=larkbeam.actor(first, Hat.INTERNAL_AUDITOR))


def test_return_answer_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (answered(larkbeam, raised(larkbeam)), NOBODY):
        with pytest.raises(Unknown):
            returned(larkbeam, id, by=stonecross.actor("otto", Hat.INTERNAL_AUDITOR))


def test_return_answer_when_recording_fails_leaves_it_under_way(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    answer = answered(larkbeam, id)
    with recording_fails(), pytest.raises(OperationalError):
        returned(larkbeam, answer)
    assert now(larkbeam, id).state is FindingState.ANSWERED
